package dev.maximus.engine.render;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.ResourceNode;
import java.util.List;
import java.util.TreeMap;

/** Whatever is no Kubernetes object: providers, resources of other packages, what is only read. */
final class OtherFile {
  private static final String DIRECTORY = "_other";
  private static final List<String> KEYS = List.of("type", "name", "id", "inputs");
  private static final String NOTE =
      """
      # No Kubernetes object, to be read: kustomization.yaml does not list it.
      """;
  private static final String READ_NOTE =
      """
      # Exists already and is only looked at, to be read: kustomization.yaml does not list it.
      """;

  private OtherFile() {}

  static ManifestEntry entry(ResourceNode node) {
    TreeMap<String, PropertyValue> file = new TreeMap<>();
    file.put("type", PropertyValue.text(node.type()));
    file.put("name", PropertyValue.text(node.name()));
    node.id().ifPresent(id -> file.put("id", PropertyValue.text(id)));
    file.put("inputs", node.inputs());
    String name = "-" + FileNames.safe(node.name());
    return new ManifestEntry(
        node.urn(),
        DIRECTORY,
        FileNames.safe(node.type()) + name,
        FileNames.safe(node.urn().qualifiedType()) + name,
        node.urn().value(),
        Fields.of(file),
        KEYS,
        node.kind() == ResourceNode.Kind.READ ? READ_NOTE : NOTE,
        ManifestEntry.NOT_APPLIED);
  }
}
