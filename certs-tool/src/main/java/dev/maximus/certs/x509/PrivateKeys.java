package dev.maximus.certs.x509;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Private keys as files: written as PKCS#8, read in the forms that operators have. */
public final class PrivateKeys {
  private static final String EC_KEY = "EC PRIVATE KEY";
  private static final String EC_PARAMETERS = "EC PARAMETERS";
  private static final String RSA_KEY = "RSA PRIVATE KEY";

  private PrivateKeys() {}

  /** PKCS#8 as DER, not encrypted. */
  public static byte[] der(PrivateKey key) {
    return key.getEncoded();
  }

  /** PKCS#8 as PEM, not encrypted. Octets, so that the caller can wipe them. */
  public static byte[] pem(PrivateKey key) {
    byte[] der = der(key);
    try {
      return Pem.encodeSecret(Pem.PRIVATE_KEY, der);
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  /** PKCS#8 as DER, encrypted. It takes a part of a second, so that guessing is slow. */
  public static byte[] encryptedDer(PrivateKey key, Passphrase passphrase, SecureRandom random) {
    return encryptedDer(key, passphrase, random, KeyEncryption.ITERATIONS);
  }

  static byte[] encryptedDer(
      PrivateKey key, Passphrase passphrase, SecureRandom random, int iterations) {
    byte[] der = der(key);
    try {
      return KeyEncryption.encrypt(der, passphrase, random, iterations);
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  /** PKCS#8 as PEM, encrypted. */
  public static byte[] encryptedPem(PrivateKey key, Passphrase passphrase, SecureRandom random) {
    return Pem.encodeSecret(Pem.ENCRYPTED_PRIVATE_KEY, encryptedDer(key, passphrase, random));
  }

  /**
   * Whether the file holds an encrypted key.
   *
   * @throws MalformedException when it holds no key
   */
  public static boolean isEncrypted(byte[] file) throws MalformedException {
    return Der.looksLike(file)
        ? isEncryptedDer(file)
        : block(file).label().equals(Pem.ENCRYPTED_PRIVATE_KEY);
  }

  /**
   * Reads a key from PEM (PKCS#8, encrypted PKCS#8, SEC1, PKCS#1) or DER (PKCS#8, encrypted
   * PKCS#8).
   *
   * @param passphrase used only when the key is encrypted
   * @throws PassphraseException when the key is encrypted, and the passphrase is missing or wrong
   * @throws MalformedException when the file is not one private key. It never shows the content
   */
  public static PrivateKey read(byte[] file, Optional<Passphrase> passphrase)
      throws MalformedException {
    if (Der.looksLike(file)) {
      return isEncryptedDer(file) ? decrypted(file, passphrase) : pkcs8(file);
    }
    PemBlock block = block(file);
    try {
      byte[] der = block.der();
      return switch (block.label()) {
        case Pem.ENCRYPTED_PRIVATE_KEY -> decrypted(der, passphrase);
        case EC_KEY -> pkcs8(wrappedEc(der));
        case RSA_KEY -> pkcs8(wrappedRsa(der));
        default -> pkcs8(der);
      };
    } catch (PassphraseException e) {
      throw e;
    } catch (MalformedException e) {
      throw block.malformed(e);
    }
  }

  /** The public half, computed from the private one. Empty for kinds that we do not make. */
  public static Optional<PublicKey> publicKey(PrivateKey key) {
    return PublicHalf.of(key);
  }

  /** Whether these two are one pair. */
  public static boolean matches(PrivateKey key, PublicKey publicKey) {
    return publicKey(key)
        .map(half -> Arrays.equals(half.getEncoded(), publicKey.getEncoded()))
        .orElse(false);
  }

  private static PemBlock block(byte[] file) throws MalformedException {
    List<PemBlock> blocks =
        Pem.read(file).stream().filter(block -> !block.label().equals(EC_PARAMETERS)).toList();
    if (blocks.isEmpty()) {
      throw new MalformedException("it has no line -----BEGIN PRIVATE KEY-----");
    }
    for (PemBlock block : blocks) {
      boolean known =
          List.of(Pem.PRIVATE_KEY, Pem.ENCRYPTED_PRIVATE_KEY, EC_KEY, RSA_KEY)
              .contains(block.label());
      if (!known) {
        throw new MalformedException(
            "line %d: begins '%s', and only a private key is expected"
                .formatted(block.line(), block.label()));
      }
    }
    if (blocks.size() > 1) {
      throw new MalformedException(
          "line " + blocks.get(1).line() + ": begins another key, and only one is expected");
    }
    return blocks.get(0);
  }

  /** PKCS#8 begins with a version; encrypted PKCS#8 with a sequence. */
  private static boolean isEncryptedDer(byte[] der) {
    int lengthOctets = (der[1] & 0x80) == 0 ? 0 : der[1] & 0x7f;
    int first = 2 + lengthOctets;
    return first < der.length && der[first] == 0x30;
  }

  private static PrivateKey decrypted(byte[] der, Optional<Passphrase> passphrase)
      throws MalformedException {
    byte[] plain = KeyEncryption.decrypt(der, passphrase);
    try {
      return pkcs8(plain);
    } catch (MalformedException e) {
      // With a wrong key the padding is right once in 256 times.
      throw KeyEncryption.wrong();
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static PrivateKey pkcs8(byte[] der) throws MalformedException {
    PrivateKeyInfo info = parse("a PKCS#8 private key", der, () -> plain(der));
    ASN1ObjectIdentifier algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
    String name;
    if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      name = "EC";
    } else if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      name = "RSA";
    } else if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
      name = "Ed25519";
    } else {
      throw new MalformedException("it is a private key of another kind than EC, RSA and Ed25519");
    }
    byte[] encoded = parse("a PKCS#8 private key", der, info::getEncoded);
    try {
      return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | RuntimeException e) {
      // Without the cause, which could show a part of the key.
      throw new MalformedException("it is not a private key of kind " + name + " that Java reads");
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  /** Without attributes and the public half, which not all of Java's readers know. */
  private static PrivateKeyInfo plain(byte[] der) throws IOException {
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(der);
    return new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), info.parsePrivateKey());
  }

  private static byte[] wrappedEc(byte[] der) throws MalformedException {
    return parse(
        "a SEC1 private key",
        der,
        () -> {
          ECPrivateKey key = ECPrivateKey.getInstance(der);
          ASN1Encodable curve = key.getParametersObject();
          BigInteger number = key.getKey();
          if (!(curve instanceof ASN1ObjectIdentifier)) {
            throw new IOException("no named curve");
          }
          ECPrivateKey inner = new ECPrivateKey(key.getPrivateKey().getOctets().length * 8, number);
          return new PrivateKeyInfo(
                  new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), inner)
              .getEncoded();
        });
  }

  private static byte[] wrappedRsa(byte[] der) throws MalformedException {
    return parse(
        "a PKCS#1 private key",
        der,
        () ->
            new PrivateKeyInfo(
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                    RSAPrivateKey.getInstance(der))
                .getEncoded());
  }

  /** As {@link Der#read}, without the cause. */
  private static <T> T parse(String what, byte[] der, Der.Reader<T> reader)
      throws MalformedException {
    try {
      return Der.read(what, der, Der.MAX_OCTETS, reader);
    } catch (MalformedException e) {
      throw new MalformedException(String.valueOf(e.getMessage()));
    }
  }
}
