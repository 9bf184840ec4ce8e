package dev.maximus.certs.lint;

import dev.maximus.certs.x509.Text;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1TaggedObject;

/**
 * A general name as it is written.
 *
 * @param kind its tag: {@link org.bouncycastle.asn1.x509.GeneralName#dNSName} and so on
 * @param octets its value; empty for a kind that is made of parts
 * @param simple whether the value is a string of octets
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record RawName(int kind, byte[] octets, boolean simple, ASN1TaggedObject asn1) {
  static RawName of(ASN1TaggedObject tagged) {
    try {
      return new RawName(
          tagged.getTagNo(), ASN1OctetString.getInstance(tagged, false).getOctets(), true, tagged);
    } catch (RuntimeException e) {
      // A directory name or another name: BouncyCastle refuses to read it as a string.
      return new RawName(tagged.getTagNo(), new byte[0], false, tagged);
    }
  }

  /** The characters; each octet is one. */
  String text() {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  /** The characters for a message. */
  String visible() {
    return Text.visible(text());
  }
}
