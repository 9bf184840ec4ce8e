package dev.maximus.certs.inspect;

import dev.maximus.certs.x509.IssuedCertificate;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds who has issued a certificate. */
final class Chain {
  private static final int LONGEST = 10;

  private Chain() {}

  static boolean hasIssued(IssuedCertificate authority, IssuedCertificate certificate) {
    if (!authority.asn1().getSubject().equals(certificate.asn1().getIssuer())) {
      return false;
    }
    try {
      certificate.toJca().verify(authority.publicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** From the certificate upwards, as far as the issuers are there; the last one may be a root. */
  static List<IssuedCertificate> of(IssuedCertificate leaf, List<IssuedCertificate> known) {
    List<IssuedCertificate> chain = new ArrayList<>();
    Optional<IssuedCertificate> next = Optional.of(leaf);
    while (next.isPresent() && chain.size() < LONGEST) {
      IssuedCertificate current = next.get();
      chain.add(current);
      next =
          known.stream()
              .filter(other -> !chain.contains(other) && hasIssued(other, current))
              .findFirst();
    }
    return chain;
  }
}
