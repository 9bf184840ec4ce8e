package dev.maximus.certs.output;

import dev.maximus.certs.x509.IssuedCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * The names in a certificate that command lines need.
 *
 * @param hosts DNS names without wildcards, and then IP addresses
 */
record Names(Optional<String> commonName, List<String> hosts, List<String> uris) {
  static Names of(IssuedCertificate certificate) {
    List<String> dns = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    List<String> uris = new ArrayList<>();
    GeneralNames all =
        GeneralNames.fromExtensions(
            certificate.asn1().getExtensions(), Extension.subjectAlternativeName);
    for (GeneralName name : all == null ? new GeneralName[0] : all.getNames()) {
      switch (name.getTagNo()) {
        case GeneralName.dNSName -> dns.add(name.getName().toString());
        case GeneralName.iPAddress -> addresses.add(address(name));
        case GeneralName.uniformResourceIdentifier -> uris.add(name.getName().toString());
        default -> {
          // No command line asks for the others.
        }
      }
    }
    List<String> hosts = new ArrayList<>(dns);
    hosts.removeIf(name -> name.startsWith("*"));
    hosts.addAll(addresses);
    RDN[] common = certificate.asn1().getSubject().getRDNs(BCStyle.CN);
    return new Names(
        common.length == 0
            ? Optional.empty()
            : Optional.of(IETFUtils.valueToString(common[0].getFirst().getValue())),
        hosts,
        uris);
  }

  Optional<String> host() {
    return hosts.stream().findFirst();
  }

  private static String address(GeneralName name) {
    byte[] octets = ASN1OctetString.getInstance(name.getName()).getOctets();
    try {
      return java.net.InetAddress.getByAddress(octets).getHostAddress();
    } catch (java.net.UnknownHostException e) {
      throw new IllegalArgumentException("an IP address of " + octets.length + " octets", e);
    }
  }
}
