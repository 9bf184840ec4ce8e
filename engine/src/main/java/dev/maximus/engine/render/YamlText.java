package dev.maximus.engine.render;

/**
 * How a string is written so that every YAML reader gives the same string back: plain, in double
 * quotes, or as a literal block.
 *
 * <p>Plain is for what no reader takes for anything else. A string that starts like a number and
 * has only characters that some number, date or time of YAML 1.1 or 1.2 may have is quoted, without
 * asking whether it is a well-formed one: {@code 1.2.3} matches the float of the YAML 1.1 text, and
 * nobody should have to know.
 */
final class YamlText {
  private static final int PLAIN = 0;
  private static final int QUOTED = 1;
  private static final int BLOCK = 2;

  /** May start a plain string. */
  private static final int START = 1;

  /** May start a number, date or time. */
  private static final int NUMBER_START = 2;

  /** May be in a number, date or time: digits, hexadecimal, exponents, {@code .inf}, separators. */
  private static final int NUMBER = 4;

  /** A printable character. */
  private static final int PRINTABLE = 8;

  private static final byte[] ASCII = new byte[128];
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  static {
    for (char c = ' '; c < 127; c++) {
      ASCII[c] = PRINTABLE;
    }
    mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_$()\\^;+-.", START);
    mark("0123456789+-.", NUMBER_START);
    mark("0123456789abcdefABCDEFxXoOpPtTzZiInN_:.,+- ", NUMBER);
  }

  private YamlText() {}

  private static void mark(String characters, int bit) {
    for (int i = 0; i < characters.length(); i++) {
      ASCII[characters.charAt(i)] |= (byte) bit;
    }
  }

  /** Writes a value; a block's lines are indented to {@code column}. */
  static void append(StringBuilder out, String text, int column) {
    int style = styleOf(text);
    if (style == PLAIN) {
      out.append(text);
    } else if (style == BLOCK) {
      appendBlock(out, text, column);
    } else {
      appendQuoted(out, text);
    }
  }

  /** Writes a key of an object, always on one line. */
  static void appendKey(StringBuilder out, String key) {
    if (styleOf(key) == PLAIN) {
      out.append(key);
    } else {
      appendQuoted(out, key);
    }
  }

  private static int styleOf(String text) {
    int length = text.length();
    if (length == 0) {
      return QUOTED;
    }
    char first = text.charAt(0);
    int firstClass = first < 128 ? ASCII[first] : START;
    boolean plain = (firstClass & START) != 0 && text.charAt(length - 1) != ' ';
    boolean number = (firstClass & NUMBER_START) != 0 && !text.startsWith("--");
    boolean lines = false;
    boolean block = true;
    boolean blank = true;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 128) {
        int k = ASCII[c];
        if (k == 0) {
          plain = false;
          lines |= c == '\n';
          block &= c == '\n' || c == '\t';
        } else {
          blank &= c == ' ';
          number &= (k & NUMBER) != 0;
          if (c == ':') {
            plain &= i + 1 < length && text.charAt(i + 1) != ' ';
          } else if (c == '#') {
            plain &= i > 0 && text.charAt(i - 1) != ' ';
          }
        }
      } else {
        blank = false;
        number = false;
        int codePoint = codePointAt(text, i);
        plain &= !Unprintable.hides(codePoint);
        block &= !Unprintable.misleads(codePoint);
        if (codePoint > 0xFFFF) {
          i++;
        }
      }
    }
    if (lines) {
      return block && !blank ? BLOCK : QUOTED;
    }
    return plain && !number && !isMarker(text) && !isWord(text) ? PLAIN : QUOTED;
  }

  private static boolean isMarker(String text) {
    return text.startsWith("- ") || text.startsWith("---") || text.startsWith("...");
  }

  /** Whether some reader takes the word for a boolean, a null or a number, in any case. */
  private static boolean isWord(String text) {
    return switch (text.length()) {
      case 1 -> "y".equalsIgnoreCase(text) || "n".equalsIgnoreCase(text);
      case 2 -> "on".equalsIgnoreCase(text) || "no".equalsIgnoreCase(text);
      case 3 ->
          "yes".equalsIgnoreCase(text)
              || "off".equalsIgnoreCase(text)
              || "nan".equalsIgnoreCase(text)
              || "inf".equalsIgnoreCase(text);
      case 4 -> "true".equalsIgnoreCase(text) || "null".equalsIgnoreCase(text);
      case 5 -> "false".equalsIgnoreCase(text);
      case 8 -> "infinity".equalsIgnoreCase(text);
      default -> false;
    };
  }

  private static int codePointAt(String text, int index) {
    char c = text.charAt(index);
    if (!Character.isSurrogate(c)) {
      return c;
    }
    int codePoint = text.codePointAt(index);
    if (codePoint == c) {
      throw new IllegalArgumentException("text has half a surrogate pair at index " + index);
    }
    return codePoint;
  }

  private static void appendBlock(StringBuilder out, String text, int column) {
    int length = text.length();
    out.append('|');
    int content = 0;
    while (text.charAt(content) == '\n') {
      content++;
    }
    if (text.charAt(content) == ' ' || text.charAt(content) == '\t') {
      // Without the indicator a reader takes these for indentation, or refuses the tab.
      out.append('2');
    }
    if (text.charAt(length - 1) != '\n') {
      out.append('-');
    } else if (text.charAt(length - 2) == '\n') {
      out.append('+');
    }
    out.append('\n');
    int start = 0;
    while (start < length) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        end = length;
      }
      if (end > start) {
        for (int i = 0; i < column; i++) {
          out.append(' ');
        }
        out.append(text, start, end);
      }
      out.append('\n');
      start = end + 1;
    }
  }

  private static void appendQuoted(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128) {
        if (ASCII[c] == 0) {
          appendEscape(out, c);
        } else {
          if (c == '"' || c == '\\') {
            out.append('\\');
          }
          out.append(c);
        }
      } else {
        int codePoint = codePointAt(text, i);
        if (Unprintable.hides(codePoint)) {
          appendEscape(out, codePoint);
        } else {
          out.appendCodePoint(codePoint);
        }
        if (codePoint > 0xFFFF) {
          i++;
        }
      }
    }
    out.append('"');
  }

  private static void appendEscape(StringBuilder out, int codePoint) {
    out.append('\\');
    if (codePoint == '\n') {
      out.append('n');
    } else if (codePoint == '\t') {
      out.append('t');
    } else if (codePoint == '\r') {
      out.append('r');
    } else if (codePoint < 0x100) {
      appendHex(out.append('x'), codePoint, 2);
    } else if (codePoint < 0x10000) {
      appendHex(out.append('u'), codePoint, 4);
    } else {
      appendHex(out.append('U'), codePoint, 8);
    }
  }

  private static void appendHex(StringBuilder out, int value, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      out.append(HEX[(value >>> shift) & 15]);
    }
  }
}
