package dev.maximus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.testing.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts are tried in the shells themselves. */
class CompletionCommandTest {
  @TempDir private Path directory;
  private Path project = Path.of("");

  @BeforeEach
  void copyProject() throws IOException {
    project = SampleProject.in(directory);
    for (String shell : List.of("bash", "zsh", "fish")) {
      CommandLineRun run = CommandLineRun.in(project, "completion", shell);
      assertThat(run.code()).isZero();
      Files.writeString(project.resolve(shell + ".completion"), run.out());
    }
  }

  private String bash(String... words) throws IOException {
    String script =
        """
        source ./bash.completion
        COMP_WORDS=(maximus %s)
        COMP_CWORD=%d
        _maximus
        echo "${COMPREPLY[*]}"
        """
            .formatted(String.join(" ", words), words.length);
    return ChildProcess.run(project, "bash", "-c", script).out().strip();
  }

  @Test
  void bashKnowsCommandsEnvironmentsAndOptions() throws IOException {
    assertThat(bash("re")).isEqualTo("render");
    assertThat(bash("render", "''")).isEqualTo("dev prod staging");
    assertThat(bash("-C", "x", "render", "st")).isEqualTo("staging");
    assertThat(bash("render", "--a")).isEqualTo("--all");
    assertThat(bash("graph", "dev", "--format", "''")).isEqualTo("mermaid dot svg");
    assertThat(bash("graph", "dev", "-o", "./ba")).isEqualTo("./bash.completion");
    assertThat(bash("completion", "z")).isEqualTo("zsh");
    assertThat(bash("help", "do")).isEqualTo("doctor");
  }

  @Test
  void bashFindsTheEnvironmentsFromADirectoryInside() throws IOException {
    Path inside = Files.createDirectories(project.resolve("x/y"));
    String script = "source ../../bash.completion; _maximus_environments | tr '\\n' ' '";

    assertThat(ChildProcess.run(inside, "bash", "-c", script).out()).isEqualTo("dev prod staging ");
  }

  @Test
  void zshReadsTheScript() throws IOException {
    Requires.that("apt", ChildProcess.isInstalled("zsh"), "zsh, apt install zsh");
    String script =
        "autoload -U compinit; compinit -D -u; source ./zsh.completion;"
            + " print ${_comps[maximus]}; _maximus_environments | tr '\\n' ' '";

    ChildProcess run = ChildProcess.run(project, "zsh", "-f", "-c", script);

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("_maximus\ndev prod staging ");
  }

  @Test
  void fishCompletes() throws IOException {
    Requires.that("apt", ChildProcess.isInstalled("fish"), "fish, apt install fish");
    String script =
        "source ./fish.completion; complete -C 'maximus rend'; complete -C 'maximus render ';"
            + " complete -C 'maximus graph dev --format '";

    ChildProcess run = ChildProcess.run(project, "fish", "--no-config", "-c", script);

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().map(line -> line.split("\t", 2)[0]))
        .containsExactlyInAnyOrder("render", "dev", "prod", "staging", "mermaid", "dot", "svg");
  }

  @Test
  void anotherShellIsMisuse() {
    CommandLineRun run = CommandLineRun.in(project, "completion", "fsh");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: shell 'fsh' is unknown, did you mean 'fish'?");
  }
}
