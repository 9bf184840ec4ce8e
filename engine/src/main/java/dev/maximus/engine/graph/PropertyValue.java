package dev.maximus.engine.graph;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One value of a resource's inputs or outputs, exactly as the engine was told it.
 *
 * <p>A whole number is an {@link Int}, whatever way it travelled. A secret keeps its value for
 * those that apply it to a cluster, and never shows it: every {@code toString} here masks it.
 */
public sealed interface PropertyValue {

  /** An explicit null. A property that is absent has no value at all. */
  record Null() implements PropertyValue {
    @Override
    public String toString() {
      return "null";
    }
  }

  record Bool(boolean value) implements PropertyValue {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  record Int(long value) implements PropertyValue {
    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /** A number that is not whole, or is too large for a whole number to be exact (2^53). */
  record Decimal(double value) implements PropertyValue {
    @Override
    public String toString() {
      return Double.toString(value);
    }
  }

  record Text(String value) implements PropertyValue {
    public Text {
      requireNonNull(value, "value is null");
    }

    @Override
    public String toString() {
      return value;
    }
  }

  record Items(List<PropertyValue> values) implements PropertyValue {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return values.toString();
    }
  }

  /** An object; its keys are in the order of their code units. */
  record Fields(SortedMap<String, PropertyValue> values) implements PropertyValue {
    public static final Fields EMPTY = Fields.of(Map.of());

    public Fields {
      values = FieldMap.copyOf(values);
    }

    public static Fields of(Map<String, PropertyValue> values) {
      return new Fields(FieldMap.copyOf(values));
    }

    /** Takes entries one by one; quickest when their keys come in order. */
    public static final class Builder {
      private static final int FIRST_ROOM = 8;

      private String[] keys = new String[FIRST_ROOM];
      private PropertyValue[] values = new PropertyValue[FIRST_ROOM];
      private int size;
      private boolean inOrder = true;

      /** A later value for the same key takes the place of the earlier. */
      public Builder put(String key, PropertyValue value) {
        requireNonNull(key, "key is null");
        requireNonNull(value, "value is null");
        if (size == keys.length) {
          keys = Arrays.copyOf(keys, 2 * size);
          values = Arrays.copyOf(values, 2 * size);
        }
        inOrder &= size == 0 || keys[size - 1].compareTo(key) < 0;
        keys[size] = key;
        values[size++] = value;
        return this;
      }

      public Fields build() {
        if (inOrder) {
          return new Fields(new FieldMap(Arrays.copyOf(keys, size), Arrays.copyOf(values, size)));
        }
        TreeMap<String, PropertyValue> ordered = new TreeMap<>();
        for (int i = 0; i < size; i++) {
          ordered.put(keys[i], values[i]);
        }
        return new Fields(ordered);
      }
    }

    public Optional<PropertyValue> get(String key) {
      return Optional.ofNullable(values.get(key));
    }

    @Override
    public String toString() {
      return values.toString();
    }
  }

  /** A value marked as secret. {@code value} may itself be {@link Unknown}. */
  record Secret(PropertyValue value) implements PropertyValue {
    public Secret {
      requireNonNull(value, "value is null");
    }

    @Override
    public String toString() {
      return "[secret]";
    }
  }

  /** A value that is known only after the resource it comes from was created. */
  record Unknown() implements PropertyValue {
    @Override
    public String toString() {
      return "[unknown]";
    }
  }

  /** A reference to another resource of the program. */
  record Reference(Urn urn, Optional<String> id) implements PropertyValue {
    @Override
    public String toString() {
      return urn.toString();
    }
  }

  /** A file, text or archive: what is not a plain value but has content of its own. */
  record Asset(boolean archive, Fields content) implements PropertyValue {
    @Override
    public String toString() {
      return archive ? "[archive]" : "[asset]";
    }
  }

  static Text text(String value) {
    return new Text(value);
  }

  static Int integer(long value) {
    return new Int(value);
  }

  static Bool bool(boolean value) {
    return new Bool(value);
  }

  /** The value at a path of object keys, with secrets on the way looked through. */
  default Optional<PropertyValue> at(String... path) {
    PropertyValue here = this;
    for (String key : path) {
      PropertyValue open = here.revealed();
      if (!(open instanceof Fields fields)) {
        return Optional.empty();
      }
      Optional<PropertyValue> next = fields.get(key);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      here = next.get();
    }
    return Optional.of(here);
  }

  /** The text at a path of object keys, or empty when there is none, or it is secret or unknown. */
  default Optional<String> textAt(String... path) {
    return at(path).filter(Text.class::isInstance).map(v -> ((Text) v).value());
  }

  /** The elements of a list, or nothing for any other value. */
  default List<PropertyValue> elements() {
    return this instanceof Items items ? items.values() : List.of();
  }

  /** This value without the mark of a secret around it. */
  default PropertyValue revealed() {
    return this instanceof Secret secret ? secret.value().revealed() : this;
  }

  /** Whether a secret is here or anywhere below. */
  default boolean containsSecret() {
    return contains(Secret.class);
  }

  /** Whether an unknown is here or anywhere below. */
  default boolean containsUnknown() {
    return contains(Unknown.class);
  }

  private boolean contains(Class<? extends PropertyValue> kind) {
    if (kind.isInstance(this)) {
      return true;
    }
    for (PropertyValue child : children()) {
      if (child.contains(kind)) {
        return true;
      }
    }
    return false;
  }

  private List<PropertyValue> children() {
    if (this instanceof Items items) {
      return items.values();
    }
    if (this instanceof Fields fields) {
      return new ArrayList<>(fields.values().values());
    }
    if (this instanceof Secret secret) {
      return List.of(secret.value());
    }
    if (this instanceof Asset asset) {
      return List.of(asset.content());
    }
    return List.of();
  }
}
