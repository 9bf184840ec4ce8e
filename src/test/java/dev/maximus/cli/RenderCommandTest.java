package dev.maximus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCommandTest {
  @TempDir private Path directory;
  private Path project = Path.of("");

  @BeforeEach
  void copyProject() throws IOException {
    project = SampleProject.in(directory);
  }

  @Test
  void writesOneEnvironmentAndSaysWhat() {
    CommandLineRun run = CommandLineRun.in(project, "render", "dev");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("manifests-generated/dev: written, 35 new\n")
        .contains("  + _cluster/namespace-maximus.yaml\n")
        .contains("  and 15 more\n");
    assertThat(project.resolve("manifests-generated/dev/maximus/deployment-maba.yaml")).exists();
    assertThat(project.resolve("manifests-generated/prod")).doesNotExist();
  }

  @Test
  void aSecondRunTouchesNothing() throws IOException {
    CommandLineRun.in(project, "render", "dev");
    Path file = project.resolve("manifests-generated/dev/kustomization.yaml");
    var before = Files.getLastModifiedTime(file);

    CommandLineRun run = CommandLineRun.in(project, "render", "dev");

    assertThat(run.out()).isEqualTo("manifests-generated/dev: 35 unchanged\n");
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
  }

  @Test
  void allEnvironmentsAtOnce() {
    CommandLineRun run = CommandLineRun.in(project, "render", "--all");

    assertThat(run.code()).isZero();
    for (String name : new String[] {"dev", "staging", "prod"}) {
      assertThat(project.resolve("manifests-generated").resolve(name)).isDirectory();
      assertThat(run.out()).contains("manifests-generated/" + name + ": written");
    }
  }

  @Test
  void checkSaysWhichFilesAreStaleAndWhy() throws IOException {
    CommandLineRun.in(project, "render", "dev");
    assertThat(CommandLineRun.in(project, "render", "dev", "--check").code()).isZero();
    Path manifests = project.resolve("manifests-generated/dev");
    SampleProject.edit(
        manifests.resolve("maximus/deployment-maba.yaml"), "replicas: 1", "replicas: 7");
    Files.delete(manifests.resolve("maximus/service-nis.yaml"));
    Files.writeString(manifests.resolve("maximus/stray.yaml"), "a: 1\n");
    var before = SampleProject.snapshot(project);

    CommandLineRun run = CommandLineRun.in(project, "render", "dev", "--check");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("manifests-generated/dev: stale, 1 new, 1 changed, 1 removed, 33 unchanged\n")
        .contains("  ~ maximus/deployment-maba.yaml, from line ")
        .contains("      -   replicas: 7\n")
        .contains("      +   replicas: 1\n")
        .contains("  + maximus/service-nis.yaml\n")
        .contains("  - maximus/stray.yaml\n");
    assertThat(run.err())
        .isEqualTo(
            """
            error: the files are not as they would be rendered
              Run './maximus render dev' and commit the result.
            """);
    assertThat(SampleProject.snapshot(project)).isEqualTo(before);
  }

  @Test
  void jsonSaysTheSame() {
    CommandLineRun.in(project, "render", "dev");
    CommandLineRun run = CommandLineRun.in(project, "render", "--all", "--check", "--json");

    assertThat(run.code()).isEqualTo(1);
    JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(json.get("form").getAsString()).isEqualTo("maximus/render");
    assertThat(json.get("version").getAsInt()).isEqualTo(1);
    assertThat(json.get("check").getAsBoolean()).isTrue();
    JsonObject dev = json.getAsJsonArray("environments").get(0).getAsJsonObject();
    assertThat(dev.get("name").getAsString()).isEqualTo("dev");
    assertThat(dev.get("unchanged").getAsInt()).isEqualTo(35);
    JsonObject prod = json.getAsJsonArray("environments").get(1).getAsJsonObject();
    JsonObject change = prod.getAsJsonArray("changes").get(0).getAsJsonObject();
    assertThat(change.get("change").getAsString()).isEqualTo("added");
    assertThat(change.get("path").getAsString()).isEqualTo("_cluster/namespace-maximus.yaml");
  }

  @Test
  void outIsSeenFromTheUsersDirectory() throws IOException {
    Path inside = Files.createDirectory(project.resolve("inside"));

    CommandLineRun run = CommandLineRun.in(inside, "render", "dev", "--out", "../elsewhere");

    assertThat(run.code()).isZero();
    assertThat(project.resolve("elsewhere/dev/kustomization.yaml")).exists();
    assertThat(project.resolve("manifests-generated")).doesNotExist();
  }

  @Test
  void oneEnvironmentAndAllExcludeEachOther() {
    CommandLineRun run = CommandLineRun.in(project, "render", "dev", "--all");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: ENV 'dev' and option '--all' exclude each other\n");
  }

  @Test
  void noEnvironmentIsMisuse() {
    CommandLineRun run = CommandLineRun.in(project, "render");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: ENV is missing: known: dev, prod, staging\n");
  }
}
