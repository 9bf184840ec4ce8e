package dev.maximus.components;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.resources.ComponentResourceOptions;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.render.CanonicalYaml;
import dev.maximus.engine.run.InProcessEngine;
import dev.maximus.engine.run.RunSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Runs a component in our engine, and compares what it declared with a file in git. */
public final class Golden {
  /** {@code -Dgolden.update=true} writes the files instead of comparing with them. */
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private static final Path DIRECTORY =
      Path.of(System.getProperty("maximus.root", ".."), "components/src/test/resources/golden");

  private Golden() {}

  /** What a program declares. */
  public static ResourceGraph run(Consumer<ComponentResourceOptions> component) {
    Consumer<Context> program =
        context -> component.accept(ComponentResourceOptions.builder().build());
    return InProcessEngine.run(program, RunSettings.of("golden", "test"));
  }

  /** Every Kubernetes object of a graph, as one YAML file. */
  public static String yaml(ResourceGraph graph) {
    StringBuilder yaml = new StringBuilder();
    for (ResourceNode node : graph.resources()) {
      if (node.kind() == ResourceNode.Kind.CUSTOM) {
        yaml.append("---\n").append(CanonicalYaml.write(node.inputs()));
      }
    }
    return yaml.toString();
  }

  /** Asserts that the graph is what {@code golden/<name>.yaml} says. */
  public static void assertMatches(String name, ResourceGraph graph) {
    Path file = DIRECTORY.resolve(name + ".yaml");
    String actual = yaml(graph);
    try {
      if (UPDATE) {
        Files.createDirectories(DIRECTORY);
        Files.writeString(file, actual);
      }
      assertThat(actual)
          .describedAs("%s (to accept: mvn test -pl components -am -Dgolden.update=true)", file)
          .isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
