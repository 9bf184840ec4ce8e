package dev.maximus.certs.x509;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.jspecify.annotations.Nullable;

/** What one authority has revoked, as a signed list (CRL). */
public final class RevocationList {
  private final byte[] der;
  private final X509CRLHolder holder;
  private final List<RevokedCertificate> revoked;

  private RevocationList(byte[] der, X509CRLHolder holder, List<RevokedCertificate> revoked) {
    this.der = der;
    this.holder = holder;
    this.revoked = List.copyOf(revoked);
  }

  static RevocationList create(
      CertificateAuthority authority,
      AuthorityKeyIdentifier identifier,
      BigInteger number,
      Instant thisUpdate,
      Instant nextUpdate,
      List<RevokedCertificate> revoked,
      SecureRandom random) {
    check(number, revoked);
    X509v2CRLBuilder list =
        new X509v2CRLBuilder(
            authority.certificate().asn1().getSubject(), Date.from(thisUpdate), Locale.ROOT);
    list.setNextUpdate(Date.from(nextUpdate), Locale.ROOT);
    // Sorted, so that the same content is the same list. Reason 0 is left out (RFC 5280 5.3.1).
    revoked.stream()
        .sorted(Comparator.comparing(RevokedCertificate::serial))
        .forEach(
            each -> list.addCRLEntry(each.serial(), Date.from(each.when()), each.reason().code()));
    try {
      list.addExtension(Extension.authorityKeyIdentifier, false, identifier);
      list.addExtension(Extension.cRLNumber, false, new CRLNumber(number));
      return of(list.build(new KeySigner(authority.key(), random)).getEncoded());
    } catch (IOException | MalformedException e) {
      throw new IllegalStateException("a revocation list could not be encoded", e);
    }
  }

  private static void check(BigInteger number, List<RevokedCertificate> revoked) {
    // RFC 5280 5.2.3: at most 20 octets.
    if (number.signum() < 0 || number.bitLength() >= 160) {
      throw new IllegalArgumentException(
          "revocation list number '" + number + "' must have at most 159 bits and no sign");
    }
    Set<BigInteger> serials = new HashSet<>();
    for (RevokedCertificate each : revoked) {
      if (!serials.add(each.serial())) {
        throw new IllegalArgumentException(
            "serial number '" + each.serial().toString(16) + "' must be revoked only once");
      }
      if (each.reason() == RevocationReason.REMOVE_FROM_CRL) {
        throw new IllegalArgumentException(
            "reason 'remove-from-crl' must be in a delta list, and this is a full one");
      }
    }
  }

  /**
   * Reads one from PEM or DER.
   *
   * @throws MalformedException when it is none
   */
  public static RevocationList of(byte[] file) throws MalformedException {
    byte[] der = Pem.one(file, Pem.REVOCATION_LIST).clone();
    RevocationList list = Der.read("a revocation list", der, Pem.MAX_OCTETS, () -> parse(der));
    ReadExtensions.force(list.holder.toASN1Structure().getTBSCertList().getExtensions());
    try {
      parseAsJca(der);
    } catch (CertificateException | CRLException | RuntimeException e) {
      throw new MalformedException("it is a revocation list that Java cannot read", e);
    }
    return list;
  }

  private static RevocationList parse(byte[] der) throws IOException, MalformedException {
    X509CRLHolder holder = new X509CRLHolder(der);
    ReadExtensions.force(holder.getIssuer());
    holder.getThisUpdate();
    holder.getNextUpdate();
    List<RevokedCertificate> revoked = new ArrayList<>();
    for (TBSCertList.CRLEntry entry : holder.toASN1Structure().getRevokedCertificates()) {
      ReadExtensions.force(entry.getExtensions());
      revoked.add(
          new RevokedCertificate(
              entry.getUserCertificate().getPositiveValue(),
              entry.getRevocationDate().getDate().toInstant(),
              reason(entry.getExtensions())));
    }
    return new RevocationList(der, holder, revoked);
  }

  private static RevocationReason reason(@Nullable Extensions extensions)
      throws MalformedException {
    if (extensions == null || extensions.getExtension(Extension.reasonCode) == null) {
      return RevocationReason.UNSPECIFIED;
    }
    int code =
        CRLReason.getInstance(
                ASN1Enumerated.getInstance(
                    extensions.getExtension(Extension.reasonCode).getExtnValue().getOctets()))
            .getValue()
            .intValueExact();
    return RevocationReason.of(code)
        .orElseThrow(
            () -> new MalformedException("its reason of revocation '" + code + "' is not known"));
  }

  private static X509CRL parseAsJca(byte[] der) throws CertificateException, CRLException {
    return (X509CRL)
        CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
  }

  public byte[] der() {
    return der.clone();
  }

  public String pem() {
    return Pem.encode(Pem.REVOCATION_LIST, der);
  }

  /** The same as the JDK's own type. */
  public X509CRL toJca() {
    try {
      return parseAsJca(der);
    } catch (CertificateException | CRLException e) {
      throw new IllegalStateException("the JDK cannot read a revocation list", e);
    }
  }

  /** Its number among the lists of its authority; empty in lists of before 1999. */
  public Optional<BigInteger> number() {
    Extension number = holder.getExtension(Extension.cRLNumber);
    return number == null
        ? Optional.empty()
        : Optional.of(CRLNumber.getInstance(number.getParsedValue()).getCRLNumber());
  }

  public Instant thisUpdate() {
    return holder.getThisUpdate().toInstant();
  }

  public Optional<Instant> nextUpdate() {
    return Optional.ofNullable(holder.getNextUpdate()).map(Date::toInstant);
  }

  public List<RevokedCertificate> revoked() {
    return revoked;
  }

  /** The entry of this serial number, if it is revoked. */
  public Optional<RevokedCertificate> find(BigInteger serial) {
    return revoked.stream().filter(each -> each.serial().equals(serial)).findFirst();
  }

  /** Whether this authority has issued and signed it. */
  public boolean isOf(IssuedCertificate authority) {
    try {
      byte[] content = holder.toASN1Structure().getTBSCertList().getEncoded(ASN1Encoding.DER);
      return holder.getIssuer().equals(authority.asn1().getSubject())
          && Signatures.verify(
              holder.toASN1Structure().getSignatureAlgorithm(),
              authority.publicKey(),
              content,
              holder.toASN1Structure().getSignature().getOctets());
    } catch (IOException e) {
      throw new IllegalStateException("a revocation list could not be encoded", e);
    }
  }
}
