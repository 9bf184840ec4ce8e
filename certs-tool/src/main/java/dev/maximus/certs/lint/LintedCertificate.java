package dev.maximus.certs.lint;

import dev.maximus.certs.x509.MalformedException;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * A certificate that may break every rule there is. BouncyCastle's and the JDK's own readers refuse
 * some of those, for example one extension twice, so this one takes the fields as they stand.
 */
public final class LintedCertificate {
  private final byte[] der;
  private final int version;
  private final ASN1Integer serial;
  private final AlgorithmIdentifier innerSignature;
  private final AlgorithmIdentifier outerSignature;
  private final X500Name issuer;
  private final RawTime notBefore;
  private final RawTime notAfter;
  private final X500Name subject;
  private final SubjectPublicKeyInfo key;
  private final boolean uniqueIdentifiers;
  private final RawExtensions extensions;

  private LintedCertificate(byte[] der, ASN1Sequence certificate) {
    this.der = der;
    ASN1Sequence tbs = ASN1Sequence.getInstance(certificate.getObjectAt(0));
    outerSignature = AlgorithmIdentifier.getInstance(certificate.getObjectAt(1));
    int next = 0;
    if (tbs.getObjectAt(0) instanceof ASN1TaggedObject tagged) {
      version = ASN1Integer.getInstance(tagged, true).intValueExact() + 1;
      next++;
    } else {
      version = 1;
    }
    serial = ASN1Integer.getInstance(tbs.getObjectAt(next++));
    innerSignature = AlgorithmIdentifier.getInstance(tbs.getObjectAt(next++));
    issuer = X500Name.getInstance(tbs.getObjectAt(next++));
    ASN1Sequence validity = ASN1Sequence.getInstance(tbs.getObjectAt(next++));
    notBefore = RawTime.of(validity.getObjectAt(0).toASN1Primitive());
    notAfter = RawTime.of(validity.getObjectAt(1).toASN1Primitive());
    subject = X500Name.getInstance(tbs.getObjectAt(next++));
    key = SubjectPublicKeyInfo.getInstance(tbs.getObjectAt(next++));
    List<RawExtension> found = new ArrayList<>();
    boolean unique = false;
    for (; next < tbs.size(); next++) {
      ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(tbs.getObjectAt(next));
      if (tagged.getTagNo() == 3) {
        for (ASN1Encodable one : ASN1Sequence.getInstance(tagged, true)) {
          found.add(RawExtension.of(ASN1Sequence.getInstance(one)));
        }
      } else {
        unique = true;
      }
    }
    uniqueIdentifiers = unique;
    extensions = new RawExtensions(found);
  }

  /**
   * Reads one certificate.
   *
   * @throws MalformedException when the octets do not have the fields of a certificate
   */
  public static LintedCertificate of(byte[] der) throws MalformedException {
    try {
      return new LintedCertificate(
          der.clone(), ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der)));
    } catch (Exception e) {
      throw new MalformedException("it is not a DER certificate", e);
    }
  }

  int version() {
    return version;
  }

  BigInteger serial() {
    return serial.getValue();
  }

  AlgorithmIdentifier innerSignature() {
    return innerSignature;
  }

  AlgorithmIdentifier outerSignature() {
    return outerSignature;
  }

  X500Name issuer() {
    return issuer;
  }

  X500Name subject() {
    return subject;
  }

  boolean hasSubject() {
    return subject.getRDNs().length > 0;
  }

  RawTime notBefore() {
    return notBefore;
  }

  RawTime notAfter() {
    return notAfter;
  }

  SubjectPublicKeyInfo key() {
    return key;
  }

  ASN1ObjectIdentifier keyAlgorithm() {
    return key.getAlgorithm().getAlgorithm();
  }

  boolean hasUniqueIdentifiers() {
    return uniqueIdentifiers;
  }

  RawExtensions extensions() {
    return extensions;
  }

  /** Whether its basic constraints say that it is an authority. */
  boolean isAuthority() {
    return extensions.isAuthority();
  }

  /** An authority that has signed itself. */
  boolean isRoot() {
    return isAuthority() && isSelfIssued() && isSignedBy(this).orElse(true);
  }

  boolean isSelfIssued() {
    return issuer.equals(subject);
  }

  /** Neither an authority nor one that signed itself: what zlint calls a subscriber's. */
  boolean isLeaf() {
    return !isAuthority() && !(isSelfIssued() && isSignedBy(this).orElse(false));
  }

  /** Whether the key of this authority made the signature; empty when the JDK cannot say. */
  Optional<Boolean> isSignedBy(LintedCertificate authority) {
    Optional<X509Certificate> mine = toJca();
    Optional<X509Certificate> theirs = authority.toJca();
    if (mine.isEmpty() || theirs.isEmpty()) {
      return Optional.empty();
    }
    try {
      mine.get().verify(theirs.get().getPublicKey());
      return Optional.of(true);
    } catch (GeneralSecurityException e) {
      return Optional.of(false);
    }
  }

  private Optional<X509Certificate> toJca() {
    try {
      return Optional.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
