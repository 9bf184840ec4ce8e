package dev.maximus.certs.x509;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Our names from those of ASN.1. */
final class GeneralNameReader {
  private GeneralNameReader() {}

  /** The names of kinds that we know. */
  static List<SubjectAlternativeName> known(GeneralNames names) {
    List<SubjectAlternativeName> known = new ArrayList<>();
    for (GeneralName name : names.getNames()) {
      read(name).ifPresent(known::add);
    }
    return known;
  }

  /** Empty for a kind or a form that we do not issue. */
  static Optional<SubjectAlternativeName> read(GeneralName name) {
    try {
      return switch (name.getTagNo()) {
        case GeneralName.dNSName -> Optional.of(DnsName.of(string(name)));
        case GeneralName.uniformResourceIdentifier -> Optional.of(UriName.of(string(name)));
        case GeneralName.iPAddress ->
            Optional.of(IpAddress.of(ASN1OctetString.getInstance(name.getName()).getOctets()));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static String string(GeneralName name) {
    return ASN1IA5String.getInstance(name.getName()).getString();
  }
}
