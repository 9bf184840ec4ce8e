package dev.maximus.platform.environment;

import dev.maximus.components.common.Quantity;
import dev.maximus.engine.stack.Position;
import dev.maximus.engine.stack.StackFile;
import dev.maximus.engine.stack.StackValue;
import dev.maximus.engine.stack.StackValue.Fields;
import dev.maximus.engine.stack.StackValue.Items;
import dev.maximus.engine.stack.StackValue.Kind;
import dev.maximus.engine.stack.StackValue.Scalar;
import dev.maximus.engine.stack.Suggestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A map of settings that is being read. Each read notes a fault when the value is not what it must
 * be, and then answers as if nothing were there; {@link #done} reports the keys that nobody read.
 */
final class Section {
  private final Faults faults;
  private final String path;
  private final Fields fields;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * A section.
   *
   * @param path what stands before a key: {@code maximus:} or {@code maximus:services.maba.}
   */
  Section(Faults faults, String path, Fields fields) {
    this.faults = faults;
    this.path = path;
    this.fields = fields;
  }

  Position position() {
    return fields.position();
  }

  Faults faults() {
    return faults;
  }

  Set<String> keys() {
    return fields.values().keySet();
  }

  Position positionOf(String key) {
    return fields.keys().getOrDefault(key, fields.position());
  }

  /** The value of a key that may be missing. */
  Optional<StackValue> find(String key) {
    known.add(key);
    StackValue value = fields.values().get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof StackValue.Secure || isUnknown(value)) {
      fault(key, Optional.empty(), "must be a plain value, not a secure one");
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private static boolean isUnknown(StackValue value) {
    return value instanceof Scalar scalar && scalar.text().equals(StackFile.UNKNOWN);
  }

  boolean has(String key) {
    return fields.values().containsKey(key);
  }

  /** Notes that a key must be there, if it is not. */
  void require(String key, String rule) {
    known.add(key);
    if (!has(key)) {
      faults.add(position(), path + key, Optional.empty(), "is missing, it " + rule);
    }
  }

  /** A map. */
  Optional<Section> section(String key) {
    Optional<StackValue> value = find(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Fields inner) {
      return Optional.of(new Section(faults, path + key + ".", inner));
    }
    return wrong(key, value.get(), "must be a map");
  }

  /** A text; a number or a truth value is none. */
  Optional<String> text(String key, String rule) {
    Optional<StackValue> value = find(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Scalar scalar && scalar.kind() == Kind.TEXT) {
      return Optional.of(scalar.text());
    }
    return wrong(key, value.get(), rule);
  }

  /** One of a few words. */
  Optional<String> oneOf(String key, List<String> words) {
    String rule = "must be one of: " + String.join(", ", words);
    Optional<String> word = text(key, rule);
    if (word.isPresent() && !words.contains(word.get())) {
      fault(
          key,
          word,
          Suggestion.closest(word.get(), words)
              .map(near -> "is unknown, did you mean '" + near + "'?")
              .orElse(rule));
      return Optional.empty();
    }
    return word;
  }

  /** A whole number within bounds. */
  Optional<Integer> integer(String key, int min, int max) {
    Optional<StackValue> value = find(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Scalar scalar && scalar.kind() == Kind.INT) {
      // Nine digits fit; more are out of any bounds we have.
      int number =
          scalar.text().length() <= 9 ? Integer.parseInt(scalar.text()) : Integer.MAX_VALUE;
      if (number >= min && number <= max) {
        return Optional.of(number);
      }
    }
    return wrong(key, value.get(), "must be a whole number from " + min + " to " + max);
  }

  /** An amount of CPU, memory or storage. YAML reads {@code cpu: 2} as a number, which is fine. */
  Optional<Quantity> quantity(String key) {
    Optional<StackValue> value = find(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Scalar scalar && Quantity.isValid(scalar.text())) {
      return Optional.of(Quantity.of(scalar.text()));
    }
    return wrong(key, value.get(), Quantity.RULE);
  }

  /** A list; each element with its own path is the reader's affair. */
  Optional<Items> items(String key, String rule) {
    Optional<StackValue> value = find(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Items items) {
      return Optional.of(items);
    }
    return wrong(key, value.get(), rule);
  }

  private <T> Optional<T> wrong(String key, StackValue value, String rule) {
    if (value instanceof Scalar scalar && scalar.kind() != Kind.NULL) {
      fault(key, Optional.of(scalar.text()), rule);
    } else {
      fault(key, Optional.empty(), rule + ", not " + value.described());
    }
    return Optional.empty();
  }

  /** Notes a fault of a key's value, at the place of the value. */
  void fault(String key, Optional<String> value, String rule) {
    StackValue there = fields.values().get(key);
    faults.add(there == null ? position() : there.position(), path + key, value, rule);
  }

  /** Notes a fault of an element of a list. */
  void faultOfItem(String key, int index, StackValue item, String rule) {
    Optional<String> text =
        item instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    faults.add(item.position(), path + key + "[" + index + "]", text, rule);
  }

  /** Notes a fault of the key itself. */
  void faultAtKey(String key, String rule) {
    faults.add(positionOf(key), path + key, Optional.empty(), rule);
  }

  /** Reports every key that nobody asked for. */
  void done() {
    for (Map.Entry<String, StackValue> entry : fields.values().entrySet()) {
      if (!known.contains(entry.getKey())) {
        faultAtKey(entry.getKey(), Suggestion.unknown(entry.getKey(), known));
      }
    }
  }
}
