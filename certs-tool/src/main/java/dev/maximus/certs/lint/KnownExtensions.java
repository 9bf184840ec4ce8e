package dev.maximus.certs.lint;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** The extensions of RFC 5280: their names, and how each is read. */
final class KnownExtensions {
  private static final Map<ASN1ObjectIdentifier, String> NAMES =
      Map.ofEntries(
          Map.entry(Extension.basicConstraints, "basicConstraints"),
          Map.entry(Extension.keyUsage, "keyUsage"),
          Map.entry(Extension.extendedKeyUsage, "extKeyUsage"),
          Map.entry(Extension.subjectKeyIdentifier, "subjectKeyIdentifier"),
          Map.entry(Extension.authorityKeyIdentifier, "authorityKeyIdentifier"),
          Map.entry(Extension.subjectAlternativeName, "subjectAltName"),
          Map.entry(Extension.issuerAlternativeName, "issuerAltName"),
          Map.entry(Extension.nameConstraints, "nameConstraints"),
          Map.entry(Extension.certificatePolicies, "certificatePolicies"),
          Map.entry(Extension.policyMappings, "policyMappings"),
          Map.entry(Extension.policyConstraints, "policyConstraints"),
          Map.entry(Extension.inhibitAnyPolicy, "inhibitAnyPolicy"),
          Map.entry(Extension.cRLDistributionPoints, "cRLDistributionPoints"),
          Map.entry(Extension.freshestCRL, "freshestCRL"),
          Map.entry(Extension.authorityInfoAccess, "authorityInfoAccess"),
          Map.entry(Extension.subjectInfoAccess, "subjectInfoAccess"),
          Map.entry(Extension.subjectDirectoryAttributes, "subjectDirectoryAttributes"));

  private static final Map<ASN1ObjectIdentifier, Function<ASN1Primitive, ?>> READERS =
      Map.of(
          Extension.basicConstraints, BasicConstraints::getInstance,
          Extension.keyUsage, KeyUsage::getInstance,
          // An empty list is the fault of another rule, so only the list is asked for.
          Extension.extendedKeyUsage, ASN1Sequence::getInstance,
          Extension.subjectAlternativeName, ASN1Sequence::getInstance,
          Extension.subjectKeyIdentifier, SubjectKeyIdentifier::getInstance,
          Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance,
          Extension.nameConstraints, NameConstraints::getInstance,
          Extension.cRLDistributionPoints, CRLDistPoint::getInstance);

  private KnownExtensions() {}

  static Optional<Function<ASN1Primitive, ?>> reader(ASN1ObjectIdentifier oid) {
    return Optional.ofNullable(READERS.get(oid));
  }

  static boolean isKnown(ASN1ObjectIdentifier oid) {
    return NAMES.containsKey(oid);
  }

  /** The name of RFC 5280, or the number. */
  static String name(ASN1ObjectIdentifier oid) {
    return NAMES.getOrDefault(oid, oid.getId());
  }
}
