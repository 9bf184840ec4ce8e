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
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.cert.X509CertificateHolder;

/** A certificate as it was issued, by us or by others: its exact octets, and what they say. */
public final class IssuedCertificate {
  private final byte[] der;
  private final X509CertificateHolder holder;

  private IssuedCertificate(byte[] der, X509CertificateHolder holder) {
    this.der = der;
    this.holder = holder;
  }

  static IssuedCertificate of(X509CertificateHolder holder) {
    try {
      return new IssuedCertificate(holder.getEncoded(), holder);
    } catch (IOException e) {
      throw new IllegalStateException("a certificate in memory could not be encoded", e);
    }
  }

  /**
   * Reads one certificate.
   *
   * @throws MalformedException when the octets are not exactly one certificate
   */
  public static IssuedCertificate of(byte[] der) throws MalformedException {
    try {
      X509CertificateHolder holder = new X509CertificateHolder(der);
      // Parsed now, so that a certificate that exists can be asked anything.
      holder.getSubjectPublicKeyInfo();
      holder.getNotAfter();
      holder.getExtensions();
      return new IssuedCertificate(der.clone(), holder);
    } catch (IOException | RuntimeException e) {
      throw new MalformedException("it is not a DER certificate", e);
    }
  }

  public byte[] der() {
    return der.clone();
  }

  public String pem() {
    return Pem.encode(Pem.CERTIFICATE, der);
  }

  /** For readers of this package's neighbours that need more than is here. */
  public X509CertificateHolder asn1() {
    return holder;
  }

  /** The same as the JDK's own type, for its TLS and its path validation. */
  public X509Certificate toJca() {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IllegalStateException("the JDK cannot read certificate " + serial(), e);
    }
  }

  public PublicKey publicKey() {
    return toJca().getPublicKey();
  }

  public BigInteger serialNumber() {
    return holder.getSerialNumber();
  }

  /** The serial number in hex, as openssl prints it. */
  public String serial() {
    String hex = serialNumber().toString(16);
    return hex.length() % 2 == 0 ? hex : "0" + hex;
  }

  public Instant notBefore() {
    return holder.getNotBefore().toInstant();
  }

  public Instant notAfter() {
    return holder.getNotAfter().toInstant();
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
