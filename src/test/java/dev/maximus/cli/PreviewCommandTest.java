package dev.maximus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewCommandTest {
  @TempDir private Path directory;
  private Path project = Path.of("");

  @BeforeEach
  void copyProject() throws IOException {
    project = SampleProject.in(directory);
  }

  @Test
  void showsATreeATallyAndWhatRenderWouldDo() {
    CommandLineRun run = CommandLineRun.in(project, "preview", "dev");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("maximus-platform / dev\n")
        .contains(
            """
               ├─ maba ServiceDeployment
               │  ├─ Deployment      maximus/maba
               │  ├─ ConfigMap       maximus/maba
               │  ├─ Service         maximus/maba
               │  └─ ServiceAccount  maximus/maba
            """)
        .contains("33 objects in 10 components: 8 ConfigMap, 8 Deployment, 1 Namespace, ")
        .contains("manifests-generated/dev: 35 new\n  + _cluster/namespace-maximus.yaml\n")
        .endsWith("To write it: maximus render dev\n");
    assertThat(project.resolve("manifests-generated")).doesNotExist();
  }

  @Test
  void changesAreShownShort() throws IOException {
    CommandLineRun.in(project, "render", "dev");
    SampleProject.edit(
        SampleProject.devFile(project), "memory: {request: 256Mi", "memory: {request: 300Mi");

    CommandLineRun run = CommandLineRun.in(project, "preview", "dev");

    assertThat(run.out())
        .contains("manifests-generated/dev: 1 changed, 34 unchanged\n")
        .contains("  ~ maximus/deployment-maximus-core.yaml, from line ")
        .contains("-             memory: 256Mi\n")
        .contains("+             memory: 300Mi\n");
  }

  @Test
  void nothingToDoIsSaidInOneLine() {
    CommandLineRun.in(project, "render", "dev");

    assertThat(CommandLineRun.in(project, "preview", "dev").out())
        .endsWith("\nmanifests-generated/dev: 35 unchanged\n");
  }

  @Test
  void exitCodeOnlyWhenAskedFor() {
    assertThat(CommandLineRun.in(project, "preview", "dev").code()).isZero();
    assertThat(CommandLineRun.in(project, "preview", "dev", "--exit-code").code()).isEqualTo(1);
    CommandLineRun.in(project, "render", "dev");
    assertThat(CommandLineRun.in(project, "preview", "dev", "--exit-code").code()).isZero();
  }

  @Test
  void jsonHoldsEveryResourceAndItsFile() {
    CommandLineRun run = CommandLineRun.in(project, "preview", "dev", "--json");

    JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(json.get("form").getAsString()).isEqualTo("maximus/preview");
    assertThat(json.get("environment").getAsString()).isEqualTo("dev");
    assertThat(json.getAsJsonObject("kinds").get("Deployment").getAsInt()).isEqualTo(8);
    assertThat(json.getAsJsonArray("changes")).hasSize(35);
    JsonObject maba = new JsonObject();
    for (JsonElement resource : json.getAsJsonArray("resources")) {
      JsonObject object = resource.getAsJsonObject();
      if (object.get("urn").getAsString().endsWith("kubernetes:apps/v1:Deployment::maba")) {
        maba = object;
      }
    }
    assertThat(maba.get("role").getAsString()).isEqualTo("object");
    assertThat(maba.get("kind").getAsString()).isEqualTo("Deployment");
    assertThat(maba.get("namespace").getAsString()).isEqualTo("maximus");
    assertThat(maba.get("objectName").getAsString()).isEqualTo("maba");
    assertThat(maba.get("file").getAsString()).isEqualTo("maximus/deployment-maba.yaml");
  }

  @Test
  void worksFromADirectoryInsideAndFromElsewhere(@TempDir Path elsewhere) throws IOException {
    Path inside = Files.createDirectories(project.resolve("a/b"));

    assertThat(CommandLineRun.in(inside, "preview", "dev").code()).isZero();
    assertThat(CommandLineRun.in(elsewhere, "-C", project.toString(), "preview", "dev").code())
        .isZero();
    assertThat(CommandLineRun.in(elsewhere, "preview", "dev", "-C", "nowhere").err())
        .startsWith("error: directory 'nowhere' does not exist\n");
  }

  @Test
  void colourIsOnlyForThoseWhoWantIt() {
    assertThat(CommandLineRun.in(project, "preview", "dev").out()).doesNotContain("\u001b");
    CommandLineRun colored = CommandLineRun.in(project, "preview", "dev", "--color=always");
    assertThat(colored.out()).contains("\u001b[");
    assertThat(colored.out().replaceAll("\u001b\\[[0-9]+m", ""))
        .isEqualTo(CommandLineRun.in(project, "preview", "dev").out());
  }
}
