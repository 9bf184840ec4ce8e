package dev.maximus.cli;

import dev.maximus.engine.graph.ResourceNode;
import java.util.Optional;

/** What people call a resource: kind, namespace, name. */
record KubernetesName(String kind, Optional<String> namespace, Optional<String> name) {
  static KubernetesName of(ResourceNode node) {
    String type = node.type();
    return new KubernetesName(
        node.inputs().textAt("kind").orElse(type.substring(type.lastIndexOf(':') + 1)),
        node.inputs().textAt("metadata", "namespace"),
        node.inputs().textAt("metadata", "name"));
  }

  /** {@code namespace/name}, as far as known; the resource's own name else. */
  String place(ResourceNode node) {
    String base = name.orElse(node.name());
    return namespace.map(ns -> ns + "/" + base).orElse(base);
  }
}
