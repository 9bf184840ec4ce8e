package dev.maximus.certs.x509;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;

/**
 * Our values as ASN.1. Apart from them, because the JVM would load BouncyCastle for a class that
 * does this in its own methods, and a program that only declares certificates needs none of it.
 */
final class Asn1 {
  private Asn1() {}

  static GeneralName address(byte[] octets) {
    return new GeneralName(GeneralName.iPAddress, new DEROctetString(octets));
  }

  static AlgorithmIdentifier algorithm(String oid, boolean withNull) {
    ASN1ObjectIdentifier identifier = new ASN1ObjectIdentifier(oid);
    return withNull
        ? new AlgorithmIdentifier(identifier, DERNull.INSTANCE)
        : new AlgorithmIdentifier(identifier);
  }

  static org.bouncycastle.asn1.x509.NameConstraints constraints(NameConstraints constraints) {
    GeneralSubtree[] permitted =
        Stream.of(
                constraints.dns().stream().map(DnsName::toAsn1),
                constraints.ip().stream().map(network -> address(network.encoded())),
                constraints.uriHosts().stream()
                    .map(host -> new GeneralName(GeneralName.uniformResourceIdentifier, host)))
            .flatMap(names -> names)
            .map(GeneralSubtree::new)
            .toArray(GeneralSubtree[]::new);
    return new org.bouncycastle.asn1.x509.NameConstraints(permitted, null);
  }

  static Optional<NameConstraints> constraints(IssuedCertificate certificate)
      throws MalformedException {
    var asn1 =
        org.bouncycastle.asn1.x509.NameConstraints.getInstance(
            Extensions.getExtensionParsedValue(
                certificate.asn1().getExtensions(), Extension.nameConstraints));
    if (asn1 == null) {
      return Optional.empty();
    }
    if (asn1.getExcludedSubtrees() != null || asn1.getPermittedSubtrees() == null) {
      throw new MalformedException("it has name constraints that exclude names");
    }
    List<DnsName> dns = new ArrayList<>();
    List<IpNetwork> ip = new ArrayList<>();
    List<String> uriHosts = new ArrayList<>();
    try {
      for (GeneralSubtree subtree : asn1.getPermittedSubtrees()) {
        GeneralName base = subtree.getBase();
        switch (base.getTagNo()) {
          case GeneralName.dNSName -> dns.add(DnsName.of(GeneralNameReader.string(base)));
          case GeneralName.iPAddress ->
              ip.add(IpNetwork.of(ASN1OctetString.getInstance(base.getName()).getOctets()));
          case GeneralName.uniformResourceIdentifier ->
              uriHosts.add(GeneralNameReader.string(base));
          default ->
              throw new MalformedException("it has name constraints that are not DNS, IP or URI");
        }
      }
      return Optional.of(new NameConstraints(dns, ip, uriHosts));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("it has name constraints of another form", e);
    }
  }
}
