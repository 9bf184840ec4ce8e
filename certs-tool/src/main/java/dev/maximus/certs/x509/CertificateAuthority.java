package dev.maximus.certs.x509;

import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate that may sign, with its key.
 *
 * @param issuers the authorities above it, nearest first, up to and with the root; empty for a root
 */
public record CertificateAuthority(
    IssuedCertificate certificate, PrivateKey key, List<IssuedCertificate> issuers) {
  public CertificateAuthority {
    issuers = List.copyOf(issuers);
  }

  public static CertificateAuthority root(IssuedCertificate certificate, PrivateKey key) {
    return new CertificateAuthority(certificate, key, List.of());
  }

  /** An authority that this one has issued. */
  public CertificateAuthority below(IssuedCertificate certificate, PrivateKey key) {
    List<IssuedCertificate> above = new ArrayList<>();
    above.add(this.certificate);
    above.addAll(issuers);
    return new CertificateAuthority(certificate, key, above);
  }

  /** The root of this authority: itself when it is one. */
  public IssuedCertificate root() {
    return issuers.isEmpty() ? certificate : issuers.get(issuers.size() - 1);
  }

  /** What stands between a leaf of this authority and the root, nearest first. */
  public List<IssuedCertificate> intermediates() {
    if (issuers.isEmpty()) {
      return List.of();
    }
    List<IssuedCertificate> chain = new ArrayList<>();
    chain.add(certificate);
    chain.addAll(issuers.subList(0, issuers.size() - 1));
    return chain;
  }

  /** The last moment from which this authority and all above it are valid. */
  Instant notBefore() {
    return issuers.stream()
        .map(IssuedCertificate::notBefore)
        .reduce(certificate.notBefore(), (one, other) -> one.isAfter(other) ? one : other);
  }

  /** The first moment at which this authority or one above it ends. */
  Instant notAfter() {
    return issuers.stream()
        .map(IssuedCertificate::notAfter)
        .reduce(certificate.notAfter(), (one, other) -> one.isBefore(other) ? one : other);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "CertificateAuthority[" + certificate + "]";
  }
}
