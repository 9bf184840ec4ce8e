package dev.maximus.certs.lint;

import java.util.Optional;
import java.util.function.Function;

/** One thing that a certificate must or should be. */
public interface LintRule {
  /** Its name: the name zlint has for it, without the letter for the severity, or our own. */
  String id();

  /** Where the rule stands, for example {@code RFC 5280 4.2.1.9}. */
  String section();

  Severity severity();

  /** What is wrong, as a sentence; empty when the rule is kept or says nothing of such a one. */
  Optional<String> check(LintSubject subject);

  /** A rule that is a function. */
  static LintRule of(
      String id, String section, Severity severity, Function<LintSubject, Optional<String>> check) {
    return new FunctionRule(id, section, severity, check);
  }

  /** A rule that is a function of the certificate alone. */
  static LintRule alone(
      String id,
      String section,
      Severity severity,
      Function<LintedCertificate, Optional<String>> check) {
    return new FunctionRule(id, section, severity, subject -> check.apply(subject.certificate()));
  }
}
