package dev.maximus.engine.render;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.graph.ResourceNode.Kind;
import dev.maximus.engine.graph.Urn;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says for each resource of a graph which file it becomes and what is in it. */
final class Placement {
  private static final String CLUSTER_DIRECTORY = "_cluster";
  private static final String DEFAULT_NAMESPACE = "default";
  private static final String SECRET_NOTE =
      """
      # The values are masked, so kustomization.yaml does not list this file. No object of a cluster
      # has this uid: the API server refuses to put the file in the place of a real Secret.
      """;
  private static final String PATCH_NOTE =
      """
      # A patch of an object that another owner made, so kustomization.yaml does not list this file.
      """;

  private final ResourceGraph graph;
  private final List<String> faults;
  private final Scopes scopes;
  private final Map<String, Optional<String>> providerNamespaces = new HashMap<>();

  Placement(ResourceGraph graph, List<String> faults) {
    this.graph = graph;
    this.faults = faults;
    this.scopes = Scopes.of(graph);
  }

  /** The file of a resource; empty for what has none (components), or after a fault. */
  Optional<ManifestEntry> place(ResourceNode node) {
    if (node.kind() == Kind.STACK || node.kind() == Kind.COMPONENT) {
      return Optional.empty();
    }
    if (node.kind() != Kind.CUSTOM) {
      return Optional.of(OtherFile.entry(node));
    }
    String type = node.type();
    if (type.equals(ReleaseFile.TYPE)) {
      return ReleaseFile.entry(node, this);
    }
    Optional<ObjectType> object = ObjectType.of(type);
    if (object.isEmpty()) {
      return Optional.of(OtherFile.entry(node));
    }
    return object(node, object.get());
  }

  private Optional<ManifestEntry> object(ResourceNode node, ObjectType type) {
    int before = faults.size();
    boolean patch = type.isPatch(node.inputs());
    String kind = patch ? type.patchedKind() : type.kind();
    if (kind.endsWith("List") && Scopes.isBuiltIn(type.group())) {
      fault(node, "kind '" + kind + "' must not be a list, declare its objects one by one");
      return Optional.empty();
    }
    agree(node, "apiVersion", type.apiVersion());
    agree(node, "kind", kind);
    Optional<String> name = text(node, "name", "metadata", "name");
    if (name.isEmpty() && faults.size() == before) {
      fault(node, "metadata.name is missing, must be set (automatic names are random)");
    }
    Optional<String> namespace = text(node, "namespace", "metadata", "namespace");
    if (namespace.isEmpty()) {
      namespace = providerNamespace(node);
    }
    name.ifPresent(value -> check(node, "metadata.name", value, FileNames.fault(value)));
    namespace.ifPresent(
        value -> check(node, "metadata.namespace", value, FileNames.namespaceFault(value)));
    if (faults.size() > before || name.isEmpty()) {
      return Optional.empty();
    }
    boolean cluster = scopes.isCluster(type.group(), kind, namespace.isPresent());
    Fields body = body(node.inputs(), type.apiVersion(), kind, cluster, namespace);
    boolean secret = type.group().isEmpty() && kind.equals("Secret");
    String directory = cluster ? CLUSTER_DIRECTORY : namespace.orElse(DEFAULT_NAMESPACE);
    String lowerKind = kind.toLowerCase(Locale.ROOT) + (patch ? "patch" : "");
    String safeName = FileNames.safe(name.get());
    String longKind = type.group().isEmpty() ? lowerKind : lowerKind + "." + type.group();
    return Optional.of(
        new ManifestEntry(
            node.urn(),
            directory,
            lowerKind + "-" + safeName,
            longKind + "-" + safeName,
            type.group() + "/" + lowerKind + " " + directory + "/" + name.get(),
            secret ? SecretShape.of(body) : body,
            ManifestEntry.OBJECT_KEYS,
            secret ? SECRET_NOTE : patch ? PATCH_NOTE : "",
            secret || patch ? ManifestEntry.NOT_APPLIED : ApplyOrder.rank(type.group(), kind)));
  }

  /** The inputs, with what the SDK or the provider would add. */
  private static Fields body(
      Fields inputs, String apiVersion, String kind, boolean cluster, Optional<String> namespace) {
    boolean complete =
        inputs.values().containsKey("apiVersion") && inputs.values().containsKey("kind");
    boolean placed =
        cluster || namespace.isEmpty() || inputs.at("metadata", "namespace").isPresent();
    if (complete && placed) {
      return inputs;
    }
    TreeMap<String, PropertyValue> body = new TreeMap<>(inputs.values());
    body.put("apiVersion", PropertyValue.text(apiVersion));
    body.put("kind", PropertyValue.text(kind));
    if (!placed && body.get("metadata") instanceof Fields metadata) {
      TreeMap<String, PropertyValue> withNamespace = new TreeMap<>(metadata.values());
      withNamespace.put("namespace", PropertyValue.text(namespace.get()));
      body.put("metadata", Fields.of(withNamespace));
    }
    return Fields.of(body);
  }

  private void agree(ResourceNode node, String key, String expected) {
    PropertyValue value = node.inputs().values().get(key);
    if (value != null && !(value instanceof Text text && text.value().equals(expected))) {
      fault(
          node,
          "%s '%s' must be '%s', as the type '%s' says"
              .formatted(key, value, expected, node.type()));
    }
  }

  /** A text of the inputs; anything else there is a fault. */
  Optional<String> text(ResourceNode node, String what, String... path) {
    PropertyValue here = node.inputs();
    for (String key : path) {
      PropertyValue next = here instanceof Fields fields ? fields.values().get(key) : null;
      if (next == null) {
        if (here instanceof Fields) {
          return Optional.empty();
        }
        break;
      }
      here = next;
    }
    if (here instanceof Text text) {
      return Optional.of(text.value());
    }
    String rule =
        here instanceof PropertyValue.Unknown
            ? "is known only after apply, must be known now"
            : here instanceof PropertyValue.Secret
                ? "is a secret, must be readable"
                : "must be a text";
    fault(node, String.join(".", path) + " " + rule + ", the " + what + " is part of the path");
    return Optional.empty();
  }

  void check(ResourceNode node, String field, String value, Optional<String> rule) {
    rule.ifPresent(text -> fault(node, field + " '" + value + "' " + text));
  }

  /** The namespace that the resource's provider gives to objects without one. */
  private Optional<String> providerNamespace(ResourceNode node) {
    if (node.provider().isEmpty()) {
      return Optional.empty();
    }
    String reference = node.provider().get();
    Optional<String> known = providerNamespaces.get(reference);
    if (known == null) {
      int end = reference.lastIndexOf("::");
      known =
          end < 0
              ? Optional.empty()
              : graph
                  .find(new Urn(reference.substring(0, end)))
                  .flatMap(provider -> provider.inputs().textAt("namespace"));
      providerNamespaces.put(reference, known);
    }
    return known;
  }

  private void fault(ResourceNode node, String text) {
    faults.add(node.urn() + ": " + text);
  }
}
