package dev.maximus.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.testing.Toolchain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What we write, Go's parsers read as what we meant; the first of them is the one of kubectl. */
class CanonicalYamlGoTest {
  private static final int DOCUMENTS = 3_000;
  private static final int PARSERS = 4;
  private static final ObjectReader JSON =
      new ObjectMapper().reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static @Nullable Process process;
  private static @Nullable OutputStream in;
  private static @Nullable BufferedReader out;

  @BeforeAll
  static void start() throws IOException {
    Path program = Toolchain.require("go", "goyaml").resolve("goyaml");
    Process started =
        new ProcessBuilder(program.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process = started;
    in = started.getOutputStream();
    out = started.inputReader(StandardCharsets.UTF_8);
  }

  @AfterAll
  static void stop() {
    if (process != null) {
      process.destroy();
    }
  }

  @Test
  void everyNastyStringSurvives() throws IOException {
    check(YamlCases.corpus(), "corpus");
    for (String text : YamlCases.NASTY) {
      check(TestGraph.fields("a", text), "value <" + text + ">");
      check(TestGraph.fields(text, "a"), "key <" + text + ">");
    }
  }

  @Test
  void randomDocumentsSurvive() throws IOException {
    for (long seed = 1; seed <= DOCUMENTS; seed++) {
      check(new YamlCases(seed).document(), "seed " + seed);
    }
  }

  private static void check(Fields document, String what) throws IOException {
    if (in == null || out == null) {
      throw new IllegalStateException("goyaml is not running");
    }
    String yaml = CanonicalYaml.write(document);
    in.write(yaml.getBytes(StandardCharsets.UTF_8));
    in.write(0);
    in.flush();
    Object expected = CanonicalYamlReadersTest.plain(document);
    for (int i = 0; i < PARSERS; i++) {
      String line = out.readLine();
      JsonNode answer = JSON.readTree(line);
      String parser = answer.get("parser").asText();
      Object read =
          answer.has("value") ? plain(answer.get("value")) : "error: " + answer.get("error");
      // Kubernetes' parser goes through JSON: there 5.0 and 5 are the same number.
      boolean json = parser.startsWith("sigs");
      assertThat(json ? doubles(read) : read)
          .as("%s, %s:%n%s", parser, what, yaml)
          .isEqualTo(json ? doubles(expected) : expected);
    }
  }

  private static @Nullable Object doubles(@Nullable Object value) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> all = new ArrayList<>();
      list.forEach(element -> all.add(doubles(element)));
      return all;
    }
    if (value instanceof Map<?, ?> map) {
      Map<@Nullable Object, @Nullable Object> all = new LinkedHashMap<>();
      map.forEach((key, element) -> all.put(key, doubles(element)));
      return all;
    }
    return value instanceof Number number ? (Object) number.doubleValue() : value;
  }

  private static @Nullable Object plain(JsonNode node) {
    if (node.isObject()) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      node.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
      return map;
    }
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      node.forEach(element -> list.add(plain(element)));
      return list;
    }
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isIntegralNumber()) {
      return node.canConvertToLong() ? (Object) node.longValue() : node.doubleValue();
    }
    if (node.isNumber()) {
      return node.doubleValue();
    }
    return null;
  }
}
