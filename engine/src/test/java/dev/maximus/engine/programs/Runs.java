package dev.maximus.engine.programs;

import com.pulumi.Context;
import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.graph.Urn;
import dev.maximus.engine.run.BothWays;
import dev.maximus.engine.run.ProgramFailedException;
import dev.maximus.engine.run.RunSettings;
import java.util.List;
import java.util.function.Consumer;

/** What the tests of this package do again and again. */
public final class Runs {
  public static final RunSettings PREVIEW = RunSettings.of("shop", "dev");
  public static final RunSettings UP = PREVIEW.withDryRun(false);

  private Runs() {}

  public static ResourceGraph preview(Consumer<Context> program) {
    return BothWays.run(program, PREVIEW);
  }

  public static ResourceGraph up(Consumer<Context> program) {
    return BothWays.run(program, UP);
  }

  public static Urn urn(String qualifiedType, String name) {
    return new Urn("urn:pulumi:dev::shop::" + qualifiedType + "::" + name);
  }

  public static Urn thing(String name) {
    return urn(Thing.TYPE, name);
  }

  public static ResourceNode node(ResourceGraph graph, Urn urn) {
    return graph
        .find(urn)
        .orElseThrow(() -> new AssertionError(urn + " is not in " + graph.resources()));
  }

  public static ResourceNode node(ResourceGraph graph, String thing) {
    return node(graph, thing(thing));
  }

  /** What became of one value given to a resource as its input. */
  public static PropertyValue input(Object value) {
    ResourceGraph graph = preview(context -> new Thing("it", ThingArgs.value(value)));
    return node(graph, "it").inputs().get("value").orElseThrow();
  }

  public static ProgramFailedException failure(Consumer<Context> program) {
    return failure(PREVIEW, program);
  }

  public static ProgramFailedException failure(RunSettings settings, Consumer<Context> program) {
    return BothWays.failure(program, settings);
  }

  public static List<String> messages(ProgramFailedException failed) {
    return failed.failures().stream().map(ProgramFailedException.Failure::message).toList();
  }
}
