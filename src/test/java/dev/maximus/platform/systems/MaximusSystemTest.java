package dev.maximus.platform.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.components.common.ImageRef;
import dev.maximus.components.common.Ports;
import dev.maximus.components.common.Resources;
import dev.maximus.components.common.Resources.Share;
import dev.maximus.components.scaling.Scaling;
import dev.maximus.components.service.LogLevel;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.run.InProcessEngine;
import dev.maximus.engine.run.RunSettings;
import dev.maximus.platform.PlatformProgram;
import dev.maximus.platform.catalogue.Catalogue;
import dev.maximus.platform.catalogue.ServiceSpec;
import dev.maximus.platform.environment.EnvironmentConfig;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaximusSystemTest {
  private static ServiceSpec spec(int index) {
    return new ServiceSpec(
        "service-" + index,
        "Service " + index,
        Ports.of(10000 + index),
        index % 4 == 0 ? Scaling.autoscaled(2, 8) : Scaling.fixed(2),
        Optional.of(
            ImageRef.parse(
                "registry.example/maximus/s:1."
                    + index
                    + "@sha256:"
                    + "0123456789abcdef".repeat(4))));
  }

  private static ResourceGraph graph(List<ServiceSpec> services) {
    EnvironmentConfig environment =
        new EnvironmentConfig(
            "dev",
            Optional.empty(),
            LogLevel.INFO,
            Catalogue.of(services),
            new TreeMap<>(),
            Optional.empty(),
            new Resources(
                Share.of("250m", "1"), Share.of("256Mi", "512Mi"), Share.of("64Mi", "256Mi")),
            new TreeMap<>());
    return InProcessEngine.run(
        PlatformProgram.of(environment), RunSettings.of("maximus-platform", "dev"));
  }

  private static List<ResourceNode> of(ResourceGraph graph, String name) {
    return graph.resources().stream().filter(node -> node.name().equals(name)).toList();
  }

  @Test
  void aServiceAmongManyIsAsItIsAlone() {
    int count = 3 * Ahead.MANY;
    ResourceGraph many =
        graph(IntStream.range(0, count).mapToObj(MaximusSystemTest::spec).toList());
    for (int i = 0; i < count; i++) {
      List<ResourceNode> alone = of(graph(List.of(spec(i))), "service-" + i);
      assertThat(alone).hasSize(i % 4 == 0 ? 6 : 5);
      assertThat(of(many, "service-" + i)).isEqualTo(alone);
    }
  }
}
