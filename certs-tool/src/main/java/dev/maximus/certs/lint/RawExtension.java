package dev.maximus.certs.lint;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * An extension as it is written.
 *
 * @param falseWritten "not critical" is written out, which DER forbids
 * @param value what it holds; empty when that is not ASN.1
 */
record RawExtension(
    ASN1ObjectIdentifier oid,
    boolean critical,
    boolean falseWritten,
    Optional<ASN1Primitive> value) {
  static RawExtension of(ASN1Sequence sequence) {
    ASN1ObjectIdentifier oid = ASN1ObjectIdentifier.getInstance(sequence.getObjectAt(0));
    boolean written = sequence.size() == 3;
    boolean critical = written && ASN1Boolean.getInstance(sequence.getObjectAt(1)).isTrue();
    byte[] octets = ASN1OctetString.getInstance(sequence.getObjectAt(written ? 2 : 1)).getOctets();
    return new RawExtension(oid, critical, written && !critical, parse(octets));
  }

  private static Optional<ASN1Primitive> parse(byte[] octets) {
    try {
      return Optional.ofNullable(ASN1Primitive.fromByteArray(octets));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The elements, when it is a sequence. */
  Optional<ASN1Sequence> sequence() {
    return value.filter(ASN1Sequence.class::isInstance).map(ASN1Sequence.class::cast);
  }
}
