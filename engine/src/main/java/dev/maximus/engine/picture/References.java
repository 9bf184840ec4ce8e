package dev.maximus.engine.picture;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Items;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.picture.Picture.Edge;
import dev.maximus.engine.picture.Picture.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what Kubernetes objects say of each other, by the field names that the whole API shares. It
 * knows no program: an object that is not in the graph is no node and gets no edge.
 */
final class References {
  private final Map<String, Node> byName = new HashMap<>();
  private final PodLabels pods = new PodLabels();
  private final Set<Edge> edges = new LinkedHashSet<>();

  private References() {}

  static List<Edge> of(Map<Node, ResourceNode> resources) {
    References references = new References();
    resources.forEach(references::index);
    resources.forEach(references::follow);
    return new ArrayList<>(references.edges);
  }

  private void index(Node node, ResourceNode resource) {
    byName.putIfAbsent(key(node.kind(), node.place(), node.name()), node);
    pods.add(node, resource.inputs());
  }

  private void follow(Node node, ResourceNode resource) {
    Fields inputs = resource.inputs();
    walk(node, "", inputs);
    if (node.kind().equals("Service")) {
      select(node, inputs.at("spec", "selector"));
    } else {
      select(node, inputs.at("spec", "selector", "matchLabels"));
      select(node, inputs.at("spec", "podSelector", "matchLabels"));
    }
  }

  /** Labels that choose pods; an empty choice means all and would only fill the picture. */
  private void select(Node node, Optional<PropertyValue> labels) {
    if (labels.isPresent() && labels.get() instanceof Fields fields && !fields.values().isEmpty()) {
      for (Node selected : pods.withLabels(node.place(), fields)) {
        link(node, selected, "selects");
      }
    }
  }

  private void walk(Node node, String key, PropertyValue value) {
    if (value instanceof Items items) {
      items.values().forEach(item -> walk(node, key, item));
    } else if (value instanceof Fields fields) {
      fieldsOf(node, key, fields);
      fields.values().forEach((name, inner) -> walk(node, name, inner));
    }
  }

  private void fieldsOf(Node node, String key, Fields fields) {
    switch (key) {
      case "configMap", "configMapRef", "configMapKeyRef" ->
          named(node, "ConfigMap", fields, "name", key.equals("configMap") ? "mounts" : "reads");
      case "secretRef", "secretKeyRef" -> named(node, "Secret", fields, "name", "reads");
      case "secret" -> {
        named(node, "Secret", fields, "secretName", "mounts");
        named(node, "Secret", fields, "name", "mounts");
      }
      case "imagePullSecrets" -> named(node, "Secret", fields, "name", "pulls with");
      case "persistentVolumeClaim" ->
          named(node, "PersistentVolumeClaim", fields, "claimName", "mounts");
      case "service" -> named(node, "Service", fields, "name", "routes to");
      default -> {}
    }
    named(node, "ServiceAccount", fields, "serviceAccountName", "runs as");
    named(node, "Service", fields, "serviceName", "is named by");
    named(node, "StorageClass", fields, "storageClassName", "is stored by");
    // scaleTargetRef, roleRef, subjects, issuerRef, parentRefs, backendRefs and all their kin.
    if (!key.isEmpty() && !key.equals("ownerReferences")) {
      fields
          .get("kind")
          .filter(Text.class::isInstance)
          .ifPresent(kind -> named(node, ((Text) kind).value(), fields, "name", verb(key)));
      if (key.equals("backendRefs") && fields.get("kind").isEmpty()) {
        named(node, "Service", fields, "name", "routes to");
      }
    }
  }

  private static String verb(String key) {
    return switch (key) {
      case "scaleTargetRef" -> "scales";
      case "roleRef" -> "grants";
      case "subjects" -> "to";
      case "parentRefs" -> "attaches to";
      case "backendRefs" -> "routes to";
      default -> "refers to";
    };
  }

  private void named(Node node, String kind, Fields fields, String field, String label) {
    Optional<String> name = fields.textAt(field);
    if (name.isEmpty()) {
      return;
    }
    String namespace = fields.textAt("namespace").orElse(node.place());
    Node target = byName.get(key(kind, namespace, name.get()));
    if (target == null) {
      target = byName.get(key(kind, "", name.get()));
    }
    if (target != null) {
      link(node, target, label);
    }
  }

  private void link(Node from, Node to, String label) {
    if (!from.equals(to)) {
      edges.add(new Edge(from.id(), to.id(), label));
    }
  }

  private static String key(String kind, String namespace, String name) {
    return kind + " " + namespace + " " + name;
  }
}
