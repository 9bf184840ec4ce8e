package dev.maximus.certs.inspect;

/** How a piece of text is shown: plain, or with the colours of a terminal. */
public interface Style {
  Style PLAIN = (text, tone) -> text;
  Style ANSI = new AnsiStyle();

  /** What a text means. */
  enum Tone {
    HEADING,
    GOOD,
    WARNING,
    BAD,
    QUIET
  }

  /** The same text in this tone. It has the same width on a screen. */
  String show(String text, Tone tone);
}
