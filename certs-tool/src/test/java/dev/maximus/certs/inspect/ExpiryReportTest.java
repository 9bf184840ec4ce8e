package dev.maximus.certs.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.testing.Requires;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiryReportTest {
  @TempDir private Path directory;

  private ExpiryReport report(Duration later) throws IOException {
    new SampleStore(directory);
    Clock clock = Clock.fixed(SampleStore.NOW.plus(later), ZoneOffset.UTC);
    return ExpiryReport.of(new Inspector(clock).inspect(directory), Duration.ofDays(30));
  }

  @Test
  void whatEndsFirstComesFirst() throws IOException {
    ExpiryReport report = report(Duration.ofDays(11));

    assertThat(report.expiring()).extracting(CertificateItem::name).containsExactly("worker");
    String table = report.table(Style.PLAIN).replaceAll("[0-9a-f]{8}  ", "SERIAL__  ");
    assertThat(table.lines().map(line -> line.replaceFirst(" +[^ ]*$", "")))
        .containsExactly(
            "NAME           PROFILE          UNTIL          DAYS  SERIAL",
            "worker         client           2026-12-01  expired  SERIAL__",
            "postgres       server           2027-02-19       78  SERIAL__",
            "Test Services  intermediate-ca  2029-11-21     1084  SERIAL__",
            "Test Root      root-ca          2036-11-21     3641  SERIAL__");
    assertThat(report.json()).contains("\"windowSeconds\": 2592000", "\"expiring\": 1");
  }

  @Test
  void metricsForPrometheus() throws IOException {
    ExpiryReport report = report(Duration.ZERO);
    CertificateItem worker = report.certificates().get(0);

    assertThat(report.prometheus())
        .startsWith(
            """
            # HELP certs_not_after_seconds When the certificate ends, in seconds since 1970.
            # TYPE certs_not_after_seconds gauge
            certs_not_after_seconds{name="worker",profile="client",serial="%s",issuer="CN=Test Services",file="%s"} 1796119199
            """
                .formatted(worker.certificate().serial(), directory.resolve("worker/tls.crt")))
        .contains("# TYPE certs_not_before_seconds gauge\n");
  }

  @Test
  void promtoolAcceptsThem() throws Exception {
    Path promtool = Path.of("/usr/bin/promtool");
    Requires.that("apt", Files.isExecutable(promtool), "promtool; apt-get install prometheus");
    Path file = directory.resolve("metrics.txt");
    WholeFile.write(file, report(Duration.ZERO).prometheus());

    Process check =
        new ProcessBuilder(promtool.toString(), "check", "metrics")
            .redirectInput(file.toFile())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(check.waitFor()).isZero();
  }

  @Test
  void aMetricsFileIsReplacedAtOnce() throws IOException {
    Path file = directory.resolve("certs.prom");
    WholeFile.write(file, "old\n");
    WholeFile.write(file, "new\n");

    assertThat(file).hasContent("new\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }
}
