package dev.maximus.certs.lint;

import java.util.List;

/**
 * What the rules say of a set of certificates.
 *
 * @param certificates how many were looked at
 */
public record LintReport(int certificates, List<LintFinding> findings) {
  public LintReport {
    findings = List.copyOf(findings);
  }

  public long errors() {
    return count(Severity.ERROR);
  }

  public long warnings() {
    return count(Severity.WARNING);
  }

  private long count(Severity severity) {
    return findings.stream().filter(finding -> finding.rule().severity() == severity).count();
  }
}
