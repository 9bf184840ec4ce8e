package dev.maximus.engine.stack;

import dev.maximus.engine.stack.StackValue.Kind;
import dev.maximus.engine.stack.StackValue.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

/**
 * What a plain scalar means to the YAML library of the Pulumi CLI (go-yaml v3), which is neither
 * quite YAML 1.1 nor quite 1.2: {@code yes} is text, {@code 0777} is octal, {@code 1_000} is 1000.
 */
final class Scalars {
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  /** So many digits fit into a long in every radix up to 16. */
  private static final int LONG_DIGITS = 15;

  private Scalars() {}

  /** The scalar, or empty when its meaning is a trap: a date, an infinity, not a number. */
  static Optional<Scalar> plain(String text, Position at) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> Optional.of(new Scalar(Kind.NULL, "", at));
      case "true", "True", "TRUE" -> Optional.of(new Scalar(Kind.BOOL, "true", at));
      case "false", "False", "FALSE" -> Optional.of(new Scalar(Kind.BOOL, "false", at));
      default -> number(text, at);
    };
  }

  private static Optional<Scalar> number(String text, Position at) {
    char first = text.charAt(0);
    if (first != '+' && first != '-' && first != '.' && !isDigit(first)) {
      return Optional.of(new Scalar(Kind.TEXT, text, at));
    }
    if (isDate(text) || isSpecialFloat(text)) {
      return Optional.empty();
    }
    String digits = first == '.' ? text : text.replace("_", "");
    Optional<String> whole = first == '.' ? Optional.empty() : whole(digits);
    if (whole.isPresent()) {
      return Optional.of(new Scalar(Kind.INT, whole.get(), at));
    }
    if (isFloat(digits)) {
      double value = Double.parseDouble(digits);
      if (Double.isInfinite(value)) {
        return Optional.of(new Scalar(Kind.TEXT, text, at));
      }
      String canonical = goFloat(value);
      boolean isWhole = whole(canonical).isPresent();
      return Optional.of(new Scalar(isWhole ? Kind.INT : Kind.FLOAT, canonical, at));
    }
    return Optional.of(new Scalar(Kind.TEXT, text, at));
  }

  private static Optional<String> whole(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = signed ? text.substring(1) : text;
    int radix = 10;
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      char mark = Character.toLowerCase(digits.charAt(1));
      radix = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
      digits = digits.substring(mark == 'x' || mark == 'b' || mark == 'o' ? 2 : 1);
    }
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c > 'f' || Character.digit(c, radix) < 0) {
        return Optional.empty();
      }
    }
    if (digits.length() <= LONG_DIGITS) {
      long small = Long.parseLong(digits, radix);
      return Optional.of(Long.toString(text.startsWith("-") ? -small : small));
    }
    BigInteger value = new BigInteger(digits, radix);
    if (text.startsWith("-")) {
      value = value.negate();
    }
    return value.compareTo(MIN) < 0 || value.compareTo(MAX) > 0
        ? Optional.empty()
        : Optional.of(value.toString());
  }

  /** {@code [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?} without the regular expression. */
  private static boolean isFloat(String text) {
    int i = 0;
    if (text.charAt(i) == '+' || text.charAt(i) == '-') {
      i++;
    }
    int before = i;
    i = skipDigits(text, i);
    int whole = i - before;
    int fraction = 0;
    if (i < text.length() && text.charAt(i) == '.') {
      int point = ++i;
      i = skipDigits(text, i);
      fraction = i - point;
    }
    if (whole == 0 && fraction == 0) {
      return false;
    }
    if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      i++;
      if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
        i++;
      }
      int exponent = i;
      i = skipDigits(text, i);
      if (i == exponent) {
        return false;
      }
    }
    return i == text.length();
  }

  private static int skipDigits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Four digits, then {@code -d} or {@code -dd} twice, then perhaps a time. */
  private static boolean isDate(String text) {
    int year = skipDigits(text, 0);
    if (year != 4 || year == text.length() || text.charAt(year) != '-') {
      return false;
    }
    int month = skipDigits(text, year + 1);
    if (month == year + 1 || month == text.length() || text.charAt(month) != '-') {
      return false;
    }
    int day = skipDigits(text, month + 1);
    return day > month + 1 && (day == text.length() || " Tt".indexOf(text.charAt(day)) >= 0);
  }

  private static boolean isSpecialFloat(String text) {
    String bare = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
    return bare.equals(".inf")
        || bare.equals(".Inf")
        || bare.equals(".INF")
        || text.equals(".nan")
        || text.equals(".NaN")
        || text.equals(".NAN");
  }

  /** A float as Go's {@code encoding/json} writes it; not {@code toString}: JDKs differ there. */
  static String goFloat(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = new BigDecimal(value);
    for (int digits = 1; digits <= 17; digits++) {
      BigDecimal rounded = shortest.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        shortest = rounded;
        break;
      }
    }
    double size = Math.abs(value);
    if (size >= 1e-6 && size < 1e21) {
      String plain = shortest.toPlainString();
      return plain.indexOf('.') < 0 ? plain : shortest.stripTrailingZeros().toPlainString();
    }
    BigDecimal bare = shortest.stripTrailingZeros();
    String digits = bare.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - bare.scale();
    return (value < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + Math.abs(exponent);
  }
}
