package dev.maximus.engine.render;

/**
 * Characters beyond ASCII that are not written as they are. Loaded only for text that has such
 * characters.
 */
final class Unprintable {
  private Unprintable() {}

  /**
   * Whether an eye cannot see the character, or a YAML reader may refuse it or take it for a line
   * end. Outside of blocks it is written as an escape.
   */
  static boolean hides(int c) {
    if (c < 0x2000) {
      return c <= 0xA0 || c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E;
    }
    return c <= 0x200F
        || (c >= 0x2028 && c <= 0x202F)
        || (c >= 0x205F && c <= 0x206F)
        || c == 0x3000
        || c == 0x3164
        || misleads(c);
  }

  /**
   * Whether a reader may change or refuse the character, or it changes how the text around it looks
   * (marks of writing direction). A text with one of these is not written as a block.
   *
   * <p>Beyond U+FFFF that is every character: SnakeYAML (2.5) and snakeyaml-engine (before 3.1)
   * fail when such a one lies across the end of their buffer.
   */
  static boolean misleads(int c) {
    if (c < 0x2000) {
      return c < 0xA0 || c == 0x61C;
    }
    return c == 0x200E
        || c == 0x200F
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF
        || (c >= 0xFFF0 && c <= 0xFFFB)
        || c >= 0xFFFE;
  }
}
