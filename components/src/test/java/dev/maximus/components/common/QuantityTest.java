package dev.maximus.components.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "250m, 250",
    "2, 2000",
    "1.5, 1500",
    "0.001, 1",
    "1k, 1000000",
    "1M, 1000000000",
    "1G, 1000000000000",
    "1T, 1000000000000000",
    "1Ki, 1024000",
    "512Mi, 536870912000",
    "1.5Gi, 1610612736000",
    "2Ti, 2199023255552000",
  })
  void knowsTheAmount(String text, long thousandths) {
    assertThat(Quantity.of(text)).isEqualTo(new Quantity(text, thousandths));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "m",
        "-1",
        "+1",
        "0",
        "0Mi",
        ".5",
        "5.",
        "1.2.3",
        "1e3",
        "1mi",
        "1 Gi",
        "1GB",
        "0.0001",
        "1.5m",
        "9999999999999",
        "99999999Ti"
      })
  void refusesOtherTexts(String text) {
    assertThat(Quantity.isValid(text)).isFalse();
    assertThatThrownBy(() -> Quantity.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Quantity: quantity '"
                + text
                + "' must be a positive Kubernetes quantity such as '250m', '2' or '512Mi'");
  }

  @Test
  void comparesAmountsAndNotTexts() {
    assertThat(Quantity.of("1024Mi")).isEqualByComparingTo(Quantity.of("1Gi"));
    assertThat(Quantity.of("900m")).isLessThan(Quantity.of("1"));
    assertThatThrownBy(() -> new Quantity("1", 5))
        .hasMessage("Quantity: thousandths '5' must be the amount of '1'");
  }
}
