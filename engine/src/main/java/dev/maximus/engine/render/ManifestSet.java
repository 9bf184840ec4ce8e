package dev.maximus.engine.render;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Items;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.graph.Urn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one environment, in memory: relative path and content. The same graph gives the same
 * bytes on every machine. See {@code docs/adr} for the layout and for what becomes of secrets.
 */
public final class ManifestSet {
  /** The file that lists what {@code kubectl apply -k} applies, in a useful order. */
  public static final String LISTING = "kustomization.yaml";

  /** How every file starts. */
  static final String HEADER =
      "# Generated, do not edit: render erases and rebuilds this directory.";

  private final String environment;
  private final SortedMap<String, String> files;
  private final Map<Urn, String> paths;

  private ManifestSet(String environment, SortedMap<String, String> files, Map<Urn, String> paths) {
    this.environment = environment;
    this.files = Collections.unmodifiableSortedMap(files);
    this.paths = Collections.unmodifiableMap(paths);
  }

  /**
   * The files that a graph becomes.
   *
   * @throws RenderException with every fault at once: names that are missing, unknown or no part of
   *     a path, two resources for one file, values that YAML cannot have, secrets in plain sight
   */
  public static ManifestSet of(ResourceGraph graph) {
    Collection<ResourceNode> nodes = graph.resources();
    Beside<SecretNeedles> known = Beside.begin(nodes.size(), () -> KnownSecrets.of(graph));
    List<String> faults = new ArrayList<>();
    Placement placement = new Placement(graph, faults);
    List<ManifestEntry> entries = new ArrayList<>(nodes.size());
    for (ResourceNode node : nodes) {
      Optional<ManifestEntry> entry = placement.place(node);
      if (entry.isPresent()) {
        entries.add(entry.get());
      }
    }
    List<PlacedEntry> placed = place(entries, faults);
    String header = HEADER + "\n# To build it again: ./maximus render " + graph.stack() + "\n";
    List<FileText> texts = FileText.all(placed, header, known.result());
    TreeMap<String, String> files = new TreeMap<>();
    Map<Urn, String> byUrn = new LinkedHashMap<>();
    List<PlacedEntry> applied = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      PlacedEntry file = placed.get(i);
      FileText text = texts.get(i);
      faults.addAll(text.faults());
      if (file.entry().applied() && text.complete()) {
        applied.add(file);
      } else {
        others.add(file.path());
      }
      files.put(file.path(), text.text());
      byUrn.put(file.entry().urn(), file.path());
    }
    if (!faults.isEmpty()) {
      throw new RenderException("render " + graph.stack(), faults);
    }
    files.put(LISTING, header + listing(applied, others));
    return new ManifestSet(graph.stack(), files, byUrn);
  }

  /** The name of the environment: the graph's stack. */
  public String environment() {
    return environment;
  }

  /** Content by relative path, with {@code /} on every system, sorted by path. */
  public SortedMap<String, String> files() {
    return files;
  }

  /** The file of a resource; a component has none. */
  public Optional<String> pathOf(Urn urn) {
    return Optional.ofNullable(paths.get(urn));
  }

  /** The path of each entry; where several want the same one, each gets its long one. */
  private static List<PlacedEntry> place(List<ManifestEntry> entries, List<String> faults) {
    Set<String> wanted = new HashSet<>();
    Set<String> shared = new HashSet<>();
    for (ManifestEntry entry : entries) {
      String path = entry.path().toLowerCase(Locale.ROOT);
      if (!wanted.add(path)) {
        shared.add(path);
      }
    }
    Map<String, ManifestEntry> taken = new HashMap<>();
    List<PlacedEntry> placed = new ArrayList<>(entries.size());
    for (ManifestEntry entry : entries) {
      String path = entry.path();
      if (shared.contains(path.toLowerCase(Locale.ROOT))) {
        path = entry.longPath();
      }
      ManifestEntry other = taken.putIfAbsent(path.toLowerCase(Locale.ROOT), entry);
      if (other != null) {
        faults.add(collision(path, other, entry));
        continue;
      }
      String fileName = path.substring(path.lastIndexOf('/') + 1);
      Optional<String> rule = FileNames.lengthFault(fileName);
      if (rule.isPresent()) {
        faults.add(entry.urn() + ": file name '" + fileName + "' " + rule.get());
        continue;
      }
      placed.add(new PlacedEntry(entry, path));
    }
    return placed;
  }

  private static String collision(String path, ManifestEntry first, ManifestEntry second) {
    String why =
        first.identity().equals(second.identity())
            ? "both declare the same object"
            : "the two names differ only in case or in characters that a path cannot have";
    return "file '%s' must belong to one resource, %s and %s want it: %s"
        .formatted(path, first.urn(), second.urn(), why);
  }

  private static String listing(List<PlacedEntry> applied, List<String> others) {
    Collections.sort(applied);
    Collections.sort(others);
    List<PropertyValue> resources = new ArrayList<>(applied.size());
    for (PlacedEntry file : applied) {
      resources.add(PropertyValue.text(file.path()));
    }
    TreeMap<String, PropertyValue> fields = new TreeMap<>();
    fields.put("apiVersion", PropertyValue.text("kustomize.config.k8s.io/v1beta1"));
    fields.put("kind", PropertyValue.text("Kustomization"));
    fields.put("resources", new Items(resources));
    StringBuilder text = new StringBuilder();
    if (!others.isEmpty()) {
      text.append("# Left out on purpose, each file says why:\n");
      for (String path : others) {
        text.append("#   ").append(path).append('\n');
      }
    }
    CanonicalYaml.append(text, Fields.of(fields), ManifestEntry.OBJECT_KEYS);
    return text.toString();
  }
}
