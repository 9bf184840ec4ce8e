package dev.maximus.engine.graph;

import static java.util.Objects.requireNonNull;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted map in two arrays. A graph has some hundred thousand small maps: as trees
 * they take four times the memory, which the garbage collector copies, and longer to walk.
 */
@SuppressWarnings("JdkObsolete") // the interface that the graph shows; nobody walks it backwards
final class FieldMap extends AbstractMap<String, PropertyValue>
    implements SortedMap<String, PropertyValue> {
  private final String[] keys;
  private final PropertyValue[] values;
  private final Entries entries = new Entries();

  /** The keys are in order, each is there once, and nobody else has the arrays. */
  FieldMap(String[] keys, PropertyValue[] values) {
    this.keys = keys;
    this.values = values;
  }

  static FieldMap copyOf(Map<String, PropertyValue> map) {
    if (map instanceof FieldMap same) {
      return same;
    }
    // A map in another order than that of the code units is brought into it.
    boolean inOrder = map instanceof SortedMap<?, ?> sorted && sorted.comparator() == null;
    Map<String, PropertyValue> ordered = inOrder ? map : new TreeMap<>(map);
    String[] keys = new String[ordered.size()];
    PropertyValue[] values = new PropertyValue[keys.length];
    int next = 0;
    for (Entry<String, PropertyValue> entry : ordered.entrySet()) {
      keys[next] = requireNonNull(entry.getKey(), "key is null");
      values[next++] = requireNonNull(entry.getValue(), "value is null");
    }
    return new FieldMap(keys, values);
  }

  private int find(@Nullable Object key) {
    return key instanceof String text ? Arrays.binarySearch(keys, text) : -1;
  }

  @Override
  public @Nullable PropertyValue get(@Nullable Object key) {
    int index = find(key);
    return index < 0 ? null : values[index];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return find(key) >= 0;
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public Set<Entry<String, PropertyValue>> entrySet() {
    return entries;
  }

  @Override
  public @Nullable Comparator<? super String> comparator() {
    return null;
  }

  @Override
  public String firstKey() {
    return key(0);
  }

  @Override
  public String lastKey() {
    return key(keys.length - 1);
  }

  private String key(int index) {
    if (keys.length == 0) {
      throw new NoSuchElementException("no key");
    }
    return keys[index];
  }

  @Override
  public SortedMap<String, PropertyValue> subMap(String from, String to) {
    if (from.compareTo(to) > 0) {
      throw new IllegalArgumentException("from '" + from + "' must not be after '" + to + "'");
    }
    return range(place(from), place(to));
  }

  @Override
  public SortedMap<String, PropertyValue> headMap(String to) {
    return range(0, place(to));
  }

  @Override
  public SortedMap<String, PropertyValue> tailMap(String from) {
    return range(place(from), keys.length);
  }

  /** The index of the first key that is not before this one. */
  private int place(String key) {
    int index = Arrays.binarySearch(keys, key);
    return index < 0 ? -index - 1 : index;
  }

  private FieldMap range(int from, int to) {
    return new FieldMap(Arrays.copyOfRange(keys, from, to), Arrays.copyOfRange(values, from, to));
  }

  private final class Entries extends AbstractSet<Map.Entry<String, PropertyValue>> {
    @Override
    public int size() {
      return keys.length;
    }

    @Override
    public Iterator<Map.Entry<String, PropertyValue>> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < keys.length;
        }

        @Override
        public Map.Entry<String, PropertyValue> next() {
          if (next >= keys.length) {
            throw new NoSuchElementException("no entry");
          }
          return new SimpleImmutableEntry<>(keys[next], values[next++]);
        }
      };
    }
  }
}
