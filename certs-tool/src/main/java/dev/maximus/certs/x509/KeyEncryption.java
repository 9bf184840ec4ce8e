package dev.maximus.certs.x509;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * PKCS#8 encryption: PBES2 with AES-256-CBC and PBKDF2 (RFC 8018). Not scrypt: OpenSSL refuses it
 * by default above 32 MB of memory, which leaves it too weak to be worth it, and the JDK cannot
 * read it.
 */
final class KeyEncryption {
  /** OWASP's number for PBKDF2 with HMAC-SHA256 (Password Storage Cheat Sheet, 2023). */
  static final int ITERATIONS = 600_000;

  /** A file with more would only keep us busy: 10 million take some seconds. */
  private static final int MAX_ITERATIONS = 10_000_000;

  private static final int SALT_OCTETS = 16;
  private static final int AES_BLOCK = 16;
  private static final int AES_256_BITS = 256;
  private static final String HMAC_SHA256 = "HmacSHA256";

  private static final Map<ASN1ObjectIdentifier, String> MACS =
      Map.of(
          PKCSObjectIdentifiers.id_hmacWithSHA1, "HmacSHA1",
          PKCSObjectIdentifiers.id_hmacWithSHA256, HMAC_SHA256,
          PKCSObjectIdentifiers.id_hmacWithSHA384, "HmacSHA384",
          PKCSObjectIdentifiers.id_hmacWithSHA512, "HmacSHA512");

  private static final Map<ASN1ObjectIdentifier, Integer> KEY_BITS =
      Map.of(
          NISTObjectIdentifiers.id_aes128_CBC, 128,
          NISTObjectIdentifiers.id_aes192_CBC, 192,
          NISTObjectIdentifiers.id_aes256_CBC, AES_256_BITS);

  private KeyEncryption() {}

  static byte[] encrypt(byte[] pkcs8, Passphrase passphrase, SecureRandom random, int iterations) {
    byte[] salt = new byte[SALT_OCTETS];
    random.nextBytes(salt);
    byte[] iv = new byte[AES_BLOCK];
    random.nextBytes(iv);
    PBKDF2Params derivation =
        new PBKDF2Params(
            salt,
            iterations,
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE));
    try {
      byte[] encrypted =
          crypt(
              Cipher.ENCRYPT_MODE,
              pkcs8,
              passphrase,
              HMAC_SHA256,
              salt,
              iterations,
              AES_256_BITS,
              iv);
      PBES2Parameters parameters =
          new PBES2Parameters(
              new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, derivation),
              new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv)));
      return new EncryptedPrivateKeyInfo(
              new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, parameters), encrypted)
          .getEncoded();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JDK cannot encrypt a key", e);
    }
  }

  static byte[] decrypt(byte[] der, Optional<Passphrase> passphrase) throws MalformedException {
    Parameters parameters =
        Der.read("an encrypted private key", der, Der.MAX_OCTETS, () -> Parameters.of(der));
    String problem = parameters.problem();
    if (!problem.isEmpty()) {
      throw new MalformedException(problem);
    }
    if (passphrase.isEmpty()) {
      throw new PassphraseException("it is encrypted, and no passphrase was given");
    }
    try {
      return crypt(
          Cipher.DECRYPT_MODE,
          parameters.content.getOctets(),
          passphrase.get(),
          parameters.mac.orElseThrow(),
          parameters.salt.getOctets(),
          parameters.iterations.intValueExact(),
          parameters.keyBits.orElseThrow(),
          parameters.iv.getOctets());
    } catch (BadPaddingException e) {
      throw wrong();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new MalformedException("it is an encrypted private key that is damaged", e);
    }
  }

  static PassphraseException wrong() {
    return new PassphraseException("the passphrase is wrong, or the encrypted key is damaged");
  }

  /** What the file says about its encryption. */
  private record Parameters(
      ASN1OctetString content,
      Optional<String> mac,
      Optional<Integer> keyBits,
      ASN1OctetString salt,
      BigInteger iterations,
      ASN1OctetString iv) {
    private static final ASN1OctetString NONE = new DEROctetString(new byte[0]);

    static Parameters of(byte[] der) {
      EncryptedPrivateKeyInfo info = EncryptedPrivateKeyInfo.getInstance(der);
      AlgorithmIdentifier algorithm = info.getEncryptionAlgorithm();
      ASN1OctetString content = new DEROctetString(info.getEncryptedData());
      if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
        return unknown(content);
      }
      PBES2Parameters scheme = PBES2Parameters.getInstance(algorithm.getParameters());
      if (!scheme.getKeyDerivationFunc().getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
        return unknown(content);
      }
      PBKDF2Params derivation =
          PBKDF2Params.getInstance(scheme.getKeyDerivationFunc().getParameters());
      Optional<Integer> bits =
          Optional.ofNullable(KEY_BITS.get(scheme.getEncryptionScheme().getAlgorithm()));
      return new Parameters(
          content,
          Optional.ofNullable(MACS.get(derivation.getPrf().getAlgorithm())),
          bits,
          new DEROctetString(derivation.getSalt()),
          derivation.getIterationCount(),
          bits.isEmpty()
              ? NONE
              : ASN1OctetString.getInstance(scheme.getEncryptionScheme().getParameters()));
    }

    private static Parameters unknown(ASN1OctetString content) {
      return new Parameters(
          content, Optional.empty(), Optional.empty(), NONE, BigInteger.ONE, NONE);
    }

    String problem() {
      if (mac.isEmpty() || keyBits.isEmpty()) {
        return "it is encrypted in a way that Java cannot read; rewrite it with: openssl pkcs8 -topk8"
            + " -v2 aes-256-cbc -v2prf hmacWithSHA256 -iter "
            + ITERATIONS;
      }
      if (iterations.signum() <= 0
          || iterations.compareTo(BigInteger.valueOf(MAX_ITERATIONS)) > 0) {
        return "it is encrypted with %s iterations, and 1 to %d are allowed"
            .formatted(iterations.bitLength() > 64 ? "too many" : iterations, MAX_ITERATIONS);
      }
      return salt.getOctetsLength() == 0 || iv.getOctetsLength() != AES_BLOCK
          ? "it is an encrypted private key that is damaged"
          : "";
    }
  }

  private static byte[] crypt(
      int mode,
      byte[] input,
      Passphrase passphrase,
      String mac,
      byte[] salt,
      int iterations,
      int keyBits,
      byte[] iv)
      throws GeneralSecurityException {
    char[] characters = passphrase.copy();
    PBEKeySpec spec = new PBEKeySpec(characters, salt, iterations, keyBits);
    byte[] derived = new byte[0];
    try {
      derived = SecretKeyFactory.getInstance("PBKDF2With" + mac).generateSecret(spec).getEncoded();
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(mode, new SecretKeySpec(derived, "AES"), new IvParameterSpec(iv));
      return cipher.doFinal(input);
    } finally {
      spec.clearPassword();
      Arrays.fill(characters, '\0');
      Arrays.fill(derived, (byte) 0);
    }
  }
}
