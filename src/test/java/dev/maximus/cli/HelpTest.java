package dev.maximus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
  @TempDir private Path nowhere;

  static List<String> commands() {
    List<String> names = new ArrayList<>(Commands.names());
    names.add("warm-up");
    return names;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfOutsideOfAnyProject(String name) {
    CommandLineRun run = CommandLineRun.in(nowhere, name, "--help");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("maximus " + name + ": ")
        .contains("\nUsage\n  maximus " + name)
        .contains("--debug");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 110);
    assertThat(CommandLineRun.in(nowhere, "help", name)).isEqualTo(run);
  }

  @Test
  void examplesComeFirst() {
    assertThat(CommandLineRun.in(nowhere, "render", "-h").out())
        .startsWith(
            """
            maximus render: Write the Kubernetes manifests of an environment.

            Examples
              maximus render dev            write manifests-generated/dev
            """);
  }

  @Test
  void theListOfCommandsIsComplete() {
    String help = CommandLineRun.in(nowhere, "--help").out();

    for (String name : Commands.names()) {
      assertThat(help).contains("\n  " + name + " ");
    }
    assertThat(help).contains("\n  test ").isEqualTo(CommandLineRun.in(nowhere, "help").out());
  }

  @Test
  void versionNamesTheJava() {
    CommandLineRun run = CommandLineRun.in(nowhere, "--version");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("maximus ")
        .contains("\nJava " + System.getProperty("java.version"));
  }
}
