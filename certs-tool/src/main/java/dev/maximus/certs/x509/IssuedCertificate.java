package dev.maximus.certs.x509;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;

/** A certificate as it was issued, by us or by others: its exact octets, and what they say. */
public final class IssuedCertificate {
  private final byte[] der;
  private final String serial;
  private final Instant notBefore;
  private final Instant notAfter;
  // Parsed when somebody asks: of a thousand that we have just issued, nobody does.
  private volatile Optional<X509CertificateHolder> holder;

  private IssuedCertificate(
      byte[] der,
      String serial,
      Instant notBefore,
      Instant notAfter,
      Optional<X509CertificateHolder> holder) {
    this.der = der;
    this.serial = serial;
    this.notBefore = notBefore;
    this.notAfter = notAfter;
    this.holder = holder;
  }

  /** What we have just signed. */
  static IssuedCertificate issued(byte[] der, byte[] serial, Validity validity) {
    return new IssuedCertificate(
        der,
        HexFormat.of().formatHex(serial),
        validity.notBefore(),
        validity.notAfter(),
        Optional.empty());
  }

  /**
   * Reads one certificate.
   *
   * @throws MalformedException when the octets are not exactly one certificate
   */
  public static IssuedCertificate of(byte[] der) throws MalformedException {
    byte[] octets = der.clone();
    IssuedCertificate certificate =
        Der.read("a certificate", octets, Der.MAX_OCTETS, () -> parse(octets));
    ReadExtensions.force(certificate.asn1().getExtensions());
    try {
      parseAsJca(octets);
    } catch (CertificateException | RuntimeException e) {
      throw new MalformedException("it is a certificate that Java cannot read", e);
    }
    return certificate;
  }

  /**
   * Reads all certificates of a PEM file, in their order; or the one of a DER file.
   *
   * @throws MalformedException when there is none, or something else between them
   */
  public static List<IssuedCertificate> readAll(byte[] file) throws MalformedException {
    if (Der.looksLike(file)) {
      return List.of(of(file));
    }
    List<IssuedCertificate> certificates = new ArrayList<>();
    for (PemBlock block : Pem.read(file, Pem.CERTIFICATE)) {
      try {
        certificates.add(of(block.der()));
      } catch (MalformedException e) {
        throw block.malformed(e);
      }
    }
    return List.copyOf(certificates);
  }

  private static IssuedCertificate parse(byte[] der) throws IOException {
    X509CertificateHolder holder = new X509CertificateHolder(der);
    // Parsed now, so that a certificate that exists can be asked anything.
    holder.getSubjectPublicKeyInfo();
    ReadExtensions.force(holder.getSubject());
    ReadExtensions.force(holder.getIssuer());
    return new IssuedCertificate(
        der,
        hex(holder.getSerialNumber()),
        holder.getNotBefore().toInstant(),
        holder.getNotAfter().toInstant(),
        Optional.of(holder));
  }

  private static X509Certificate parseAsJca(byte[] der) throws CertificateException {
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der));
    certificate.getPublicKey();
    return certificate;
  }

  public byte[] der() {
    return der.clone();
  }

  public String pem() {
    return Pem.encode(Pem.CERTIFICATE, der);
  }

  /** For readers of this package's neighbours that need more than is here. */
  public X509CertificateHolder asn1() {
    Optional<X509CertificateHolder> known = holder;
    if (known.isPresent()) {
      return known.get();
    }
    try {
      X509CertificateHolder parsed = new X509CertificateHolder(der);
      holder = Optional.of(parsed);
      return parsed;
    } catch (IOException e) {
      throw new IllegalStateException("certificate " + serial + " cannot be read", e);
    }
  }

  /** The same as the JDK's own type, for its TLS and its path validation. */
  public X509Certificate toJca() {
    try {
      return parseAsJca(der);
    } catch (CertificateException e) {
      throw new IllegalStateException("the JDK cannot read certificate " + serial(), e);
    }
  }

  public PublicKey publicKey() {
    return toJca().getPublicKey();
  }

  public BigInteger serialNumber() {
    return asn1().getSerialNumber();
  }

  /** The serial number in hex, as openssl prints it. */
  public String serial() {
    return serial;
  }

  private static String hex(BigInteger number) {
    String hex = number.toString(16);
    return hex.length() % 2 == 0 ? hex : "0" + hex;
  }

  /** The whole subject, for people: {@code O=MAXIMUS,CN=postgres}. Empty when it has none. */
  public String subject() {
    return Text.visible(asn1().getSubject().toString());
  }

  /** The most specific common name: the last one. */
  public Optional<String> commonName() {
    RDN[] names = asn1().getSubject().getRDNs(BCStyle.CN);
    return names.length == 0
        ? Optional.empty()
        : Optional.of(names[names.length - 1])
            .map(name -> name.getFirst().getValue())
            .filter(ASN1String.class::isInstance)
            .map(value -> ((ASN1String) value).getString());
  }

  /** How messages call it: by its common name, else by its serial number. */
  public String label() {
    return commonName().map(Text::visible).orElseGet(this::serial);
  }

  /** The DNS names, addresses and URIs of its SANs; those of other kinds and forms are left out. */
  public List<SubjectAlternativeName> names() {
    GeneralNames names =
        GeneralNames.fromExtensions(asn1().getExtensions(), Extension.subjectAlternativeName);
    return names == null ? List.of() : GeneralNameReader.known(names);
  }

  /** Whether its extended key usage lists this purpose. */
  public boolean isFor(KeyPurposeId purpose) {
    ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(asn1().getExtensions());
    return usage != null && usage.hasKeyPurposeId(purpose);
  }

  public Instant notBefore() {
    return notBefore;
  }

  public Instant notAfter() {
    return notAfter;
  }

  /** SHA-256 of the certificate, in lower-case hex without colons. */
  public String fingerprint() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IssuedCertificate that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  @Override
  public String toString() {
    return "IssuedCertificate[serial=" + serial() + "]";
  }
}
