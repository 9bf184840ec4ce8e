package dev.maximus.certs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.cli.CommandLine.Answer;
import dev.maximus.testing.Toolchain;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the environments of this repository ask for is issued, and stands up to our own checks. */
class EnvironmentsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void isIssuedAndProved(String environment) {
    CommandLine tool = new CommandLine(directory);
    tool.set(PassphraseOption.VARIABLE, "a passphrase of this test");
    Path request = Toolchain.root().resolve("stacks/certificates." + environment + ".yaml");

    assertThat(tool.run("generate", request.toString()).err()).isEmpty();

    Answer verified = tool.run("verify", "-e", environment);
    assertThat(verified.out().lines()).allMatch(line -> line.startsWith("ok "));
    assertThat(verified.code()).as(verified.err()).isZero();
    assertThat(tool.run("lint", "--strict", "-e", environment).code()).isZero();
  }
}
