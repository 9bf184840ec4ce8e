package dev.maximus.engine.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.engine.stack.StackValue.Fields;
import dev.maximus.engine.stack.StackValue.Items;
import dev.maximus.engine.stack.StackValue.Kind;
import dev.maximus.engine.stack.StackValue.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

  private static List<String> faults(String yaml) {
    List<Fault> faults = new ArrayList<>();
    try {
      SettingsReader.read("f.yaml", yaml, faults);
    } catch (ConfigException e) {
      return e.faults().stream().map(Fault::sentence).toList();
    }
    return faults.stream().map(Fault::sentence).toList();
  }

  private static StackValue read(String yaml) {
    List<Fault> faults = new ArrayList<>();
    Optional<StackValue> value = SettingsReader.read("f.yaml", yaml, faults);
    assertThat(faults).isEmpty();
    return value.orElseThrow();
  }

  @Test
  void knowsThePlaceOfEveryValue() {
    StackValue value = read("a:\n  b: 1\n  c: [x, {d: 2}]\n");

    Scalar b = new Scalar(Kind.INT, "1", new Position(2, 6));
    Scalar x = new Scalar(Kind.TEXT, "x", new Position(3, 7));
    Scalar two = new Scalar(Kind.INT, "2", new Position(3, 14));
    Fields inner =
        new Fields(Map.of("d", two), Map.of("d", new Position(3, 11)), new Position(3, 10));
    Items c = new Items(List.of(x, inner), new Position(3, 6));
    assertThat(value).isInstanceOf(Fields.class);
    assertThat(((Fields) value).values().get("a"))
        .isEqualTo(
            new Fields(
                Map.of("b", b, "c", c),
                Map.of("b", new Position(2, 3), "c", new Position(3, 3)),
                new Position(2, 3)));
  }

  @Test
  void keepsTheOrderOfTheFile() {
    assertThat(((Fields) read("{z: 1, a: 2, m: 3}")).values().keySet())
        .containsExactly("z", "a", "m");
  }

  @Test
  void readsNothingInAnEmptyFile() {
    assertThat(SettingsReader.read("f.yaml", "# only a comment\n", new ArrayList<>())).isEmpty();
  }

  @Test
  void readsAnAliasAsTheValueItNames() {
    Fields fields = (Fields) read("a: &x {k: 1}\nb: *x\nc: &y text\nd: *y\n");
    assertThat(fields.values().get("b")).isEqualTo(fields.values().get("a"));
    assertThat(fields.values().get("d")).isEqualTo(fields.values().get("c"));
  }

  @Test
  void takesAnObjectWithTheKeySecureAsASecret() {
    Fields fields = (Fields) read("a: {secure: abc}\nb: {secure: 3}\nc: {secure: x, more: y}\n");
    assertThat(fields.values().get("a")).isEqualTo(new StackValue.Secure(new Position(1, 4)));
    assertThat(fields.values().get("b")).isInstanceOf(Fields.class);
    assertThat(fields.values().get("c")).isInstanceOf(Fields.class);
    assertThat(fields.toString()).doesNotContain("abc");
  }

  @Test
  void readsJson() {
    Fields fields = (Fields) read("{\"a\":\"\\u003c\\u2028\",\"b\":[1,true,null,{}]}");
    assertThat(fields.values().get("a"))
        .isEqualTo(new Scalar(Kind.TEXT, "<\u2028", new Position(1, 6)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a: 1\na: 2'|f.yaml:2:1: a is there twice, first on line 1",
        "'a:\n  b: 1\n  b: 2'|f.yaml:3:3: a.b is there twice, first on line 2",
        "'1: x'|f.yaml:1:1: '1' is used as a key, which must be text (write it in quotes)",
        "'true: x'|f.yaml:1:1: 'true' is used as a key, which must be text (write it in quotes)",
        "'~: x'|f.yaml:1:1: 'null' is used as a key, which must be text (write it in quotes)",
        "'[a]: x'|f.yaml:1:1: is used as a key, which must be text (write it in quotes)",
        "'a: &x {k: 1}\nb: {<<: *x}'|f.yaml:2:5: b '<<' is a merge key, which is not supported",
        "'a: 2024-01-02'|f.yaml:1:4: a '2024-01-02' is a date or a number without end in YAML,"
            + " write it in quotes",
        "'a: [1, .inf]'|f.yaml:1:8: a[1] '.inf' is a date or a number without end in YAML,"
            + " write it in quotes",
        "'a: !!int 3'|f.yaml:1:4: a 'tag:yaml.org,2002:int' is a tag, which is not supported",
        "'a: !mine {}'|f.yaml:1:4: a '!mine' is a tag, which is not supported",
        "'a: 1\n---\nb: 2'|f.yaml:2:1: must hold one document only",
        "'a: *x'|f.yaml:1:4: has the alias '*x' with no anchor before it",
        "'a: &x [*x]'|f.yaml:1:8: has the alias '*x' inside the value it names",
        "'a: [1, 2'|f.yaml:1:9: is not valid YAML: expected ',' or ']', but got <stream end>",
        "'a: b: c'|f.yaml:1:5: is not valid YAML: mapping values are not allowed here",
        "'a: \"x'|f.yaml:1:6: is not valid YAML: found unexpected end of stream",
        "'a:\n\t- b'|f.yaml:2:1: is not valid YAML: found character '\\t(TAB)' that cannot start any"
            + " token. (Do not use \\t(TAB) for indentation)",
      })
  void saysWhatIsWrongAndWhere(String yaml, String sentence) {
    assertThat(faults(yaml)).containsExactly(sentence);
  }

  @Test
  void saysWhereACharacterIsThatMayNotBe() {
    assertThat(faults("a: 1\nb: x\u0007\n"))
        .containsExactly("f.yaml:2:5: is not valid YAML: character U+0007 is not allowed");
  }

  @Test
  void saysEverythingThatCanBeReadOver() {
    assertThat(faults("1: x\na: 2024-01-02\nb: 1\nb: 2\n")).hasSize(3);
  }

  @Test
  void refusesAFileThatIsMuchLargerThanItLooks() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i))
          .append("*a%d, ".formatted(i - 1).repeat(9))
          .append("*a%d]\n".formatted(i - 1));
    }
    assertThat(faults(bomb.toString()))
        .containsExactly("f.yaml:4:45: has aliases that stand for more than 10000 values");
  }

  @Test
  void refusesEndlessNesting() {
    assertThat(faults("[".repeat(100_000)))
        .containsExactly("f.yaml:1:51: is nested more than 50 levels deep");
  }

  @Test
  void namesTheFileInTheMessage() {
    assertThatThrownBy(() -> SettingsReader.read("f.yaml", "a: [", new ArrayList<>()))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("f.yaml:1:5: is not valid YAML: ");
  }
}
