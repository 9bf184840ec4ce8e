package dev.maximus.cli.args;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  private static final Option CHECK = Option.flag("check", "--check");
  private static final Option OUT = Option.value("DIR", "where to", "-o", "--out");
  private static final Option FORMAT =
      Option.value("FORMAT", "how", "--format").oneOf("dot", "svg");
  private static final Option HELP = Option.flag("help", "-h", "--help");
  private static final List<Option> OPTIONS = List.of(CHECK, OUT, FORMAT, HELP);
  private static final List<Operand> ONE =
      List.of(Operand.required("ENV", Operand.Kind.ENVIRONMENT, "the environment"));

  private static Arguments parse(String... line) {
    return Arguments.parse(List.of(line), OPTIONS, ONE);
  }

  @Test
  void everyWayToGiveAValue() {
    for (List<String> line :
        List.of(
            List.of("dev", "--out", "x"),
            List.of("--out=x", "dev"),
            List.of("-o", "x", "dev"),
            List.of("-ox", "dev"),
            List.of("-o=x", "dev"))) {
      Arguments arguments = Arguments.parse(line, OPTIONS, ONE);
      assertThat(arguments.get(OUT)).as("%s", line).contains("x");
      assertThat(arguments.operand(0)).as("%s", line).contains("dev");
    }
  }

  @Test
  void aFlagIsThereOrNot() {
    assertThat(parse("dev", "--check").has(CHECK)).isTrue();
    assertThat(parse("dev").has(CHECK)).isFalse();
    assertThat(parse("dev").get(OUT)).isEmpty();
  }

  @Test
  void afterTwoDashesEverythingIsAWord() {
    assertThat(parse("--", "--check").operand(0)).contains("--check");
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    assertThatThrownBy(() -> parse("--chekc", "--format", "pdf", "--check=yes", "--out"))
        .isInstanceOfSatisfying(
            MisuseException.class,
            e ->
                assertThat(e.faults())
                    .containsExactly(
                        "option '--check' takes no value",
                        "option '--out' needs a value: DIR",
                        "option '--chekc' is unknown, did you mean '--check'?",
                        "value 'pdf' of option '--format' must be one of: dot, svg",
                        "ENV is missing: the environment"));
  }

  @Test
  void oneWordTooManyAndOneOptionTwice() {
    assertThatThrownBy(() -> parse("dev", "prod", "--check", "--check"))
        .isInstanceOfSatisfying(
            MisuseException.class,
            e ->
                assertThat(e.faults())
                    .containsExactly(
                        "option '--check' is given twice", "argument 'prod' is one too many"));
  }

  @Test
  void anEmptyValueIsNoValue() {
    assertThatThrownBy(() -> parse("dev", "--out="))
        .hasMessage("option '--out' needs a value: DIR");
    assertThatThrownBy(() -> parse("dev", "--out", ""))
        .hasMessage("option '--out' needs a value: DIR");
  }

  @Test
  void whoAsksForHelpGetsItWhateverElseIsWrong() {
    assertThat(parse("--help", "--nonsense").has(HELP)).isTrue();
  }

  @Test
  void theCommandIsTheFirstWordThatIsNoValue() {
    Arguments.Split split =
        Arguments.split(List.of("-o", "dir", "--check", "render", "dev"), OPTIONS);

    assertThat(split.command()).contains("render");
    assertThat(split.before()).containsExactly("-o", "dir", "--check");
    assertThat(split.after()).containsExactly("dev");
  }

  @Test
  void anOptionAloneIsNoCommand() {
    assertThat(Arguments.split(List.of("--check"), OPTIONS).command()).isEmpty();
    assertThat(Arguments.split(List.of(), OPTIONS).command()).isEmpty();
  }
}
