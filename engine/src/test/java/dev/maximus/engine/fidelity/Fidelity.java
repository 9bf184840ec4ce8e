package dev.maximus.engine.fidelity;

import static java.util.stream.Collectors.toCollection;

import dev.maximus.engine.fidelity.Told.State;
import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Asset;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Items;
import dev.maximus.engine.graph.PropertyValue.Secret;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.graph.ResourceNode.Kind;
import dev.maximus.engine.graph.ResourceOptions;
import dev.maximus.engine.graph.Urn;
import dev.maximus.engine.run.RunSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;

/**
 * Compares what this engine recorded with what the real one was told. Where they differ for a
 * reason, the difference is said here, and what it must be.
 */
public final class Fidelity {
  private final ResourceGraph graph;
  private final Told told;
  private final SoftAssertions softly = new SoftAssertions();

  private Fidelity(ResourceGraph graph, Told told) {
    this.graph = graph;
    this.told = told;
  }

  /**
   * Fails with every difference that is not explained here.
   *
   * @param preview whether {@code told} is of a preview: of that, the CLI shows no secrets
   */
  public static void assertSame(ResourceGraph graph, Told told, boolean preview) {
    Fidelity fidelity = new Fidelity(graph, told);
    fidelity.sameResources();
    for (ResourceNode node : graph.resources()) {
      State state = told.states().get(node.urn());
      if (state != null) {
        fidelity.sameRelations(node, state, preview);
        fidelity.sameInputs(node, state);
        if (!preview) {
          fidelity.sameOutputs(node, state);
          fidelity.sameOptions(node, state);
        }
      }
    }
    fidelity.softly.assertAll();
  }

  /** The engine makes a default provider for each package; programs do not declare those. */
  private void sameResources() {
    SortedSet<Urn> theirs = new TreeSet<>();
    for (State state : told.states().values()) {
      if (!isDefaultProvider(state.urn())) {
        theirs.add(state.urn());
      }
    }
    SortedSet<Urn> ours =
        graph.resources().stream().map(ResourceNode::urn).collect(toCollection(TreeSet::new));
    softly.assertThat(ours).as("resources").isEqualTo(theirs);
  }

  private static boolean isDefaultProvider(Urn urn) {
    return urn.type().startsWith("pulumi:providers:") && urn.name().startsWith("default");
  }

  private void sameRelations(ResourceNode node, State state, boolean preview) {
    String name = node.urn().value();
    softly
        .assertThat(node.kind() == Kind.COMPONENT || node.kind() == Kind.STACK)
        .as(name + ": component")
        .isEqualTo(!state.custom());
    softly.assertThat(node.kind() == Kind.READ).as(name + ": read").isEqualTo(state.external());
    softly.assertThat(node.parent()).as(name + ": parent").isEqualTo(state.parent());
    softly
        .assertThat(node.dependencies())
        .as(name + ": dependencies")
        .isEqualTo(state.dependencies());
    softly
        .assertThat(node.propertyDependencies())
        .as(name + ": dependencies by property")
        .isEqualTo(state.propertyDependencies());
    sameProvider(node, state, preview);
    if (!preview && node.kind() != Kind.PROVIDER) {
      softly
          .assertThat(node.kind() == Kind.READ ? node.id().orElse("") : idOf(node))
          .as(name + ": id")
          .isEqualTo(state.id());
    }
  }

  private static String idOf(ResourceNode node) {
    return node.kind() == Kind.CUSTOM ? node.options().importId().orElse(node.name()) : "";
  }

  /** The real engine gives a provider a random id; here it is its name, or unknown. */
  private void sameProvider(ResourceNode node, State state, boolean preview) {
    String theirs = state.provider();
    if (theirs.isEmpty() || isDefaultProvider(providerUrn(theirs))) {
      softly.assertThat(node.provider()).as(node.urn() + ": default provider").isEmpty();
      String version = node.options().version().map(v -> "_" + v.replace('.', '_')).orElse("");
      if (node.kind() == Kind.CUSTOM && !node.type().startsWith("kubernetes:")) {
        softly
            .assertThat(providerUrn(theirs).name())
            .as(node.urn() + ": version")
            .isEqualTo("default" + version);
      }
      return;
    }
    Urn urn = providerUrn(theirs);
    softly
        .assertThat(node.provider())
        .as(node.urn() + ": provider")
        .contains(urn + "::" + (preview ? RunSettings.UNKNOWN : urn.name()));
  }

  private static Urn providerUrn(String reference) {
    return new Urn(reference.substring(0, reference.lastIndexOf("::")));
  }

