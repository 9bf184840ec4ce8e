package dev.maximus.certs.inspect;

/** The sixteen colours that every terminal has. */
final class AnsiStyle implements Style {
  private static final String RESET = "\u001b[0m";

  @Override
  public String show(String text, Tone tone) {
    String code =
        switch (tone) {
          case HEADING -> "1";
          case GOOD -> "32";
          case WARNING -> "33";
          case BAD -> "31";
          case QUIET -> "2";
        };
    return text.isEmpty() ? text : "\u001b[" + code + "m" + text + RESET;
  }
}
