package dev.maximus.certs.lint;

import dev.maximus.certs.x509.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A certificate that breaks a rule.
 *
 * @param also rules that cannot but be broken with it
 * @param others certificates beside it; the root is always there
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record LintCase(
    String rule,
    String sentence,
    byte[] der,
    Optional<Profile> profile,
    List<String> also,
    List<byte[]> others) {
  static LintCase of(String rule, String sentence, TestCertificate certificate) {
    return new LintCase(rule, sentence, certificate.der(), Optional.empty(), List.of(), List.of());
  }

  LintCase alsoBreaks(String... rules) {
    return new LintCase(rule, sentence, der, profile, List.of(rules), others);
  }

  LintCase with(byte[]... certificates) {
    return new LintCase(rule, sentence, der, profile, also, List.of(certificates));
  }

  LintCase of(Profile known) {
    return new LintCase(rule, sentence, der, Optional.of(known), also, others);
  }

  List<LintInput> inputs() {
    List<LintInput> inputs = new ArrayList<>();
    inputs.add(new LintInput("bad", der, profile));
    for (byte[] other : others) {
      inputs.add(LintInput.of("other", other));
    }
    inputs.add(LintInput.of("root", LintCases.ROOT));
    return inputs;
  }

  @Override
  public String toString() {
    return rule;
  }
}
