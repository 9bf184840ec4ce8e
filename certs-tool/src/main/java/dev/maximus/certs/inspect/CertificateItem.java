package dev.maximus.certs.inspect;

import dev.maximus.certs.x509.IssuedCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A certificate in a file.
 *
 * @param name what people call it: its entry in a store, else its file or its common name
 * @param position its place in the file, from 0
 */
public record CertificateItem(
    String name, IssuedCertificate certificate, Path file, int position, Optional<Integer> mode)
    implements Item {
  private static final int SHORT = 8;

  @Override
  public String kind() {
    return "certificate";
  }

  /** The profile that such a certificate has with us; {@code other} for none of them. */
  public String profile() {
    return CertificateFacts.profile(certificate);
  }

  public String subject() {
    return CertificateFacts.text(certificate.asn1().getSubject());
  }

  public String issuer() {
    return CertificateFacts.text(certificate.asn1().getIssuer());
  }

  /** All names with their kinds: {@code DNS:localhost}. */
  public List<String> names() {
    return CertificateFacts.names(certificate);
  }

  /** The kind and size of its key: {@code ECDSA P-256}. */
  public String key() {
    return CertificateFacts.key(certificate.asn1().getSubjectPublicKeyInfo());
  }

  /** Whole days until its end; negative once it is over. */
  public long daysLeft(Instant now) {
    return Math.floorDiv(Duration.between(now, certificate.notAfter()).toSeconds(), 86_400L);
  }

  public boolean isExpired(Instant now) {
    return certificate.notAfter().isBefore(now);
  }

  /** The first digits of the serial number, for a table. */
  public String shortSerial() {
    return first(certificate.serial());
  }

  public String shortFingerprint() {
    return first(certificate.fingerprint());
  }

  private static String first(String hex) {
    return hex.substring(0, Math.min(SHORT, hex.length()));
  }
}
