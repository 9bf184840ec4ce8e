package dev.maximus.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.engine.graph.PropertyValue.Fields;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FieldMapTest {
  private static final PropertyValue ONE = PropertyValue.integer(1);
  private static final PropertyValue TWO = PropertyValue.integer(2);

  /** Random keys, some of them twice, in no order; upper case comes before lower case. */
  private static List<String> keys(Random random) {
    return random
        .ints(random.nextInt(20), 0, 40)
        .mapToObj(i -> (i % 3 == 0 ? "K" : "k") + i)
        .toList();
  }

  private static void assertSame(
      SortedMap<String, PropertyValue> actual, SortedMap<String, PropertyValue> expected) {
    assertThat(List.copyOf(actual.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
    assertThat(List.copyOf(actual.keySet())).isEqualTo(List.copyOf(expected.keySet()));
    assertThat(List.copyOf(actual.values())).isEqualTo(List.copyOf(expected.values()));
    assertThat(actual.equals(expected)).isTrue();
    assertThat(expected.equals(actual)).isTrue();
    assertThat(actual).hasSameHashCodeAs(expected).hasToString(expected.toString());
    for (int i = -1; i < 41; i++) {
      for (String key : new String[] {"k" + i, "K" + i}) {
        assertThat(actual.get(key)).isEqualTo(expected.get(key));
        assertThat(actual.containsKey(key)).isEqualTo(expected.containsKey(key));
      }
    }
  }

  @Test
  void isAsATreeIs() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      TreeMap<String, PropertyValue> tree = new TreeMap<>();
      Fields.Builder builder = new Fields.Builder();
      for (String key : keys(random)) {
        PropertyValue value = PropertyValue.integer(random.nextInt());
        tree.put(key, value);
        builder.put(key, value);
      }
      SortedMap<String, PropertyValue> built = builder.build().values();
      assertSame(built, tree);
      assertSame(Fields.of(new HashMap<>(tree)).values(), tree);
      assertSame(new Fields(tree).values(), tree);
      assertSame(built.headMap("k1"), tree.headMap("k1"));
      assertSame(built.tailMap("K3"), tree.tailMap("K3"));
      assertSame(built.subMap("K3", "k1"), tree.subMap("K3", "k1"));
      if (!tree.isEmpty()) {
        assertThat(built.firstKey()).isEqualTo(tree.firstKey());
        assertThat(built.lastKey()).isEqualTo(tree.lastKey());
      }
    }
  }

  @Test
  void bringsAMapOfAnotherOrderIntoItsOwn() {
    TreeMap<String, PropertyValue> reversed = new TreeMap<>(Comparator.reverseOrder());
    reversed.put("a", ONE);
    reversed.put("b", TWO);
    SortedMap<String, PropertyValue> values = new Fields(reversed).values();
    assertThat(values.keySet()).containsExactly("a", "b");
    assertThat(values.get("a")).isEqualTo(ONE);
    assertThat(values.comparator()).isNull();
  }

  @Test
  void cannotBeChanged() {
    TreeMap<String, PropertyValue> source = new TreeMap<>(Map.of("a", ONE));
    SortedMap<String, PropertyValue> values = new Fields(source).values();
    source.put("b", TWO);
    assertThat(values).containsOnlyKeys("a");
    assertThatThrownBy(() -> values.put("b", TWO))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> values.remove("a")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> values.clear()).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> List.copyOf(values.entrySet()).get(0).setValue(TWO))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aBuilderThatGoesOnDoesNotChangeWhatItBuilt() {
    Fields.Builder builder = new Fields.Builder().put("a", ONE);
    Fields built = builder.build();
    builder.put("a", TWO).put("b", TWO);
    assertThat(built.values()).isEqualTo(Map.of("a", ONE));
  }

  @Test
  void anEmptyOneHasNoFirstKey() {
    assertThat(Fields.EMPTY.values()).isEmpty();
    assertThatThrownBy(() -> Fields.EMPTY.values().firstKey())
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> Fields.EMPTY.values().entrySet().iterator().next())
        .isInstanceOf(NoSuchElementException.class);
    assertThat(Fields.EMPTY.values().get(null)).isNull();
    assertThat(Fields.of(Collections.emptyMap())).isEqualTo(Fields.EMPTY);
  }
}
