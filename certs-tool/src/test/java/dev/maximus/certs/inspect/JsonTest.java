package dev.maximus.certs.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class JsonTest {
  @Test
  void writesFieldsInOrder() {
    String json =
        Json.object(
            root -> {
              root.put("name", "a \"b\" \\ \n\u0000\u2028");
              root.put("count", 3);
              root.put("fine", true);
              root.put("none", List.of());
              root.put("words", List.of("x", "y"));
              root.object("inner", inner -> inner.put("a", 1));
              root.array("each", Stream.of(1, 2), (n, object) -> object.put("n", n));
              root.array("nothing", Stream.empty(), (n, object) -> {});
            });

    assertThat(json)
        .isEqualTo(
            """
            {
              "name": "a \\"b\\" \\\\ \\n\\u0000\\u2028",
              "count": 3,
              "fine": true,
              "none": [],
              "words": ["x", "y"],
              "inner": {
                "a": 1
              },
              "each": [
                {
                  "n": 1
                },
                {
                  "n": 2
                }
              ],
              "nothing": []
            }
            """);
  }

  @Test
  void everyCharacterComesBack() {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 0xd800; c++) {
      all.append(c);
    }
    String text = all + "\ud83d\ude00";
    Object read =
        new Load(LoadSettings.builder().setCodePointLimit(1 << 24).build())
            .loadFromString(Json.object(root -> root.put("text", text)));
    assertThat(read).isEqualTo(Map.of("text", text));
  }
}
