package dev.maximus.engine.stack;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One value of a file of settings, with its place. */
public sealed interface StackValue {

  /** Where the value begins. */
  Position position();

  /** What kind of scalar YAML reads. */
  enum Kind {
    NULL,
    BOOL,
    INT,
    FLOAT,
    TEXT
  }

  /**
   * A scalar.
   *
   * @param text its canonical text: {@code true}, {@code 123}, the text itself; empty for null
   */
  record Scalar(Kind kind, String text, Position position) implements StackValue {
    public Scalar {
      requireNonNull(kind, "kind is null");
      requireNonNull(text, "text is null");
    }
  }

  record Items(List<StackValue> values, Position position) implements StackValue {
    public Items {
      values = List.copyOf(values);
    }
  }

  /**
   * An object, in the order of the file.
   *
   * @param keys where each key stands
   */
  record Fields(Map<String, StackValue> values, Map<String, Position> keys, Position position)
      implements StackValue {
    public Fields {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      keys = Map.copyOf(keys);
    }
  }

  /** A value that only the holder of the stack's key can read. Its ciphertext is not kept. */
  record Secure(Position position) implements StackValue {}

  /** Whether a secure value is here or anywhere below. */
  default boolean containsSecure() {
    if (this instanceof Fields fields) {
      for (StackValue value : fields.values().values()) {
        if (value.containsSecure()) {
          return true;
        }
      }
      return false;
    }
    if (this instanceof Items items) {
      for (StackValue value : items.values()) {
        if (value.containsSecure()) {
          return true;
        }
      }
      return false;
    }
    return this instanceof Secure;
  }

  /** What a person calls a value of this kind. */
  default String described() {
    if (this instanceof Fields) {
      return "a map";
    }
    if (this instanceof Items) {
      return "a list";
    }
    if (this instanceof Scalar scalar) {
      return switch (scalar.kind()) {
        case NULL -> "nothing";
        case BOOL -> "true or false";
        case INT -> "a whole number";
        case FLOAT -> "a number";
        case TEXT -> "text";
      };
    }
    return "a secure value";
  }
}
