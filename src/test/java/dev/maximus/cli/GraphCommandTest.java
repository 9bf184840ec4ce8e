package dev.maximus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCommandTest {
  @TempDir private Path directory;
  private Path project = Path.of("");

  @BeforeEach
  void copyProject() throws IOException {
    project = SampleProject.in(directory);
  }

  @Test
  void mermaidOnStandardOutput() {
    CommandLineRun run = CommandLineRun.in(project, "graph", "dev");

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("flowchart LR\n").contains("maba (ServiceDeployment)");
  }

  @Test
  void theFormatFollowsTheNameOfTheFile() throws IOException {
    CommandLineRun run = CommandLineRun.in(project, "graph", "dev", "-o", "dev.svg");

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("Wrote " + project.resolve("dev.svg") + "\n");
    assertThat(project.resolve("dev.svg")).content().startsWith("<svg ");
    CommandLineRun.in(project, "graph", "dev", "-o", "dev.dot");
    assertThat(project.resolve("dev.dot")).content().startsWith("digraph ");
    CommandLineRun.in(project, "graph", "dev", "-o", "dev.txt", "--format", "svg");
    assertThat(project.resolve("dev.txt")).content().startsWith("<svg ");
    assertThat(SampleProject.snapshot(project).keySet()).noneMatch(f -> f.endsWith(".new"));
  }

  @Test
  void theServiceSelectsItsDeployment() {
    String dot = CommandLineRun.in(project, "graph", "dev", "--format", "dot").out();

    assertThat(dot).contains("[label=\"selects\"]", "[label=\"runs as\"]", "[label=\"reads\"]");
  }

  @Test
  void otherFormatsAreMisuse() {
    CommandLineRun run = CommandLineRun.in(project, "graph", "dev", "--format", "pdf");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("error: value 'pdf' of option '--format' must be one of: mermaid, dot, svg\n");
  }
}
