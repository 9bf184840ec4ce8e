package dev.maximus.engine.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Items;
import dev.maximus.engine.graph.PropertyValue.Secret;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.run.BothWays;
import dev.maximus.engine.run.RunSettings;
import dev.maximus.engine.run.StackReferences;
import dev.maximus.testing.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real engine and this one are told the same. */
class FidelityTest {
  @TempDir private Path directory;

  private static final Fields NETWORK_OUTPUTS =
      Fields.of(
          Map.<String, PropertyValue>of(
              "vpc", new Text("vpc-1"),
              "subnets", new Items(List.of(new Text("a"), new Text("b"))),
              "password", new Secret(new Text("net-pa55"))));

  private static final String NETWORK_STATE =
      """
      {"version": 3, "deployment": {
        "manifest": {"time": "2026-01-01T00:00:00Z", "magic": "", "version": ""},
        "secrets_providers": {"type": "passphrase", "state": {"salt": "%s"}},
        "resources": [{
          "urn": "urn:pulumi:dev::network::pulumi:pulumi:Stack::network-dev",
          "custom": false,
          "type": "pulumi:pulumi:Stack",
          "outputs": {
            "vpc": "vpc-1",
            "subnets": ["a", "b"],
            "password": {
              "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
              "plaintext": "\\"net-pa55\\""
            }
          }
        }]
      }}
      """;

  @Test
  void everyKindOfValueOptionAndRelation() throws IOException {
    Path cli = Toolchain.require("pulumi", "pulumi");
    PulumiProject project =
        PulumiProject.create(directory, cli, "shop", EveryValue.class, List.of("test"));
    project.write("asset.txt", "an asset");
    project.write("archive/file.txt", "in an archive");
    project.write("network/Pulumi.yaml", "name: network\nruntime: java\n");
    project.pulumi("--cwd", "network", "stack", "init", "dev");
    String salt =
        Files.readString(project.root().resolve("network/Pulumi.dev.yaml"))
            .replace("encryptionsalt:", "")
            .strip();
    project.write("network/state.json", NETWORK_STATE.formatted(salt));
    project.pulumi("--cwd", "network", "stack", "import", "--file", "state.json");
    project.pulumi("stack", "init", "dev");
    project.pulumi("config", "set", "size", "3");
    project.pulumi("config", "set", "--path", "zones[0]", "a");
    project.pulumi("config", "set", "--path", "zones[1]", "b");
    project.pulumi("config", "set", "--secret", "password", "pa55");
    RunSettings settings =
        RunSettings.of("shop", "dev")
            .withConfig(EveryValue.CONFIG, Set.of("shop:password"))
            .withFunctions(EveryValue.FUNCTIONS)
            .withStackReferences(
                new StackReferences("the test", Map.of(EveryValue.NETWORK, NETWORK_OUTPUTS)))
            .withTransformations(EveryValue.transformations());

    Told preview = project.preview();
    Told update = project.up();

    assertSame(EveryValue::declare, settings, preview, update);
    assertThat(update.invoked()).containsExactly(EveryValue.LENGTH);
    assertThat(update.checked()).hasSizeGreaterThan(30);
  }

  @Test
  void kubernetesObjectsInComponents() throws IOException {
    Path cli = Toolchain.require("pulumi", "pulumi");
    PulumiProject project =
        PulumiProject.create(
            directory, cli, "shop", KubernetesProgram.class, List.of("kubernetes"));
    project.pulumi("stack", "init", "dev");
    project.pulumi("config", "set", "--secret", "password", "pa55");
    RunSettings settings =
        RunSettings.of("shop", "dev")
            .withConfig(Map.of("shop:password", "pa55"), Set.of("shop:password"));

    Told preview = project.preview();
    Told update = project.up();

    assertSame(KubernetesProgram::declare, settings, preview, update);
    assertThat(update.checked()).hasSize(11);
  }

  private static void assertSame(
      Consumer<Context> program, RunSettings settings, Told preview, Told update) {
    Fidelity.assertSame(BothWays.run(program, settings.withDryRun(true)), preview, true);
    Fidelity.assertSame(BothWays.run(program, settings.withDryRun(false)), update, false);
  }
}
