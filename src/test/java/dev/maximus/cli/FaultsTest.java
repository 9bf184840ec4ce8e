package dev.maximus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that can be wrong gives one clear error, its exit code, and leaves all as it was. */
class FaultsTest {
  @TempDir private Path directory;
  private Path project = Path.of("");

  @BeforeEach
  void renderedProject() throws IOException {
    project = SampleProject.in(directory);
    CommandLineRun.in(project, "render", "--all");
  }

  private CommandLineRun fails(int code, String... line) throws IOException {
    SortedMap<String, String> before = SampleProject.snapshot(project);
    CommandLineRun run = CommandLineRun.in(project, line);
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error: ").doesNotContain("\tat ", "Exception");
    assertThat(SampleProject.snapshot(project)).isEqualTo(before);
    return run;
  }

  @Test
  void unknownEnvironment() throws IOException {
    assertThat(fails(2, "render", "dve").err())
        .isEqualTo(
            """
            error: environment 'dve' does not exist, did you mean 'dev'? known: dev, prod, staging
            Run 'maximus help render' to see how it is called.
            """);
  }

  @Test
  void unknownCommand() throws IOException {
    assertThat(fails(2, "rendr", "dev").err())
        .isEqualTo(
            """
            error: command 'rendr' is unknown, did you mean 'render'?
            Run 'maximus help' to see how it is called.
            """);
  }

  @Test
  void unknownOption() throws IOException {
    assertThat(fails(2, "render", "--chekc", "dev").err())
        .startsWith("error: option '--chekc' is unknown, did you mean '--check'?\n");
  }

  @Test
  void noCommand() throws IOException {
    assertThat(fails(2).err()).startsWith("error: COMMAND is missing: one of preview, render,");
  }

  @Test
  void brokenYaml() throws IOException {
    SampleProject.edit(SampleProject.devFile(project), "config:\n", "config: [\n");

    assertThat(fails(1, "render", "dev").err()).startsWith("error: stacks/Pulumi.dev.yaml:");
  }

  @Test
  void unknownKeyWithItsLine() throws IOException {
    SampleProject.edit(SampleProject.devFile(project), "maximus:logLevel", "maximus:logLevle");

    assertThat(fails(1, "render", "dev").err())
        .contains("stacks/Pulumi.dev.yaml:4:3: maximus:logLevle")
        .contains("did you mean 'logLevel'?");
  }

  @Test
  void missingValue() throws IOException {
    SampleProject.edit(
        SampleProject.devFile(project), "maximus:logLevel: debug", "maximus:logLevel:");

    assertThat(fails(1, "preview", "dev").err()).contains("stacks/Pulumi.dev.yaml:4:");
  }

  @Test
  void twoFaultsAreBothNamed() throws IOException {
    SampleProject.edit(
        SampleProject.devFile(project), "maximus:logLevel: debug", "maximus:logLevel: loud");
    SampleProject.edit(SampleProject.devFile(project), "replicas: 1", "replicas: many");

    String err = fails(1, "render", "dev").err();

    assertThat(err).startsWith("error: 2 faults\n").contains("'loud'").contains("'many'");
  }

  @Test
  void aFaultInOneEnvironmentLeavesAllUntouched() throws IOException {
    SampleProject.edit(SampleProject.devFile(project), "replicas: 1", "replicas: 2");
    SampleProject.edit(
        project.resolve("stacks/Pulumi.staging.yaml"), "maximus:logLevel", "maximus:logLevle");

    fails(1, "render", "--all");
  }

  @Test
  void outputThatIsAFile() throws IOException {
    Files.writeString(project.resolve("taken"), "not a directory");

    assertThat(fails(1, "render", "dev", "--out", "taken").err()).contains("taken");
  }

  @Test
  void outputThatHoldsOtherThings() throws IOException {
    Files.createDirectories(project.resolve("mine/dev"));
    Files.writeString(project.resolve("mine/dev/letter.txt"), "dear reader");

    assertThat(fails(1, "render", "dev", "--out", "mine").err())
        .contains("must be empty or made by render, has other files such as 'letter.txt'");
  }

  @Test
  void pictureThatCannotBeWritten() throws IOException {
    assertThat(fails(1, "graph", "dev", "-o", "no/such/place.svg").err())
        .startsWith("error: file '")
        .endsWith("place.svg.new' does not exist\n");
  }

  @Test
  void noProject(@TempDir Path empty) {
    CommandLineRun run = CommandLineRun.in(empty, "render", "dev");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "error: directory '" + empty + "' is in no project: no Pulumi.yaml here or above");
  }

  @Test
  void debugShowsWhere() throws IOException {
    SampleProject.edit(SampleProject.devFile(project), "config:\n", "config: [\n");

    CommandLineRun run = CommandLineRun.in(project, "render", "dev", "--debug");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("error: stacks/Pulumi.dev.yaml:")
        .contains("\tat dev.maximus.");
  }
}
