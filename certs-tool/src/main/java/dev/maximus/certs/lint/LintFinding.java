package dev.maximus.certs.lint;

/**
 * What one rule says of one certificate.
 *
 * @param certificate its name, as it was given
 * @param sentence what is wrong
 */
public record LintFinding(LintRule rule, String certificate, String sentence) {
  /** One line for people. */
  public String text() {
    return "%s: %s: %s (%s, %s)"
        .formatted(certificate, rule.severity().text(), sentence, rule.id(), rule.section());
  }
}
