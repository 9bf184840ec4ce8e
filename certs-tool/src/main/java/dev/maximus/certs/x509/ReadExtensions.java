package dev.maximus.certs.x509;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * BouncyCastle reads an extension or a name only when it is asked for, and fails then. This reads
 * them all at once, so that what exists can be asked anything.
 */
final class ReadExtensions {
  private ReadExtensions() {}

  /** Null is what BouncyCastle has for no extensions. */
  static void force(@Nullable Extensions extensions) throws MalformedException {
    if (extensions == null) {
      return;
    }
    for (ASN1ObjectIdentifier oid : extensions.getExtensionOIDs()) {
      byte[] value = extensions.getExtension(oid).getExtnValue().getOctets();
      String what = "a certificate or list with a readable extension " + oid.getId();
      Der.read(what, value, Der.MAX_OCTETS, () -> parse(oid, value));
    }
  }

  private static ASN1Encodable parse(ASN1ObjectIdentifier oid, byte[] value) {
    if (oid.equals(Extension.basicConstraints)) {
      return BasicConstraints.getInstance(value);
    } else if (oid.equals(Extension.keyUsage)) {
      return KeyUsage.getInstance(value);
    } else if (oid.equals(Extension.extendedKeyUsage)) {
      return ExtendedKeyUsage.getInstance(value);
    } else if (oid.equals(Extension.subjectKeyIdentifier)) {
      return SubjectKeyIdentifier.getInstance(value);
    } else if (oid.equals(Extension.authorityKeyIdentifier)) {
      return AuthorityKeyIdentifier.getInstance(value);
    } else if (oid.equals(Extension.subjectAlternativeName)) {
      GeneralNames names = GeneralNames.getInstance(value);
      names.getNames();
      return names;
    } else if (oid.equals(Extension.nameConstraints)) {
      return NameConstraints.getInstance(value);
    } else if (oid.equals(Extension.cRLNumber)) {
      return CRLNumber.getInstance(value);
    } else if (oid.equals(Extension.reasonCode)) {
      return CRLReason.getInstance(value);
    }
    return oid;
  }

  static void force(X500Name name) {
    for (RDN rdn : name.getRDNs()) {
      for (AttributeTypeAndValue value : rdn.getTypesAndValues()) {
        value.getType();
      }
    }
    String text = name.toString();
    if (text.length() > Der.MAX_OCTETS) {
      throw new IllegalArgumentException("a name is too long");
    }
  }
}
