package dev.maximus.engine.run;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pulumi.Context;
import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.graph.Urn;
import java.util.List;
import java.util.function.Consumer;

/** What the tests of this package do again and again. */
final class Runs {
  static final RunSettings PREVIEW = RunSettings.of("shop", "dev");
  static final RunSettings UP = PREVIEW.withDryRun(false);

  private Runs() {}

  static ResourceGraph preview(Consumer<Context> program) {
    return InProcessEngine.run(program, PREVIEW);
  }

  static ResourceGraph up(Consumer<Context> program) {
    return InProcessEngine.run(program, UP);
  }

  static Urn urn(String qualifiedType, String name) {
    return new Urn("urn:pulumi:dev::shop::" + qualifiedType + "::" + name);
  }

  static Urn thing(String name) {
    return urn(Thing.TYPE, name);
  }

  static ResourceNode node(ResourceGraph graph, Urn urn) {
    return graph
        .find(urn)
        .orElseThrow(() -> new AssertionError(urn + " is not in " + graph.resources()));
  }

  static ResourceNode node(ResourceGraph graph, String thing) {
    return node(graph, thing(thing));
  }

  /** What became of one value given to a resource as its input. */
  static PropertyValue input(Object value) {
    ResourceGraph graph = preview(context -> new Thing("it", ThingArgs.value(value)));
    return node(graph, "it").inputs().get("value").orElseThrow();
  }

  static ProgramFailedException failure(Consumer<Context> program) {
    return failure(PREVIEW, program);
  }

  static ProgramFailedException failure(RunSettings settings, Consumer<Context> program) {
    ProgramFailedException thrown =
        catchThrowableOfType(
            ProgramFailedException.class, () -> InProcessEngine.run(program, settings));
    if (thrown == null) {
      throw new AssertionError("the program did not fail");
    }
    return thrown;
  }

  static List<String> messages(ProgramFailedException failed) {
    return failed.failures().stream().map(ProgramFailedException.Failure::message).toList();
  }
}
