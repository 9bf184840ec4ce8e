package dev.maximus.certs.x509;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
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

/** What a certificate of a profile says besides its names and dates (RFC 5280 4.2), as DER. */
final class CertificateExtensions {
  private static final int KEY_IDENTIFIER_OCTETS = 20;
  private static final byte[] NONE = {};
  private static final byte[] SUBJECT_KEY_IDENTIFIER_OID = {0x06, 0x03, 0x55, 0x1d, 0x0e};

  /** Those that depend on the profile and the kind of key alone; there are few of both. */
  private static final Map<String, byte[]> FIXED = new ConcurrentHashMap<>();

  private CertificateExtensions() {}

  /**
   * All extensions of a certificate.
   *
   * @param publicKey the key as a SubjectPublicKeyInfo
   * @param issuer the extension that names the key of the issuer; empty for a root
   */
  static byte[] of(CertificateRequest request, byte[] publicKey, Optional<byte[]> issuer)
      throws IOException {
    String purpose = request.profile().id() + " " + request.key().id();
    byte[] fixed = FIXED.get(purpose);
    if (fixed == null) {
      fixed = fixed(request.profile(), request.key());
      FIXED.put(purpose, fixed);
    }
    return DerWriter.sequence(
        fixed,
        subjectKeyIdentifier(publicKey),
        issuer.orElse(NONE),
        names(request),
        request.nameConstraints().isPresent()
            ? der(
                Extension.nameConstraints, true, Asn1.constraints(request.nameConstraints().get()))
            : NONE);
  }

  private static byte[] fixed(Profile profile, KeyAlgorithm key) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(
        der(
            Extension.basicConstraints,
            true,
            profile instanceof AuthorityProfile authority
                ? new BasicConstraints(authority.pathLength())
                : new BasicConstraints(false)));
    all.write(der(Extension.keyUsage, true, new KeyUsage(profile.keyUsage(key))));
    if (!profile.purposes().isEmpty()) {
      all.write(
          der(
              Extension.extendedKeyUsage,
              false,
              new ExtendedKeyUsage(profile.purposes().toArray(KeyPurposeId[]::new))));
    }
    return all.toByteArray();
  }

  private static byte[] names(CertificateRequest request) throws IOException {
    if (request.names().isEmpty()) {
      return NONE;
    }
    GeneralName[] names =
        request.names().stream().map(SubjectAlternativeName::toAsn1).toArray(GeneralName[]::new);
    // RFC 5280 4.2.1.6: critical when there is no subject.
    return der(
        Extension.subjectAlternativeName, request.subject().isEmpty(), new GeneralNames(names));
  }

  private static byte[] subjectKeyIdentifier(byte[] publicKey) {
    return DerWriter.sequence(
        SUBJECT_KEY_IDENTIFIER_OID,
        DerWriter.value(
            DerWriter.OCTET_STRING,
            DerWriter.value(DerWriter.OCTET_STRING, keyIdentifier(publicKey))));
  }

  /** How a certificate of this issuer names its key. */
  static AuthorityKeyIdentifier authorityKeyIdentifier(IssuedCertificate issuer) {
    SubjectKeyIdentifier known = SubjectKeyIdentifier.fromExtensions(issuer.asn1().getExtensions());
    return new AuthorityKeyIdentifier(
        known == null ? keyIdentifier(issuer.publicKey().getEncoded()) : known.getKeyIdentifier());
  }

  static byte[] authorityKeyIdentifierDer(IssuedCertificate issuer) throws IOException {
    return der(Extension.authorityKeyIdentifier, false, authorityKeyIdentifier(issuer));
  }

  private static byte[] der(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value)
      throws IOException {
    byte[] content = value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    return new Extension(oid, critical, content).getEncoded(ASN1Encoding.DER);
  }

  /** The first 160 bits of the SHA-256 of the key (RFC 7093 2, method 1). */
  private static byte[] keyIdentifier(byte[] publicKey) {
    byte[] bits = SubjectPublicKeyInfo.getInstance(publicKey).getPublicKeyData().getOctets();
    try {
      return Arrays.copyOf(
          MessageDigest.getInstance("SHA-256").digest(bits), KEY_IDENTIFIER_OCTETS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
