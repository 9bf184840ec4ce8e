package dev.maximus.certs.inspect;

import dev.maximus.certs.x509.IpAddress;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Text;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** What a certificate says, as text. */
final class CertificateFacts {
  private CertificateFacts() {}

  /** The subject or issuer on one line; {@code -} when it is empty. */
  static String text(X500Name name) {
    return name.getRDNs().length == 0 ? "-" : Text.visible(name.toString());
  }

  /** The common name, else the whole name. */
  static String shortText(X500Name name) {
    return commonName(name).orElseGet(() -> text(name));
  }

  static Optional<String> commonName(X500Name name) {
    return Arrays.stream(name.getRDNs(BCStyle.CN))
        .map(RDN::getFirst)
        .map(first -> Text.visible(IETFUtils.valueToString(first.getValue())))
        .findFirst();
  }

  static boolean isAuthority(IssuedCertificate certificate) {
    return Optional.ofNullable(BasicConstraints.fromExtensions(certificate.asn1().getExtensions()))
        .filter(BasicConstraints::isCA)
        .isPresent();
  }

  static boolean isSelfIssued(IssuedCertificate certificate) {
    return certificate.asn1().getSubject().equals(certificate.asn1().getIssuer());
  }

  static List<String> names(Optional<Extensions> extensions) {
    List<String> names = new ArrayList<>();
    extensions
        .flatMap(
            all ->
                Optional.ofNullable(
                    GeneralNames.fromExtensions(all, Extension.subjectAlternativeName)))
        .ifPresent(all -> Arrays.stream(all.getNames()).forEach(name -> names.add(text(name))));
    return names;
  }

  static List<String> names(IssuedCertificate certificate) {
    return names(Optional.ofNullable(certificate.asn1().getExtensions()));
  }

  private static String text(GeneralName name) {
    return switch (name.getTagNo()) {
      case GeneralName.dNSName -> "DNS:" + Text.visible(name.getName().toString());
      case GeneralName.uniformResourceIdentifier ->
          "URI:" + Text.visible(name.getName().toString());
      case GeneralName.rfc822Name -> "email:" + Text.visible(name.getName().toString());
      case GeneralName.iPAddress -> "IP:" + address(ASN1OctetString.getInstance(name.getName()));
      case GeneralName.directoryName -> "name:" + text(X500Name.getInstance(name.getName()));
      default -> "other:" + name.getTagNo();
    };
  }

  private static String address(ASN1OctetString octets) {
    try {
      String address = InetAddress.getByAddress(octets.getOctets()).getHostAddress();
      return IpAddress.of(address).value();
    } catch (UnknownHostException e) {
      return "'%d octets'".formatted(octets.getOctets().length);
    }
  }

  static List<KeyPurposeId> purposes(IssuedCertificate certificate) {
    return Optional.ofNullable(certificate.asn1().getExtensions())
        .flatMap(all -> Optional.ofNullable(ExtendedKeyUsage.fromExtensions(all)))
        .map(usage -> Arrays.asList(usage.getUsages()))
        .orElse(List.of());
  }

  /** Whether it may be used for this: it says so, or it says nothing of purposes. */
  static boolean serves(IssuedCertificate certificate, KeyPurposeId purpose) {
    List<KeyPurposeId> purposes = purposes(certificate);
    return purposes.isEmpty()
        || purposes.contains(purpose)
        || purposes.contains(KeyPurposeId.anyExtendedKeyUsage);
  }

  /** The profile that such a certificate has with us; {@code other} for none of them. */
  static String profile(IssuedCertificate certificate) {
    if (isAuthority(certificate)) {
      KeyUsage usage = KeyUsage.fromExtensions(certificate.asn1().getExtensions());
      boolean signs = usage != null && usage.hasUsages(KeyUsage.digitalSignature);
      return isSelfIssued(certificate)
          ? Profile.ROOT_CA.id()
          : signs ? Profile.ISTIO_CA.id() : Profile.INTERMEDIATE_CA.id();
    }
    if (names(certificate).stream().anyMatch(name -> name.startsWith("URI:spiffe://"))) {
      return Profile.SPIFFE_WORKLOAD.id();
    }
    List<KeyPurposeId> purposes = purposes(certificate);
    boolean server = purposes.contains(KeyPurposeId.id_kp_serverAuth);
    boolean client = purposes.contains(KeyPurposeId.id_kp_clientAuth);
    return server && client
        ? Profile.PEER.id()
        : server ? Profile.SERVER.id() : client ? Profile.CLIENT.id() : "other";
  }

  /** The kind and size of a key: {@code ECDSA P-256}. */
  static String key(SubjectPublicKeyInfo info) {
    ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
    if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return "ECDSA " + curve(String.valueOf(info.getAlgorithm().getParameters()));
    }
    if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return "RSA " + rsaBits(info);
    }
    return algorithm.equals(EdECObjectIdentifiers.id_Ed25519) ? "Ed25519" : algorithm.getId();
  }

  private static String curve(String oid) {
    if (oid.equals(X9ObjectIdentifiers.prime256v1.getId())) {
      return "P-256";
    }
    if (oid.equals(SECObjectIdentifiers.secp384r1.getId())) {
      return "P-384";
    }
    return oid.equals(SECObjectIdentifiers.secp521r1.getId()) ? "P-521" : oid;
  }

  private static String rsaBits(SubjectPublicKeyInfo info) {
    try {
      return Integer.toString(
          RSAPublicKey.getInstance(info.parsePublicKey()).getModulus().bitLength());
    } catch (IOException | RuntimeException e) {
      return "unreadable";
    }
  }
}
