package dev.maximus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What shows only in a process of its own: pipes, full disks, locales. */
class ProcessTest {
  @TempDir private Path directory;
  private Path project = Path.of("");

  @BeforeEach
  void copyProject() throws IOException {
    project = SampleProject.in(directory);
  }

  /** The shell line with {@code "$@"} in place of the program and its arguments. */
  private ChildProcess shell(String script, List<String> jvm, String... line) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", "-c", script, "bash"));
    command.addAll(ChildProcess.java(jvm.toArray(String[]::new)));
    command.addAll(List.of(line));
    return ChildProcess.run(project, command.toArray(String[]::new));
  }

  @Test
  void aReaderThatLeavesEarlyIsNoError() throws IOException {
    ChildProcess run =
        shell("set -o pipefail; \"$@\" | head -n 1", List.of(), "preview", "dev", "--json");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("{\n");
    assertThat(run.code()).isZero();
  }

  @Test
  void aReaderThatNeverReadIsNoError() throws IOException {
    ChildProcess run = shell("\"$@\" | true", List.of(), "graph", "prod", "--format", "svg");

    assertThat(run.err()).isEmpty();
  }

  @Test
  void standardOutputOnAFullDiskIsAnError() throws IOException {
    ChildProcess run = shell("\"$@\" >/dev/full", List.of(), "preview", "dev");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("error: standard output cannot be written to: No space left on device\n");
  }

  @Test
  void aDiskThatFillsUpLeavesTheOldManifests() throws IOException {
    assertThat(CommandLineRun.in(project, "render", "dev").code()).isZero();
    SampleProject.edit(SampleProject.devFile(project), "replicas: 1", "replicas: 2");
    var before = SampleProject.snapshot(project);

    // A limit of 1 KiB for any file stands for the full disk: the write fails in the same way.
    ChildProcess run =
        shell("ulimit -f 1; exec \"$@\"", List.of("-XX:-UsePerfData"), "render", "dev");

    assertThat(run.code()).as(run.err()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("error: directory '")
        .contains("manifests-generated/dev' cannot be written: ")
        .endsWith("It is as it was\n")
        .doesNotContain("\tat ");
    assertThat(SampleProject.snapshot(project)).isEqualTo(before);
  }

  @Test
  void localeTimeZoneAndUserChangeNothing() throws IOException {
    assertThat(CommandLineRun.in(project, "render", "--all").code()).isZero();
    assertThat(CommandLineRun.in(project, "graph", "prod", "-o", "prod.svg").code()).isZero();
    var expected = SampleProject.snapshot(project);
    String preview = CommandLineRun.in(project, "preview", "prod").out();

    for (List<String> jvm :
        List.of(
            // In Turkish, "I" in lower case is not "i".
            List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Kathmandu"),
            List.of("-Duser.language=de", "-Duser.country=DE", "-Dfile.encoding=ISO-8859-1"),
            List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.extensions=u-nu-arab"),
            List.of("-Duser.name=nobody", "-Duser.home=/nonexistent", "-Dline.separator=\r\n"))) {
      SampleProject.delete(project.resolve("manifests-generated"));
      Files.delete(project.resolve("prod.svg"));

      assertThat(shell("exec \"$@\"", jvm, "render", "--all").err()).isEmpty();
      assertThat(shell("exec \"$@\"", jvm, "graph", "prod", "-o", "prod.svg").code()).isZero();
      assertThat(SampleProject.snapshot(project)).as("%s", jvm).isEqualTo(expected);
      assertThat(shell("exec \"$@\"", jvm, "preview", "prod").out())
          .as("%s", jvm)
          .isEqualTo(preview);
    }
  }

  @Test
  void theLocaleOfTheShellChangesNothing() throws IOException {
    List<String> command = new ArrayList<>(ChildProcess.java());
    command.addAll(List.of("preview", "dev"));
    String expected = CommandLineRun.in(project, "preview", "dev").out();

    for (String locale : List.of("C", "C.UTF-8", "tr_TR.UTF-8")) {
      Map<String, String> env = Map.of("LC_ALL", locale, "LANG", locale, "TZ", "Asia/Kathmandu");
      ChildProcess run = ChildProcess.run(project, env, command.toArray(String[]::new));
      assertThat(run.out()).as(locale).isEqualTo(expected);
    }
  }

  @Test
  void anotherJavaWritesTheSame() throws IOException {
    assertThat(CommandLineRun.in(project, "render", "--all").code()).isZero();
    var expected = SampleProject.snapshot(project);
    List<Path> others = ChildProcess.otherJavas();

    for (Path other : others) {
      SampleProject.delete(project.resolve("manifests-generated"));
      List<String> command = new ArrayList<>(ChildProcess.java());
      command.set(0, other.toString());
      command.addAll(List.of("render", "--all"));
      assertThat(ChildProcess.run(project, command.toArray(String[]::new)).code()).isZero();
      assertThat(SampleProject.snapshot(project)).as("%s", other).isEqualTo(expected);
    }
    org.junit.jupiter.api.Assumptions.assumeFalse(
        others.isEmpty(), "needs: a second JDK below /usr/lib/jvm, such as openjdk-21-jdk");
  }
}
