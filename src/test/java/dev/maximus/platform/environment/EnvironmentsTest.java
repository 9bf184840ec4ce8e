package dev.maximus.platform.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.engine.stack.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentsTest {
  @TempDir Path root;

  @Test
  void listsTheStackFiles() {
    Stacks stacks =
        Stacks.in(root)
            .write("stacks/Pulumi.zeta.yaml", "")
            .write("stacks/Pulumi.alpha.yaml", "")
            .write("stacks/Pulumi.yaml", "")
            .write("stacks/catalogue.yaml", "");
    assertThat(stacks.environments().names()).containsExactly("alpha", "test", "zeta");
    assertThat(stacks.environments().project().name()).isEqualTo("maximus-platform");
  }

  @Test
  void givesTheStackFile() {
    assertThat(Stacks.in(root).environments().stackFile("test").values())
        .containsEntry("maximus:logLevel", "info")
        .containsEntry(
            "maximus:defaults",
            "{\"cpu\":{\"limit\":\"500m\",\"request\":\"50m\"},"
                + "\"ephemeralStorage\":{\"limit\":\"256Mi\",\"request\":\"64Mi\"},"
                + "\"memory\":{\"limit\":\"256Mi\",\"request\":\"128Mi\"}}");
  }

  @Test
  void namesThoseThatExistWhenOneDoesNot() {
    Environments environments = Stacks.in(root).write("stacks/Pulumi.prod.yaml", "").environments();
    assertThatThrownBy(() -> environments.read("prd"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "stacks: environment 'prd' does not exist, did you mean 'prod'? Known environments:"
                + " prod, test");
    assertThatThrownBy(() -> environments.stackFile("../Pulumi"))
        .hasMessage(
            "stacks: environment '../Pulumi' does not exist. Known environments: prod, test");
  }

  @Test
  void saysWhenThereIsNoProject() {
    assertThatThrownBy(() -> Environments.in(root)).hasMessage("Pulumi.yaml: does not exist");
  }

  @Test
  void saysWhenThereAreNoStackFiles() {
    Environments environments =
        Stacks.in(root)
            .write("Pulumi.yaml", "name: p\nruntime: java\nstackConfigDir: none\n")
            .environments();
    assertThatThrownBy(environments::names)
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(
            "Pulumi.yaml: stackConfigDir 'none' must be a directory that can be read: ");
  }

  @Test
  void theReadmeNamesEveryKey() throws IOException {
    Path readme = Path.of(System.getProperty("maximus.root", ".."), "stacks/README.md");
    assertThat(Files.readString(readme))
        .contains(
            EnvironmentReader.KEYS.stream()
                .map(key -> "| `" + EnvironmentReader.NAMESPACE + ":" + key + "` |")
                .toList());
  }
}
