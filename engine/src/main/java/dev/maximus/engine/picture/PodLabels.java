package dev.maximus.engine.picture;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.picture.Picture.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which objects make pods with which labels. Looked up by one label, so that many stay fast. */
final class PodLabels {
  private record Pods(Node node, Fields labels) {}

  private final Map<String, List<Pods>> byLabel = new HashMap<>();

  void add(Node node, Fields inputs) {
    Optional<PropertyValue> labels = inputs.at("spec", "template", "metadata", "labels");
    if (labels.isEmpty()) {
      labels = inputs.at("spec", "jobTemplate", "spec", "template", "metadata", "labels");
    }
    if (labels.isEmpty() && node.kind().equals("Pod")) {
      labels = inputs.at("metadata", "labels");
    }
    if (labels.isPresent() && labels.get() instanceof Fields fields) {
      Pods pods = new Pods(node, fields);
      fields
          .values()
          .forEach(
              (key, value) ->
                  byLabel
                      .computeIfAbsent(index(node.place(), key, value), k -> new ArrayList<>())
                      .add(pods));
    }
  }

  /** The objects whose pods carry all these labels. */
  List<Node> withLabels(String namespace, Fields wanted) {
    List<Pods> fewest = List.of();
    boolean first = true;
    for (Map.Entry<String, PropertyValue> label : wanted.values().entrySet()) {
      List<Pods> candidates =
          byLabel.getOrDefault(index(namespace, label.getKey(), label.getValue()), List.of());
      if (first || candidates.size() < fewest.size()) {
        fewest = candidates;
      }
      first = false;
    }
    return fewest.stream()
        .filter(pods -> pods.labels().values().entrySet().containsAll(wanted.values().entrySet()))
        .map(Pods::node)
        .toList();
  }

  private static String index(String namespace, String key, PropertyValue value) {
    String text = value instanceof Text known ? known.value() : value.toString();
    return namespace + "\n" + key + "\n" + text;
  }
}
