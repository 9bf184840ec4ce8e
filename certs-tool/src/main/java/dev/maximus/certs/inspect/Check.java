package dev.maximus.certs.inspect;

/**
 * One thing that was looked at.
 *
 * @param id what was looked at: {@code chain}, {@code dates}, {@code names}, {@code key}, ...
 * @param target of which certificate, file or host
 * @param sentence what was found
 */
public record Check(String id, String target, Outcome outcome, String sentence) {
  /** How it came out. */
  public enum Outcome {
    OK("ok", Style.Tone.GOOD),
    FAILED("FAILED", Style.Tone.BAD),
    /** It could not be looked at, and the sentence says why. */
    SKIPPED("skipped", Style.Tone.WARNING);

    private final String text;
    private final Style.Tone tone;

    Outcome(String text, Style.Tone tone) {
      this.text = text;
      this.tone = tone;
    }

    /** For people. */
    public String text() {
      return text;
    }
  }

  String line(Style style) {
    return style.show(outcome.text(), outcome.tone)
        + " ".repeat(9 - outcome.text().length())
        + target
        + ": "
        + sentence
        + "\n";
  }
}
