package dev.maximus.engine.stack;

import static java.util.Objects.requireNonNull;

import dev.maximus.engine.stack.StackValue.Fields;
import dev.maximus.engine.stack.StackValue.Kind;
import dev.maximus.engine.stack.StackValue.Scalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A Pulumi stack file ({@code Pulumi.<stack>.yaml}).
 *
 * @param file how messages call it
 * @param config every setting by its full key {@code namespace:name}
 * @param keys where each full key stands
 * @param section where the settings begin; the beginning of a file that has none
 */
public record StackFile(
    String file,
    SortedMap<String, StackValue> config,
    Map<String, Position> keys,
    Position section) {

  /**
   * The text that stands for a value nobody can read here. Pulumi's SDKs and engine agree on it.
   */
  public static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

  private static final Set<String> SECTIONS =
      Set.of("config", "encryptionsalt", "encryptedkey", "secretsprovider", "environment");

  public StackFile {
    requireNonNull(file, "file is null");
    config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
    keys = Map.copyOf(keys);
  }

  /**
   * Reads a stack file.
   *
   * @param file how messages call it
   * @param project the namespace of a key that names none
   * @throws ConfigException with every fault of the file
   */
  public static StackFile read(Path path, String file, String project) {
    return parse(TextFile.read(path, file), file, project);
  }

  static StackFile parse(String text, String file, String project) {
    List<Fault> faults = new ArrayList<>();
    Optional<StackValue> root = SettingsReader.read(file, text, faults);
    Fields config = root.flatMap(value -> section(value, file, faults)).orElseGet(StackFile::none);
    SortedMap<String, StackValue> values = new TreeMap<>();
    Map<String, Position> keys = new TreeMap<>();
    for (Map.Entry<String, StackValue> entry : config.values().entrySet()) {
      Position at = config.keys().getOrDefault(entry.getKey(), config.position());
      Optional<String> key = fullKey(entry.getKey(), project);
      if (key.isEmpty()) {
        faults.add(
            new Fault(
                file,
                Optional.of(at),
                entry.getKey(),
                Optional.empty(),
                "is not a key, which must have the form 'name' or 'namespace:name'"));
      } else if (values.containsKey(key.get())) {
        faults.add(
            new Fault(
                file,
                Optional.of(at),
                key.get(),
                Optional.empty(),
                "is there twice, first on line " + line(keys, key.get())));
      } else {
        values.put(key.get(), entry.getValue());
        keys.put(key.get(), at);
      }
    }
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
    return new StackFile(file, values, keys, config.position());
  }

  private static int line(Map<String, Position> keys, String key) {
    return requireNonNull(keys.get(key), "key has no place").line();
  }

  private static Fields none() {
    return new Fields(Map.of(), Map.of(), new Position(1, 1));
  }

  private static Optional<Fields> section(StackValue root, String file, List<Fault> faults) {
    if (isNothing(root)) {
      return Optional.empty();
    }
    if (!(root instanceof Fields top)) {
      faults.add(
          new Fault(
              file,
              Optional.of(root.position()),
              "",
              Optional.empty(),
              "must be a map with the section 'config', not " + root.described()));
      return Optional.empty();
    }
    for (Map.Entry<String, Position> key : top.keys().entrySet()) {
      if (!SECTIONS.contains(key.getKey())) {
        faults.add(
            new Fault(
                file,
                Optional.of(key.getValue()),
                key.getKey(),
                Optional.empty(),
                Suggestion.unknown(key.getKey(), SECTIONS)));
      }
    }
    StackValue config = top.values().get("config");
    if (config == null || isNothing(config)) {
      return Optional.empty();
    }
    if (!(config instanceof Fields fields)) {
      faults.add(
          new Fault(
              file,
              Optional.of(config.position()),
              "config",
              Optional.empty(),
              "must be a map of settings, not " + config.described()));
      return Optional.empty();
    }
    return Optional.of(fields);
  }

  private static boolean isNothing(StackValue value) {
    return value instanceof Scalar scalar && scalar.kind() == Kind.NULL;
  }

  /** {@code name}, {@code namespace:name}, and the old form {@code namespace:config:name}. */
  private static Optional<String> fullKey(String key, String project) {
    String[] parts = key.split(":", -1);
    for (String part : parts) {
      if (part.isEmpty()) {
        return Optional.empty();
      }
    }
    return switch (parts.length) {
      case 1 -> Optional.of(project + ":" + key);
      case 2 -> Optional.of(key);
      case 3 ->
          parts[1].equals("config") ? Optional.of(parts[0] + ":" + parts[2]) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /**
   * Every setting as the text the Pulumi CLI would hand to the program. Where a value is secure,
   * the text holds {@link #UNKNOWN} in its place, so nobody needs the passphrase.
   */
  public SortedMap<String, String> values() {
    SortedMap<String, String> values = new TreeMap<>();
    config.forEach((key, value) -> values.put(key, PulumiJson.configText(value)));
    return values;
  }

  /** The keys whose value is secure, or holds a secure one. */
  public Set<String> secretKeys() {
    Set<String> keys = new TreeSet<>();
    config.forEach(
        (key, value) -> {
          if (value.containsSecure()) {
            keys.add(key);
          }
        });
    return keys;
  }
}
