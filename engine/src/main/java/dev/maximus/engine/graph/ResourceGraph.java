package dev.maximus.engine.graph;

import dev.maximus.engine.graph.PropertyValue.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything one run of a program declared, in an order that does not depend on the order in which
 * the declarations arrived: a parent before its children, siblings by URN.
 */
public final class ResourceGraph {
  private final String project;
  private final String stack;
  private final Map<Urn, ResourceNode> resources;
  private final Map<Urn, List<ResourceNode>> children;

  private ResourceGraph(
      String project,
      String stack,
      Map<Urn, ResourceNode> resources,
      Map<Urn, List<ResourceNode>> children) {
    this.project = project;
    this.stack = stack;
    this.resources = Collections.unmodifiableMap(resources);
    this.children = children;
  }

  /**
   * A graph of these resources.
   *
   * @throws IllegalArgumentException when two have the same URN, or a parent is not among them
   */
  public static ResourceGraph of(
      String project, String stack, Collection<ResourceNode> unorderedResources) {
    Map<Urn, ResourceNode> byUrn = new HashMap<>();
    for (ResourceNode node : unorderedResources) {
      if (byUrn.put(node.urn(), node) != null) {
        throw new IllegalArgumentException(
            "ResourceGraph: resource '%s' is there twice".formatted(node.urn()));
      }
    }
    List<ResourceNode> roots = new ArrayList<>();
    Map<Urn, List<ResourceNode>> children = new HashMap<>();
    for (ResourceNode node : unorderedResources) {
      if (node.parent().isEmpty()) {
        roots.add(node);
      } else if (!byUrn.containsKey(node.parent().get())) {
        throw new IllegalArgumentException(
            "ResourceGraph: parent '%s' of resource '%s' is not in the graph"
                .formatted(node.parent().get(), node.urn()));
      } else {
        children.computeIfAbsent(node.parent().get(), k -> new ArrayList<>()).add(node);
      }
    }
    Comparator<ResourceNode> byName = Comparator.comparing(ResourceNode::urn);
    roots.sort(byName);
    children.values().forEach(list -> list.sort(byName));
    Map<Urn, ResourceNode> ordered = new LinkedHashMap<>(byUrn.size() * 2);
    roots.forEach(root -> addTree(root, children, ordered));
    children.replaceAll((urn, list) -> List.copyOf(list));
    return new ResourceGraph(project, stack, ordered, children);
  }

  private static void addTree(
      ResourceNode node, Map<Urn, List<ResourceNode>> children, Map<Urn, ResourceNode> ordered) {
    ordered.put(node.urn(), node);
    for (ResourceNode child : children.getOrDefault(node.urn(), List.of())) {
      addTree(child, children, ordered);
    }
  }

  public String project() {
    return project;
  }

  public String stack() {
    return stack;
  }

  /** All resources: a parent before its children, siblings by URN. */
  public Collection<ResourceNode> resources() {
    return resources.values();
  }

  public Optional<ResourceNode> find(Urn urn) {
    return Optional.ofNullable(resources.get(urn));
  }

  /** The resources without a parent: the stack, in a graph that an engine recorded. */
  public List<ResourceNode> roots() {
    return resources.values().stream().filter(node -> node.parent().isEmpty()).toList();
  }

  /** The children of a resource, by URN. */
  public List<ResourceNode> children(Urn urn) {
    return children.getOrDefault(urn, List.of());
  }

  /** What the program exported. */
  public Fields stackOutputs() {
    return roots().stream()
        .filter(node -> node.kind() == ResourceNode.Kind.STACK)
        .findFirst()
        .flatMap(ResourceNode::outputs)
        .orElse(Fields.EMPTY);
  }
}
