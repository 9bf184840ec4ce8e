package dev.maximus.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Bool;
import dev.maximus.engine.graph.PropertyValue.Decimal;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Int;
import dev.maximus.engine.graph.PropertyValue.Items;
import dev.maximus.engine.graph.PropertyValue.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/** What we write, other people's readers read as what we meant: YAML 1.2 and YAML 1.1 in Java. */
class CanonicalYamlReadersTest {
  private static final int DOCUMENTS = 4_000;

  @Test
  void everyNastyStringSurvivesEveryReader() throws Exception {
    check(YamlCases.corpus(), "corpus");
  }

  @Test
  void everyNastyStringSurvivesAloneToo() throws Exception {
    for (String text : YamlCases.NASTY) {
      check(Fields.of(Map.of("a", PropertyValue.text(text))), "value <" + text + ">");
      check(Fields.of(Map.of(text, PropertyValue.text("a"))), "key <" + text + ">");
    }
  }

  @Test
  void randomDocumentsSurviveEveryReader() throws Exception {
    for (long seed = 1; seed <= DOCUMENTS; seed++) {
      check(new YamlCases(seed).document(), "seed " + seed);
    }
  }

  private static void check(Fields document, String what) throws Exception {
    String yaml = CanonicalYaml.write(document);
    Object expected = plain(document);
    LoadSettings json = LoadSettings.builder().setSchema(new JsonSchema()).build();
    assertThat(normal(new Load(json).loadFromString(yaml)))
        .as("snakeyaml-engine, JSON schema, %s:%n%s", what, yaml)
        .isEqualTo(expected);
    LoadSettings core = LoadSettings.builder().setSchema(new CoreSchema()).build();
    assertThat(normal(new Load(core).loadFromString(yaml)))
        .as("snakeyaml-engine, core schema, %s:%n%s", what, yaml)
        .isEqualTo(expected);
    ObjectMapper jackson = new ObjectMapper(new YAMLFactory());
    assertThat(normal(jackson.readValue(yaml, Object.class)))
        .as("Jackson and SnakeYAML, %s:%n%s", what, yaml)
        .isEqualTo(expected);
    assertThat(normal(new org.yaml.snakeyaml.Yaml().load(yaml)))
        .as("SnakeYAML, %s:%n%s", what, yaml)
        .isEqualTo(expected);
  }

  /** What a reader should give: maps, lists, strings, longs, doubles. */
  static @Nullable Object plain(PropertyValue value) {
    if (value instanceof Text text) {
      return text.value();
    }
    if (value instanceof Int number) {
      return number.value();
    }
    if (value instanceof Decimal number) {
      return number.value();
    }
    if (value instanceof Bool bool) {
      return bool.value();
    }
    if (value instanceof Items items) {
      List<@Nullable Object> list = new ArrayList<>();
      items.values().forEach(element -> list.add(plain(element)));
      return list;
    }
    if (value instanceof Fields fields) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      fields.values().forEach((key, element) -> map.put(key, plain(element)));
      return map;
    }
    return null;
  }

  private static @Nullable Object normal(@Nullable Object read) {
    if (read instanceof Integer number) {
      return number.longValue();
    }
    if (read instanceof List<?> list) {
      List<@Nullable Object> normal = new ArrayList<>();
      list.forEach(element -> normal.add(normal(element)));
      return normal;
    }
    if (read instanceof Map<?, ?> map) {
      // Keys as they are: a key that was read as a number or a boolean must not look right.
      Map<@Nullable Object, @Nullable Object> normal = new LinkedHashMap<>();
      map.forEach((key, element) -> normal.put(key, normal(element)));
      return normal;
    }
    return read;
  }
}
