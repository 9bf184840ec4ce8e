package dev.maximus.certs.x509;

import java.io.IOException;
import java.security.PublicKey;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1Encoding;

/** What all certificates of one authority have in common, made once. */
final class SigningAuthority {
  private final CertificateAuthority authority;
  private final IssuingRules rules;
  private final byte[] name;
  private final byte[] keyIdentifier;
  private final Validity validity;

  SigningAuthority(CertificateAuthority authority) throws IOException {
    this.authority = authority;
    this.rules = new IssuingRules(authority);
    this.name = authority.certificate().asn1().getSubject().getEncoded(ASN1Encoding.DER);
    this.keyIdentifier = CertificateExtensions.authorityKeyIdentifierDer(authority.certificate());
    this.validity = new Validity(authority.notBefore(), authority.notAfter());
  }

  /** Whether this is of that very object: to compare keys would be slow, and a copy is no loss. */
  @SuppressWarnings("ReferenceEquality")
  boolean is(CertificateAuthority other) {
    return authority == other;
  }

  /**
   * Checks what is asked of it.
   *
   * @throws IllegalArgumentException when this authority may not issue it
   */
  void check(CertificateRequest request, PublicKey key, Instant now) {
    rules.check(request, key, now);
  }

  /** Its subject, as DER. */
  byte[] name() {
    return name;
  }

  /** The extension that names its key, as DER. */
  byte[] keyIdentifier() {
    return keyIdentifier;
  }

  /** As long as it allows: no certificate is valid for longer than its issuer. */
  Validity clip(Instant start, Instant end) {
    return new Validity(
        start.isAfter(validity.notBefore()) ? start : validity.notBefore(),
        end.isBefore(validity.notAfter()) ? end : validity.notAfter());
  }
}
