package dev.maximus.engine.graph;

import static java.util.Objects.requireNonNull;

import dev.maximus.engine.graph.PropertyValue.Fields;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One resource as the engine was told it.
 *
 * @param parent empty only for the stack itself
 * @param dependencies every resource this one waits for, in the order of their URNs
 * @param propertyDependencies the same by input property
 * @param provider reference of the explicit provider ({@code urn::id}), empty for the default one
 * @param outputs of a component, once it has registered them; the stack's are the stack outputs
 * @param id of a resource that is read, not created
 */
public record ResourceNode(
    Urn urn,
    Kind kind,
    Optional<Urn> parent,
    List<Urn> dependencies,
    SortedMap<String, List<Urn>> propertyDependencies,
    Optional<String> provider,
    Fields inputs,
    Optional<Fields> outputs,
    Optional<String> id,
    ResourceOptions options) {

  /** What a resource is to the engine. */
  public enum Kind {
    /** The root of everything in one run. */
    STACK,
    /** A component: a name for a group of resources, with nothing of its own outside. */
    COMPONENT,
    /** A resource that a provider creates. */
    CUSTOM,
    /** The configuration of a provider. */
    PROVIDER,
    /** A resource that exists already and is only looked at. */
    READ
  }

  public ResourceNode {
    requireNonNull(urn, "urn is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(inputs, "inputs is null");
    dependencies = dependencies.stream().sorted().distinct().toList();
    TreeMap<String, List<Urn>> sorted = new TreeMap<>();
    for (Map.Entry<String, List<Urn>> entry : propertyDependencies.entrySet()) {
      sorted.put(entry.getKey(), entry.getValue().stream().sorted().distinct().toList());
    }
    propertyDependencies = Collections.unmodifiableSortedMap(sorted);
  }

  /** The same resource with the outputs that it registered. */
  public ResourceNode withOutputs(Fields outputs) {
    return new ResourceNode(
        urn,
        kind,
        parent,
        dependencies,
        propertyDependencies,
        provider,
        inputs,
        Optional.of(outputs),
        id,
        options);
  }

  public String type() {
    return urn.type();
  }

  public String name() {
    return urn.name();
  }
}
