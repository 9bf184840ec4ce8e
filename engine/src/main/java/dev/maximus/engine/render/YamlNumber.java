package dev.maximus.engine.render;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Decimals with as few digits as rounding allows for the same floating-point number, and always a
 * point, and a sign in the exponent (YAML 1.1 wants both). Not {@code Double.toString}, whose
 * digits changed with JDK 19.
 */
final class YamlNumber {
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
  private static final double EXACT = 1L << 53;
  private static final int MAX_DIGITS = 17;
  private static final int MAX_PLAIN_EXPONENT = 15;
  private static final int MIN_PLAIN_EXPONENT = -5;

  private YamlNumber() {}

  static void append(StringBuilder out, double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new IllegalArgumentException("number '" + number + "' must be finite");
    }
    if (number < 0 || 1 / number < 0) {
      out.append('-');
    }
    double size = Math.abs(number);
    for (int places = 1; places < POWERS.length; places++) {
      double scaled = Math.rint(size * POWERS[places]);
      // Both sides are exact whole numbers, so the quotient is what a reader gets for the text.
      if (scaled < EXACT && scaled / POWERS[places] == size) {
        appendFixed(out, (long) scaled, places);
        return;
      }
    }
    appendShortest(out, size);
  }

  private static void appendFixed(StringBuilder out, long scaled, int places) {
    long unit = (long) POWERS[places];
    out.append(scaled / unit).append('.');
    long fraction = scaled % unit;
    for (long digit = unit / 10; digit > 0; digit /= 10) {
      out.append((char) ('0' + fraction / digit % 10));
    }
  }

  private static void appendShortest(StringBuilder out, double size) {
    BigDecimal exact = new BigDecimal(size);
    BigDecimal shortest = exact;
    for (int digits = 1; digits <= MAX_DIGITS; digits++) {
      shortest = exact.round(new MathContext(digits));
      if (shortest.doubleValue() == size) {
        break;
      }
    }
    String digits = shortest.stripTrailingZeros().unscaledValue().toString();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= MIN_PLAIN_EXPONENT && exponent <= MAX_PLAIN_EXPONENT) {
      String plain = shortest.toPlainString();
      out.append(plain).append(plain.indexOf('.') < 0 ? ".0" : "");
      return;
    }
    out.append(digits.charAt(0)).append('.');
    out.append(digits.length() > 1 ? digits.substring(1) : "0");
    out.append('e').append(exponent < 0 ? '-' : '+').append(Math.abs(exponent));
  }
}
