package dev.maximus.certs.lint;

import dev.maximus.certs.x509.Profile;
import java.util.List;
import java.util.Optional;

/**
 * A certificate among its fellows, as a rule sees it.
 *
 * @param profile what it was made for, where that is known
 * @param issuers the authorities above it that are in the set, nearest first; without itself
 * @param sameSerial the names of others of the same issuer with the same serial number
 */
public record LintSubject(
    String name,
    LintedCertificate certificate,
    Optional<Profile> profile,
    List<LintedCertificate> issuers,
    List<String> sameSerial) {
  public LintSubject {
    issuers = List.copyOf(issuers);
    sameSerial = List.copyOf(sameSerial);
  }

  /** The authority that issued it, where it is in the set. */
  public Optional<LintedCertificate> issuer() {
    return issuers.stream().findFirst();
  }
}