  private void sameInputs(ResourceNode node, State state) {
    Fields theirs =
        switch (node.kind()) {
          case CUSTOM, PROVIDER -> told.checked().get(node.urn());
          case READ -> told.read().get(node.urn());
          default -> state.inputs();
        };
    if (theirs == null) {
      // The engine answers for its own kinds without a provider.
      softly.assertThat(node.type()).as(node.urn() + ": asked no provider").startsWith("pulumi:");
      return;
    }
    softly
        .assertThat(comparable(withVersion(node)))
        .as(node.urn() + ": inputs")
        .isEqualTo(comparable(theirs));
  }

  /** The real engine makes the version option of a provider one of its inputs. */
  private static Fields withVersion(ResourceNode node) {
    TreeMap<String, PropertyValue> inputs = new TreeMap<>(node.inputs().values());
    if (node.kind() == Kind.PROVIDER) {
      node.options().version().ifPresent(version -> inputs.put("version", new Text(version)));
    }
    return new Fields(inputs);
  }

  private void sameOutputs(ResourceNode node, State state) {
    if (node.kind() == Kind.COMPONENT || node.kind() == Kind.STACK) {
      softly
          .assertThat(comparable(node.outputs().orElse(Fields.EMPTY)))
          .as(node.urn() + ": outputs")
          .isEqualTo(comparable(state.outputs()));
    }
  }

  private void sameOptions(ResourceNode node, State state) {
    String name = node.urn().value();
    softly
        .assertThat(inherited(node, ResourceOptions::protect))
        .as(name + ": protect")
        .isEqualTo(state.flag("protect"));
    softly
        .assertThat(inherited(node, ResourceOptions::retainOnDelete))
        .as(name + ": retainOnDelete")
        .isEqualTo(state.flag("retainOnDelete"));
    softly
        .assertThat(node.options().additionalSecretOutputs())
        .as(name + ": additionalSecretOutputs")
        .isEqualTo(state.texts("additionalSecretOutputs"));
    softly
        .assertThat(node.options().ignoreChanges())
        .as(name + ": ignoreChanges")
        .isEqualTo(state.texts("ignoreChanges"));
    softly
        .assertThat(node.options().replaceOnChanges())
        .as(name + ": replaceOnChanges")
        .isEqualTo(state.texts("replaceOnChanges"));
    softly
        .assertThat(node.options().importId().orElse(""))
        .as(name + ": import id")
        .isEqualTo(state.text("importID"));
    softly
        .assertThat(node.options().customTimeouts())
        .as(name + ": customTimeouts")
        .isEqualTo(timeouts(state));
  }

  /** A program says it of a parent; it is the real engine that hands it down to the children. */
  private boolean inherited(
      ResourceNode node, Function<ResourceOptions, Optional<Boolean>> option) {
    Optional<Boolean> own = option.apply(node.options());
    return own.orElseGet(
        () ->
            node.parent()
                .flatMap(graph::find)
                .map(parent -> inherited(parent, option))
                .orElse(false));
  }

  /** The state has seconds; the SDK sends nanoseconds as Go writes them. */
  private static Map<String, String> timeouts(State state) {
    Map<String, String> timeouts = new TreeMap<>();
    if (state.all().has("customTimeouts")) {
      state
          .all()
          .getAsJsonObject("customTimeouts")
          .entrySet()
          .forEach(
              entry -> {
                if (entry.getValue().getAsDouble() > 0) {
                  timeouts.put(
                      entry.getKey(),
                      Duration.ofSeconds(entry.getValue().getAsLong()).toNanos() + "ns");
                }
              });
    }
    return timeouts;
  }

  /** The real engine reads files and adds a hash of their content. */
  private static PropertyValue comparable(PropertyValue value) {
    if (value instanceof Asset asset) {
      TreeMap<String, PropertyValue> content = new TreeMap<>(asset.content().values());
      content.remove("hash");
      return new Asset(asset.archive(), (Fields) comparable(new Fields(content)));
    }
    if (value instanceof Fields fields) {
      TreeMap<String, PropertyValue> all = new TreeMap<>();
      fields.values().forEach((key, field) -> all.put(key, comparable(field)));
      return new Fields(all);
    }
    if (value instanceof Items items) {
      return new Items(items.values().stream().map(Fidelity::comparable).toList());
    }
    if (value instanceof Secret secret) {
      return new Secret(comparable(secret.value()));
    }
    return Objects.requireNonNull(value);
  }
}
