package dev.maximus.certs.output;

import dev.maximus.certs.x509.IssuedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * PKCS#12 stores (RFC 7292) that JDK 17 and OpenSSL 3 read with what they allow by default.
 *
 * <p>The JDK's own writer draws salts from a randomness that nobody can pass in, and notes the time
 * in each entry. So this one is ours. Certificates are public, and are not encrypted: nothing is
 * hidden from anyone, there is no salt to choose, and Java reads such a trust store without a
 * password, too. Everything is under the MAC: with a wrong password nothing is read.
 */
final class Pkcs12 {
  /** What marks an entry as trusted for Java, for any purpose. Without it Java sees no entry. */
  private static final ASN1ObjectIdentifier TRUSTED_KEY_USAGE =
      new ASN1ObjectIdentifier("2.16.840.1.113894.746875.1.1");

  /** The JDK's own count. The password of a trust store is known to all. */
  private static final int PUBLIC_ITERATIONS = 10_000;

  private static final int SALT_OCTETS = 20;

  private Pkcs12() {}

  /** Whether Java can open a store with this password: it knows printable ASCII only. */
  static boolean accepts(char[] password) {
    for (char c : password) {
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  /** The same certificates and password give the same octets. */
  static byte[] trustStore(List<IssuedCertificate> trusted, char[] password) {
    List<SafeBag> bags = new ArrayList<>();
    Aliases.of(trusted)
        .forEach(
            (alias, certificate) ->
                bags.add(
                    certificate(
                        certificate,
                        friendlyName(alias),
                        attribute(TRUSTED_KEY_USAGE, KeyPurposeId.anyExtendedKeyUsage))));
    byte[] safe = safe(bags);
    // A salt makes equal passwords look different. This one is derived: it need not be secret.
    byte[] salt = Arrays.copyOf(sha256(safe), SALT_OCTETS);
    return store(safe, password, salt, PUBLIC_ITERATIONS);
  }

  /**
   * One key and its certificates.
   *
   * @param key an EncryptedPrivateKeyInfo under the same password
   * @param chain the certificate of the key, and then its issuers
   */
  static byte[] keyStore(
      String alias,
      byte[] key,
      List<IssuedCertificate> chain,
      char[] password,
      SecureRandom random) {
    Attribute id =
        attribute(
            PKCSObjectIdentifiers.pkcs_9_at_localKeyId,
            new DEROctetString(sha256(chain.get(0).der())));
    List<SafeBag> bags = new ArrayList<>();
    bags.add(
        new SafeBag(
            PKCSObjectIdentifiers.pkcs8ShroudedKeyBag,
            EncryptedPrivateKeyInfo.getInstance(key),
            set(friendlyName(alias), id)));
    bags.add(certificate(chain.get(0), friendlyName(alias), id));
    chain.stream().skip(1).forEach(issuer -> bags.add(certificate(issuer)));
    byte[] salt = new byte[SALT_OCTETS];
    random.nextBytes(salt);
    return store(safe(bags), password, salt, iterations(key));
  }

  /** As many for the MAC as the key has: it must not be easier to guess against the one. */
  private static int iterations(byte[] key) {
    PBES2Parameters scheme =
        PBES2Parameters.getInstance(
            EncryptedPrivateKeyInfo.getInstance(key).getEncryptionAlgorithm().getParameters());
    return PBKDF2Params.getInstance(scheme.getKeyDerivationFunc().getParameters())
        .getIterationCount()
        .intValueExact();
  }

  private static SafeBag certificate(IssuedCertificate certificate, Attribute... attributes) {
    return new SafeBag(
        PKCSObjectIdentifiers.certBag,
        new CertBag(PKCSObjectIdentifiers.x509Certificate, new DEROctetString(certificate.der())),
        attributes.length == 0 ? null : set(attributes));
  }

  private static Attribute friendlyName(String alias) {
    return attribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(alias));
  }

  private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new Attribute(type, new DERSet(value));
  }

  private static DERSet set(Attribute... attributes) {
    return new DERSet(attributes);
  }

  private static byte[] safe(List<SafeBag> bags) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    bags.forEach(all::add);
    return encoded(new AuthenticatedSafe(new ContentInfo[] {data(encoded(new DERSequence(all)))}));
  }

  private static ContentInfo data(byte[] content) {
    return new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(content));
  }

  private static byte[] store(byte[] safe, char[] password, byte[] salt, int iterations) {
    AlgorithmIdentifier sha256 =
        new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
    DigestInfo mac = new DigestInfo(sha256, mac(safe, password, salt, iterations));
    return encoded(new Pfx(data(safe), new MacData(mac, salt, iterations)));
  }

  private static byte[] mac(byte[] content, char[] password, byte[] salt, int iterations) {
    PBEKeySpec text = new PBEKeySpec(password);
    try {
      SecretKey key = SecretKeyFactory.getInstance("PBE").generateSecret(text);
      Mac mac = Mac.getInstance("HmacPBESHA256");
      mac.init(key, new PBEParameterSpec(salt, iterations));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot protect a PKCS#12 store", e);
    } finally {
      text.clearPassword();
    }
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  private static byte[] encoded(org.bouncycastle.asn1.ASN1Object value) {
    try {
      return value.getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException("a store in memory could not be encoded", e);
    }
  }
}
