package dev.maximus.certs.x509;

/** How values of others are shown in messages. */
public final class Text {
  private static final int LONGEST = 120;

  private Text() {}

  /** The text with every control character as its escape, and not too long for one line. */
  public static String visible(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            c -> {
              if (hasControl(c)) {
                out.append("\\u%04x".formatted(c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return text.codePointCount(0, text.length()) > LONGEST ? out + "..." : out.toString();
  }

  public static boolean hasControl(String text) {
    return text.codePoints().anyMatch(Text::hasControl);
  }

  private static boolean hasControl(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.SURROGATE
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
  }
}
