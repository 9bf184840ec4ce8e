package dev.maximus.certs.x509;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** What a certificate of a profile says besides its names and dates (RFC 5280 4.2). */
final class CertificateExtensions {
  private static final int KEY_IDENTIFIER_OCTETS = 20;

  private CertificateExtensions() {}

  static void add(
      X509v3CertificateBuilder certificate,
      CertificateRequest request,
      PublicKey key,
      Optional<IssuedCertificate> issuer)
      throws IOException {
    Profile profile = request.profile();
    certificate.addExtension(
        Extension.basicConstraints,
        true,
        profile instanceof AuthorityProfile authority
            ? new BasicConstraints(authority.pathLength())
            : new BasicConstraints(false));
    certificate.addExtension(
        Extension.keyUsage, true, new KeyUsage(profile.keyUsage(request.key())));
    if (!profile.purposes().isEmpty()) {
      certificate.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(profile.purposes().toArray(KeyPurposeId[]::new)));
    }
    certificate.addExtension(
        Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier(key)));
    if (issuer.isPresent()) {
      certificate.addExtension(
          Extension.authorityKeyIdentifier, false, authorityKeyIdentifier(issuer.get()));
    }
    if (!request.names().isEmpty()) {
      GeneralName[] names =
          request.names().stream().map(SubjectAlternativeName::toAsn1).toArray(GeneralName[]::new);
      // RFC 5280 4.2.1.6: critical when there is no subject.
      certificate.addExtension(
          Extension.subjectAlternativeName, request.subject().isEmpty(), new GeneralNames(names));
    }
    if (request.nameConstraints().isPresent()) {
      certificate.addExtension(
          Extension.nameConstraints, true, Asn1.constraints(request.nameConstraints().get()));
    }
  }

  static AuthorityKeyIdentifier authorityKeyIdentifier(IssuedCertificate issuer) {
    SubjectKeyIdentifier known = SubjectKeyIdentifier.fromExtensions(issuer.asn1().getExtensions());
    return new AuthorityKeyIdentifier(
        known == null ? keyIdentifier(issuer.publicKey()) : known.getKeyIdentifier());
  }

  /** The first 160 bits of the SHA-256 of the key (RFC 7093 2, method 1). */
  private static byte[] keyIdentifier(PublicKey key) {
    byte[] bits = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getOctets();
    try {
      return Arrays.copyOf(
          MessageDigest.getInstance("SHA-256").digest(bits), KEY_IDENTIFIER_OCTETS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
