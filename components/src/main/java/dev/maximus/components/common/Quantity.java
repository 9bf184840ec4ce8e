package dev.maximus.components.common;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An amount of CPU, memory or storage as Kubernetes writes it ({@code 250m}, {@code 1.5}, {@code
 * 512Mi}).
 *
 * @param text as it is rendered
 * @param thousandths the amount times 1,000: millicores, or thousandths of a byte
 */
public record Quantity(String text, long thousandths) implements Comparable<Quantity> {
  /** What is wrong with a text that is no quantity, as a sentence ends. */
  public static final String RULE =
      "must be a positive Kubernetes quantity such as '250m', '2' or '512Mi'";

  private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  public Quantity {
    Optional<Long> amount = amount(text);
    Problems.in("Quantity")
        .require(amount.isPresent(), "quantity '%s' " + RULE, text)
        .require(
            amount.isEmpty() || amount.get() == thousandths,
            "thousandths '%d' must be the amount of '%s'",
            thousandths,
            text)
        .throwIfAny();
  }

  /**
   * A quantity.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static Quantity of(String text) {
    return new Quantity(text, amount(text).orElse(0L));
  }

  /** Whether {@link #of} takes this text. */
  public static boolean isValid(String text) {
    return amount(text).isPresent();
  }

  private static Optional<Long> amount(String text) {
    int end = 0;
    int points = 0;
    while (end < text.length()
        && (text.charAt(end) == '.' || (text.charAt(end) >= '0' && text.charAt(end) <= '9'))) {
      points += text.charAt(end) == '.' ? 1 : 0;
      end++;
    }
    // The exponent form (1e3) is a quantity too; nobody means it, and YAML reads it as a number.
    if (end == 0
        || end > 12
        || points > 1
        || text.charAt(0) == '.'
        || text.charAt(end - 1) == '.') {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(text.substring(0, end));
    BigDecimal unit =
        switch (text.substring(end)) {
          case "m" -> BigDecimal.ONE;
          case "" -> THOUSAND;
          case "k" -> THOUSAND.pow(2);
          case "M" -> THOUSAND.pow(3);
          case "G" -> THOUSAND.pow(4);
          case "T" -> THOUSAND.pow(5);
          case "Ki" -> binary(10);
          case "Mi" -> binary(20);
          case "Gi" -> binary(30);
          case "Ti" -> binary(40);
          default -> BigDecimal.ZERO;
        };
    BigDecimal amount = number.multiply(unit);
    boolean exact = amount.signum() > 0 && amount.remainder(BigDecimal.ONE).signum() == 0;
    return exact && amount.compareTo(MAX) <= 0
        ? Optional.of(amount.longValueExact())
        : Optional.empty();
  }

  private static BigDecimal binary(int power) {
    return BigDecimal.valueOf(1L << power).multiply(THOUSAND);
  }

  @Override
  public int compareTo(Quantity other) {
    return Long.compare(thousandths, other.thousandths);
  }

  @Override
  public String toString() {
    return text;
  }
}
