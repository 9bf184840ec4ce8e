package dev.maximus.certs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.cli.CommandLine.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** inspect, verify, lint and expiry on a set that generate has made. */
class LookingCommandsTest {
  @TempDir private Path directory;
  private CommandLine tool;

  @BeforeEach
  void makeSet() throws IOException {
    directory = directory.toRealPath();
    tool = new CommandLine(directory);
    tool.run("generate");
  }

  @Test
  void inspectIsATableOfAll() {
    Answer answer = tool.run("inspect");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .containsPattern("server +server +localhost \\+2 .* 2027-11-21 .* ECDSA P-256")
        .doesNotContain("BEGIN");
    assertThat(tool.run("inspect", "certs/server-cert.pem").out())
        .contains("purposes: TLS server\n", "          IP:::1\n");
    assertThat(tool.run("inspect", "--tree").out()).contains("|-- client", "`-- server");
    assertThat(tool.run("inspect", "certs/server-key.pem").out())
        .startsWith("private key: ecdsa-p256 (")
        .doesNotContain("BEGIN");
    assertThat(tool.run("inspect", "--json").out()).startsWith("{\n");
  }

  @Test
  void inspectSaysWhatItCannotRead() throws IOException {
    tool.file(
        "certs-of-others/broken.pem",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

    Answer answer = tool.run("inspect", "certs-of-others");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).startsWith("error: ").contains("certs-of-others/broken.pem");
    assertThat(tool.run("inspect", "nothing").err()).isEqualTo("error: 'nothing' does not exist\n");
    assertThat(tool.run("inspect", "certs", "-e", "dev").err())
        .startsWith("error: a path and option '--env' exclude each other\n");
  }

  @Test
  void verifyProvesTheStore() {
    Answer answer = tool.run("verify");

    assertThat(answer.code()).as(answer.out()).isZero();
    assertThat(answer.out())
        .contains("server-key.pem' belongs to the certificate\n")
        .contains("certificate 'server' is what was asked for\n")
        .doesNotContain("FAILED");
  }

  @Test
  void verifyFindsWhatIsWrong() throws IOException {
    Path key = directory.resolve("certs/server-key.pem").toRealPath();
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    Files.write(key, Files.readAllBytes(directory.resolve("certs/client-key.pem")));

    Answer answer = tool.run("verify");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out().lines().filter(line -> line.startsWith("FAILED")))
        .hasSize(2)
        .anyMatch(line -> line.contains("server-key.pem"))
        .anyMatch(line -> line.contains("0644"));
    assertThat(tool.run("verify", "--json").out()).contains("\"ok\": false");
  }

  @Test
  void verifyLooksAtFiles() {
    Answer good =
        tool.run(
            "verify",
            "certs/server-cert.pem",
            "--key",
            "certs/server-key.pem",
            "--ca",
            "certs/ca-cert.pem",
            "--host",
            "localhost",
            "--purpose",
            "server");
    assertThat(good.code()).as(good.out()).isZero();
    Answer bad =
        tool.run(
            "verify",
            "certs/server-cert.pem",
            "--key",
            "certs/client-key.pem",
            "--ca",
            "certs/ca-cert.pem",
            "--host",
            "elsewhere.example",
            "--purpose",
            "client");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.out().lines().filter(line -> line.startsWith("FAILED"))).hasSize(3);
    assertThat(tool.run("verify", "certs/server-cert.pem"))
        .isEqualTo(
            new Answer(
                2,
                "",
                "error: option '--ca' is missing\nRun 'certs-tool help verify' to see how it is called.\n"));
    assertThat(tool.run("verify", "--connect", "localhost", "--ca", "certs/ca-cert.pem").err())
        .startsWith("error: host 'localhost' must be host:port, with a port from 1 to 65535\n");
    assertThat(tool.run("verify", "--connect", "localhost:1").err())
        .startsWith("error: option '--connect' goes with '--ca': whom to trust\n");
    assertThat(
            tool.run("verify", "certs/ca-cert.pem", "--ca", "certs/ca-cert.pem", "--purpose", "x")
                .err())
        .startsWith("error: option '--purpose' is 'x', must be server or client\n");
  }

  @Test
  void verifySaysThatAHostIsNotThere() {
    Answer answer = tool.run("verify", "--connect", "localhost:1", "--ca", "certs/ca-cert.pem");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).startsWith("FAILED").contains("localhost:1");
  }

  @Test
  void lintIsClean() {
    assertThat(tool.run("lint", "--strict"))
        .matches(answer -> answer.code() == 0)
        .extracting(Answer::out)
        .asString()
        .startsWith("3 certificates, ")
        .endsWith(" rules: 0 errors, 0 warnings\n");
    assertThat(tool.run("lint", "--json").out()).contains("\"findings\": []");
    assertThat(tool.run("lint", "--rules").out()).contains("RFC 5280");
  }

  @Test
  void expirySaysWhatEndsSoon() {
    assertThat(tool.run("expiry").code()).isZero();
    tool.at(CommandLine.NOW.plus(Duration.ofDays(340)));

    Answer answer = tool.run("expiry", "--within", "30d");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("server").contains("2027-11-21");
    assertThat(tool.run("expiry", "--within", "20d").code()).isZero();
    assertThat(tool.run("expiry", "--within", "soon").err())
        .startsWith(
            "error: option '--within': lifetime 'soon' must be a whole number and a unit: 10y, 90d, 24h or 30m\n");
  }

  @Test
  void expiryWritesMetrics() throws IOException {
    assertThat(tool.run("expiry", "--metrics-file", "certs.prom").code()).isZero();
    assertThat(Files.readString(directory.resolve("certs.prom")))
        .isEqualTo(tool.run("expiry", "--prometheus").out())
        .contains("# TYPE certs_not_after_seconds gauge\n");
    assertThat(tool.run("expiry", "--metrics-file", "nowhere/certs.prom").code()).isEqualTo(1);
  }
}
