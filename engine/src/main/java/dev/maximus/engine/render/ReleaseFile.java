package dev.maximus.engine.render;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.ResourceNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A Helm release as a file for people: which chart, from where, with which values. */
final class ReleaseFile {
  static final String TYPE = "kubernetes:helm.sh/v3:Release";

  private static final List<String> KEYS =
      List.of("release", "namespace", "chart", "version", "repository", "values", "options");
  private static final String NOTE =
      """
      # A Helm release, to be read. It is no Kubernetes object: kustomization.yaml does not list it.
      """;

  private ReleaseFile() {}

  static Optional<ManifestEntry> entry(ResourceNode node, Placement placement) {
    TreeMap<String, PropertyValue> rest = new TreeMap<>(node.inputs().values());
    rest.remove("compat");
    TreeMap<String, PropertyValue> file = new TreeMap<>();
    Optional<String> given = placement.text(node, "name", "name");
    Optional<String> namespace = placement.text(node, "namespace", "namespace");
    if (given.isEmpty() && rest.containsKey("name")) {
      return Optional.empty();
    }
    if (namespace.isEmpty() && rest.containsKey("namespace")) {
      return Optional.empty();
    }
    rest.remove("name");
    rest.remove("namespace");
    String name = given.orElse(node.name());
    String directory = namespace.orElse("default");
    placement.check(node, "name", name, FileNames.fault(name));
    placement.check(node, "namespace", directory, FileNames.namespaceFault(directory));
    if (FileNames.fault(name).isPresent() || FileNames.namespaceFault(directory).isPresent()) {
      return Optional.empty();
    }
    file.put("release", PropertyValue.text(name));
    file.put("namespace", PropertyValue.text(directory));
    move(rest, "chart", file);
    move(rest, "version", file);
    move(rest, "values", file);
    moveRepository(rest, file);
    if (!rest.isEmpty()) {
      file.put("options", Fields.of(rest));
    }
    return Optional.of(
        new ManifestEntry(
            node.urn(),
            directory,
            "release-" + name,
            "release.helm.sh-" + name,
            "helm.sh/release " + directory + "/" + name,
            Fields.of(file),
            KEYS,
            NOTE,
            ManifestEntry.NOT_APPLIED));
  }

  private static void move(
      Map<String, PropertyValue> from, String key, Map<String, PropertyValue> to) {
    PropertyValue value = from.remove(key);
    if (value != null) {
      to.put(key, value);
    }
  }

  private static void moveRepository(
      Map<String, PropertyValue> rest, Map<String, PropertyValue> file) {
    if (!(rest.get("repositoryOpts") instanceof Fields options)) {
      return;
    }
    TreeMap<String, PropertyValue> others = new TreeMap<>(options.values());
    PropertyValue repository = others.remove("repo");
    if (repository != null) {
      file.put("repository", repository);
    }
    if (others.isEmpty()) {
      rest.remove("repositoryOpts");
    } else {
      rest.put("repositoryOpts", Fields.of(others));
    }
  }
}
