package dev.maximus.engine.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.engine.stack.StackValue.Kind;
import dev.maximus.engine.stack.StackValue.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every pair was read from the Pulumi CLI 3.200 first; {@code StackFidelityTest} asks it again. */
class ScalarsTest {
  private static final Position AT = new Position(1, 1);

  @ParameterizedTest
  @CsvSource({
    "123, INT, 123",
    "+12, INT, 12",
    "-0, INT, 0",
    "-5, INT, -5",
    "0777, INT, 511",
    "0o17, INT, 15",
    "0x1F, INT, 31",
    "0b101, INT, 5",
    "-0x10, INT, -16",
    "1_000, INT, 1000",
    "18446744073709551615, INT, 18446744073709551615",
    "-9223372036854775808, INT, -9223372036854775808",
    "089, INT, 89",
    "3.0, INT, 3",
    "1e3, INT, 1000",
    "-0.0, INT, 0",
    "1.50, FLOAT, 1.5",
    ".5, FLOAT, 0.5",
    "1e-7, FLOAT, 1e-7",
    "1e21, FLOAT, 1e+21",
    "123456789012345678901234567890, FLOAT, 1.2345678901234568e+29",
    "0.1, FLOAT, 0.1",
    "5e-324, FLOAT, 5e-324",
    "2e-3, FLOAT, 0.002",
    "true, BOOL, true",
    "False, BOOL, false",
    "~, NULL, ''",
    "null, NULL, ''",
    "yes, TEXT, yes",
    "on, TEXT, on",
    "12:30, TEXT, 12:30",
    "1.2.3, TEXT, 1.2.3",
    "0x, TEXT, 0x",
    "08x, TEXT, 08x",
    "-, TEXT, -",
    "., TEXT, .",
    "1e, TEXT, 1e",
    "1e999, TEXT, 1e999",
    "2024-01, TEXT, 2024-01",
    "2024-01-02-rc, TEXT, 2024-01-02-rc",
  })
  void readsWhatPulumiReads(String plain, Kind kind, String text) {
    assertThat(Scalars.plain(plain, AT)).contains(new Scalar(kind, text, AT));
  }

  @Test
  void readsNothingAsNull() {
    assertThat(Scalars.plain("", AT)).contains(new Scalar(Kind.NULL, "", AT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-01-02",
        "2024-1-2",
        "2024-01-02T10:00:00Z",
        "2024-01-02 10:00:00",
        ".inf",
        "-.INF",
        ".nan"
      })
  void refusesWhatMeansSomethingElseThanItSays(String plain) {
    assertThat(Scalars.plain(plain, AT)).isEmpty();
  }
}
