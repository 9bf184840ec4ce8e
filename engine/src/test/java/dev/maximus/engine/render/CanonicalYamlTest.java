package dev.maximus.engine.render;

import static dev.maximus.engine.render.TestGraph.UNKNOWN;
import static dev.maximus.engine.render.TestGraph.fields;
import static dev.maximus.engine.render.TestGraph.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.maximus.engine.graph.PropertyValue.Fields;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How it looks. That it is read as it was meant is in {@link CanonicalYamlReadersTest}. */
class CanonicalYamlTest {
  @Test
  void whatPeopleLookForComesFirst() {
    Fields object =
        fields(
            "data",
            fields(),
            "kind",
            "ConfigMap",
            "apiVersion",
            "v1",
            "aaa",
            1,
            "metadata",
            fields(
                "annotations",
                fields("b", "x", "a", "z"),
                "finalizers",
                List.of(),
                "labels",
                fields("l", "v"),
                "name",
                "name",
                "namespace",
                "ns",
                "generateName",
                "g-"));
    assertThat(CanonicalYaml.write(object))
        .isEqualTo(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: name
              generateName: g-
              namespace: ns
              labels:
                l: v
              annotations:
                a: z
                b: x
              finalizers: []
            aaa: 1
            data: {}
            """);
  }

  @Test
  void listsAreAsDeepAsTheirKey() {
    Fields object =
        fields(
            "spec",
            fields(
                "containers",
                List.of(
                    fields("args", List.of("--a", "b"), "name", "one"),
                    fields("env", List.of(fields("name", "X", "value", "1"))),
                    List.of(List.of(1, 2), List.of(), fields()))));
    assertThat(CanonicalYaml.write(object))
        .isEqualTo(
            """
            spec:
              containers:
              - args:
                - --a
                - b
                name: one
              - env:
                - name: X
                  value: "1"
              - - - 1
                  - 2
                - []
                - {}
            """);
  }

  @Test
  void linesAreABlockWhenThatIsExact() {
    Fields object =
        fields(
            "clip", "a\nb\n",
            "keep", "a\n\n\n",
            "list", List.of("x\ny", "  x\ny\n"),
            "strip", "a\n\n b",
            "tab", "\ta\n",
            "windows", "a\r\nb\r\n");
    assertThat(CanonicalYaml.write(object))
        .isEqualTo(
            """
            clip: |
              a
              b
            keep: |+
              a


            list:
            - |-
              x
              y
            - |2
                x
              y
            strip: |-
              a

               b
            tab: |2
              \ta
            windows: "a\\r\\nb\\r\\n"
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "on",
        "No",
        "y",
        "null",
        "~",
        "1e3",
        "0o17",
        "0x1f",
        "1_000",
        "12:30",
        "2024-01-01",
        "=",
        "<<",
        ".inf",
        "-",
        "",
        " a",
        "a ",
        "a: b",
        "a #b",
        "a:",
        "1.2.3",
        "%a",
        "@a",
        "[a",
        "\u00a0"
      })
  void whatAReaderCouldTakeForSomethingElseIsQuoted(String text) {
    assertThat(CanonicalYaml.write(fields("a", text))).startsWith("a: \"").endsWith("\"\n");
    assertThat(CanonicalYaml.write(fields(text, "a"))).startsWith("\"").endsWith("\": a\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "web-1",
        "100m",
        "512Mi",
        "30s",
        "10.0.0.0/8",
        "v1.2.3",
        "nginx:1.27",
        "a b",
        "a,b",
        "http://a/?b=c#d",
        "--port=80",
        "$(VAR)",
        "/bin/sh",
        "app.kubernetes.io/name",
        "größer",
        "a#b",
        "one",
        "none",
        "Yess",
        "sha256:0a1b",
        "no-cache"
      })
  void theRestIsPlain(String text) {
    assertThat(CanonicalYaml.write(fields("a", text))).isEqualTo("a: " + text + "\n");
  }

  @Test
  void whatNobodyCanSeeIsAnEscape() {
    assertThat(
            CanonicalYaml.write(fields("a", "x\u0000\u0007\u0085\u00a0\u202e\ufeff\ud83d\ude00")))
        .isEqualTo("a: \"x\\x00\\x07\\x85\\xa0\\u202e\\ufeff\\U0001f600\"\n");
  }

  @Test
  void numbersHaveNoMoreDigitsThanTheyNeed() {
    Fields object =
        fields(
            "a", List.of(0.5, 0.1 + 0.2, -0.0, 5.0, 99.9, 1e15, 1.5e16, 1e22, 2e-3, 1.25e-7),
            // The digits of these changed between JDK 17 and 19.
            "b", List.of(2.0e-322, Math.pow(2, -44), Double.MIN_VALUE, Double.MAX_VALUE),
            "c", List.of(Long.MAX_VALUE, Long.MIN_VALUE, 0));
    assertThat(CanonicalYaml.write(object))
        .isEqualTo(
            """
            a:
            - 0.5
            - 0.30000000000000004
            - -0.0
            - 5.0
            - 99.9
            - 1000000000000000.0
            - 1.5e+16
            - 1.0e+22
            - 0.002
            - 1.25e-7
            b:
            - 2.0e-322
            - 5.6843418860808015e-14
            - 5.0e-324
            - 1.7976931348623157e+308
            c:
            - 9223372036854775807
            - -9223372036854775808
            - 0
            """);
  }

  @Test
  void aSecretOrUnknownValueIsAPlaceholder() {
    Fields object = fields("s", secret("hunter2"), "t", secret(fields("a", "b")), "u", UNKNOWN);
    assertThat(CanonicalYaml.write(object))
        .isEqualTo("s: \"[secret]\"\nt: \"[secret]\"\nu: \"[unknown]\"\n");
  }

  @Test
  void aKeyThatReadersFindTooLongIsMarked() {
    String key = "k".repeat(1200);
    assertThat(CanonicalYaml.write(fields(key, List.of("a"), "z", List.of(fields(key, "b")))))
        .isEqualTo("? " + key + "\n:\n  - a\nz:\n- ? " + key + "\n  : b\n");
  }

  @Test
  void anEmptyDocumentIsAnEmptyObject() {
    assertThat(CanonicalYaml.write(Fields.EMPTY)).isEqualTo("{}\n");
  }

  @Test
  void whatYamlCannotHaveIsNamedByItsPath() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalYaml.write(fields("a", fields("b", List.of("x", "y\ud800z")))))
        .withMessage("a.b[1]: text has half a surrogate pair at index 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalYaml.write(fields("a", fields("\udc00", "x"))))
        .withMessage("a key of a: text has half a surrogate pair at index 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalYaml.write(fields("a", Double.NaN)))
        .withMessage("a: number 'NaN' must be finite");
  }
}
