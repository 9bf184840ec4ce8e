package dev.maximus.certs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.cli.CommandLine.Answer;
import dev.maximus.testing.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code stacks/certificates.<env>.yaml} asks for is issued, and nobody finds a fault in it.
 */
class EnvironmentsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void everythingIsIssuedAndProved(String environment) throws IOException {
    CommandLine tool = new CommandLine(directory.toRealPath());
    tool.set(PassphraseOption.VARIABLE, "of this test only");
    String request =
        Toolchain.root().resolve("stacks/certificates." + environment + ".yaml").toString();

    Answer made = tool.run("generate", request);

    assertThat(made.code()).as(made.err()).isZero();
    Answer verified = tool.run("verify", "-e", environment);
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(verified.out()).doesNotContain("skipped");
    Answer linted = tool.run("lint", "-e", environment, "--strict");
    assertThat(linted.code()).as(linted.out()).isZero();
    opensslAgrees(directory.toRealPath().resolve("pki").resolve(environment));
    assertThat(tool.run("generate", request).out()).contains(": up to date, ");
    assertThat(tool.run("rotate", "start", "-e", environment).code()).isZero();
    Answer rotating = tool.run("verify", "-e", environment);
    assertThat(rotating.code()).as(rotating.out()).isZero();
  }

  private static void opensslAgrees(Path store) throws IOException {
    try (Stream<Path> entries = Files.list(store)) {
      List<Path> leaves =
          entries.filter(entry -> Files.exists(entry.resolve("tls.crt"))).sorted().toList();
      assertThat(leaves).hasSizeGreaterThan(20);
      for (Path leaf : leaves) {
        String purpose = leaf.toString().endsWith("-server") ? "sslserver" : "any";
        Toolchain.Result result =
            Toolchain.execute(
                List.of(
                    "openssl",
                    "verify",
                    "-x509_strict",
                    "-purpose",
                    purpose,
                    "-CAfile",
                    leaf.resolve("ca.crt").toString(),
                    "-untrusted",
                    leaf.resolve("tls.crt").toString(),
                    leaf.resolve("tls.crt").toString()),
                Map.of());
        assertThat(result.exitCode()).as(result.stderr()).isZero();
      }
      // As istiod checks its plug-in authority before it starts.
      Path istio = store.resolve("istio-ca");
      Toolchain.Result result =
          Toolchain.execute(
              List.of(
                  "openssl",
                  "verify",
                  "-CAfile",
                  istio.resolve("root-cert.pem").toString(),
                  "-untrusted",
                  istio.resolve("cert-chain.pem").toString(),
                  istio.resolve("ca-cert.pem").toString()),
              Map.of());
      assertThat(result.exitCode()).as(result.stderr()).isZero();
    }
  }
}
