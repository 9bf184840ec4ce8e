package dev.maximus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.render.CanonicalYaml;
import dev.maximus.engine.run.InProcessEngine;
import dev.maximus.engine.run.RunSettings;
import dev.maximus.engine.stack.StackFile;
import dev.maximus.platform.environment.Environments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformProgramTest {
  private static final Path ROOT = Path.of(System.getProperty("maximus.root", ".."));
  private static final String DEPLOYMENT = "kubernetes:apps/v1:Deployment";

  private static ResourceGraph graph(Path root, String environment) {
    StackFile file = Environments.in(root).stackFile(environment);
    return InProcessEngine.run(
        PlatformProgram.in(root),
        RunSettings.of("maximus-platform", environment)
            .withConfig(file.values(), file.secretKeys()));
  }

  private static List<ResourceNode> of(ResourceGraph graph, String type) {
    return graph.resources().stream().filter(node -> node.type().equals(type)).toList();
  }

  @ParameterizedTest
  @CsvSource({"dev, 45, 0", "staging, 47, 2", "prod, 47, 2"})
  void declaresTheEightServices(String environment, int resources, int autoscalers) {
    ResourceGraph graph = graph(ROOT, environment);
    assertThat(graph.resources()).hasSize(resources);
    assertThat(of(graph, DEPLOYMENT)).hasSize(8);
    assertThat(of(graph, "kubernetes:autoscaling/v2:HorizontalPodAutoscaler")).hasSize(autoscalers);
    assertThat(of(graph, "kubernetes:core/v1:Namespace")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void everyResourceUsesTheOneProvider(String environment) {
    ResourceGraph graph = graph(ROOT, environment);
    ResourceNode provider = of(graph, "pulumi:providers:kubernetes").get(0);
    assertThat(provider.options().version()).contains("4.32.0");
    assertThat(provider.inputs().textAt("enableServerSideApply")).contains("true");
    assertThat(provider.inputs().values().keySet())
        .isSubsetOf("context", "enableServerSideApply", "version");
    for (ResourceNode node : graph.resources()) {
      if (node.kind() == ResourceNode.Kind.CUSTOM) {
        assertThat(node.provider().orElse(""))
            .describedAs(node.urn().value())
            .startsWith(provider.urn().value() + "::");
      }
    }
  }

  @Test
  void exportsWhereTheServicesAre() {
    PropertyValue endpoints = graph(ROOT, "prod").stackOutputs().get("endpoints").orElseThrow();
    assertThat(endpoints.textAt("maximus-core")).contains("http://maximus-core.maximus.svc:8100");
    assertThat(endpoints.textAt("hitl-dashboard"))
        .contains("http://hitl-dashboard.maximus.svc:8156");
  }

  @Test
  void objectsOfANamespaceComeAfterIt() {
    ResourceGraph graph = graph(ROOT, "dev");
    ResourceNode namespace = of(graph, "kubernetes:core/v1:Namespace").get(0);
    assertThat(of(graph, "maximus:service:ServiceDeployment"))
        .hasSize(8)
        .allMatch(service -> service.dependencies().contains(namespace.urn()));
  }

  @Test
  void theNameOfAnEnvironmentDecidesNothing(@TempDir Path copy) throws IOException {
    Files.createDirectories(copy.resolve("stacks"));
    Files.copy(ROOT.resolve("Pulumi.yaml"), copy.resolve("Pulumi.yaml"));
    Files.copy(ROOT.resolve("stacks/Pulumi.prod.yaml"), copy.resolve("stacks/Pulumi.any.yaml"));
    assertThat(objects(graph(copy, "any"))).isEqualTo(objects(graph(ROOT, "prod")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void declaresTheSameWithSettingsThatWereReadAlready(String name) {
    Environments environments = Environments.in(ROOT);
    ResourceGraph graph =
        InProcessEngine.run(
            PlatformProgram.of(environments.read(name)),
            RunSettings.of(environments.project().name(), name));
    assertThat(graph.resources()).containsExactlyElementsOf(graph(ROOT, name).resources());
  }

  private static String objects(ResourceGraph graph) {
    StringBuilder yaml = new StringBuilder();
    for (ResourceNode node : graph.resources()) {
      yaml.append(node.type()).append('\n').append(CanonicalYaml.write(node.inputs()));
    }
    return yaml.toString();
  }

  @Test
  void rendersACatalogueOfAThousandServicesWithNoNewCode(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("stacks"));
    Files.copy(ROOT.resolve("Pulumi.yaml"), root.resolve("Pulumi.yaml"));
    StringBuilder catalogue = new StringBuilder("services:\n");
    for (int i = 0; i < 1000; i++) {
      catalogue.append(
          "  s-%d: {port: %d, image: \"registry.example/s:1@sha256:%s\"}\n"
              .formatted(i, 2000 + i, "0".repeat(64)));
    }
    Files.writeString(root.resolve("many.yaml"), catalogue);
    Files.writeString(
        root.resolve("stacks/Pulumi.many.yaml"),
        """
        config:
          maximus:catalogue: many.yaml
          maximus:logLevel: info
          maximus:defaults:
            cpu: {request: 50m, limit: 500m}
            memory: {request: 128Mi, limit: 256Mi}
            ephemeralStorage: {request: 64Mi, limit: 256Mi}
        """);
    assertThat(of(graph(root, "many"), DEPLOYMENT)).hasSize(1000);
  }
}
