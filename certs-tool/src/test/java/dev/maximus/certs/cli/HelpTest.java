package dev.maximus.certs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
  @TempDir private Path directory;

  static List<String> commands() {
    return Commands.names();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void opensWithAnExample(String name) {
    CommandLine tool = new CommandLine(directory);
    String help = tool.run(name, "--help").out();

    assertThat(help)
        .startsWith("certs-tool " + name + ": ")
        .contains("\n\nExamples\n  certs-tool " + name)
        .contains("\nUsage\n  certs-tool " + name)
        .endsWith("Exit codes: 0 done, 1 failed or something was found, 2 called wrongly.\n");
    assertThat(tool.run("help", name).out()).isEqualTo(help);
    assertThat(help.lines()).as("fits a terminal").allMatch(line -> line.length() <= 120);
    assertThat(tool.run("help").out()).contains("\n  " + name);
  }

  /** An example is a command line that the program understands. */
  @ParameterizedTest
  @MethodSource("commands")
  void examplesAreUnderstood(String name) {
    for (CertsCommand.Example example : Commands.find(name).orElseThrow().examples()) {
      assertThat(new CommandLine(directory).run(example.line().split(" ")).code())
          .as(example.line())
          .isNotEqualTo(ExitCode.MISUSE);
    }
  }

  @Test
  void colourIsForTerminals() {
    CommandLine tool = new CommandLine(directory);
    assertThat(tool.run("--help").out()).doesNotContain("\u001b");
    assertThat(tool.run("--color=always", "--help").out()).contains("\u001b[1mExamples");
    assertThat(tool.run("--color", "always", "nothing").err()).startsWith("\u001b[31merror:");
  }
}
