package dev.maximus.certs.lint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of all rules. */
public final class LintRules {
  /** What is said of octets that are no certificate; the other rules need one. */
  static final LintRule MALFORMED =
      LintRule.of(
          "certificate_malformed", "RFC 5280 4.1", Severity.ERROR, subject -> Optional.empty());

  /** In the order in which findings of one certificate are listed. */
  public static final List<LintRule> ALL =
      Stream.of(
              FieldRules.rules(),
              TimeRules.rules(),
              SubjectRules.rules(),
              KeyRules.rules(),
              ExtensionRules.rules(),
              UsageRules.rules(),
              PurposeRules.rules(),
              NameRules.rules(),
              DnsRules.rules(),
              IssuerRules.rules(),
              SpiffeRules.rules())
          .flatMap(List::stream)
          .toList();

  private LintRules() {}
}
