package dev.maximus.certs.x509;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** The kinds of key we make, each with the signature it makes as an issuer. */
@SuppressWarnings("ImmutableEnumChecker") // immutable, but the JDK and BouncyCastle do not say so
public enum KeyAlgorithm {
  /** Known by every server and client we deploy, and the quickest. */
  ECDSA_P256(
      "ecdsa-p256",
      "EC",
      new ECGenParameterSpec("secp256r1"),
      "SHA256withECDSA",
      "1.2.840.10045.4.3.2"),
  ECDSA_P384(
      "ecdsa-p384",
      "EC",
      new ECGenParameterSpec("secp384r1"),
      "SHA384withECDSA",
      "1.2.840.10045.4.3.3"),
  RSA_3072("rsa-3072", "RSA", rsa(3072), "SHA256withRSA", "1.2.840.113549.1.1.11"),
  RSA_4096("rsa-4096", "RSA", rsa(4096), "SHA256withRSA", "1.2.840.113549.1.1.11"),
  ED25519("ed25519", "Ed25519", NamedParameterSpec.ED25519, "Ed25519", "1.3.101.112");

  public static final KeyAlgorithm DEFAULT = ECDSA_P256;

  private static final BigInteger P256_ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
  private static final BigInteger P384_ORDER =
      new BigInteger(
          "ffffffffffffffffffffffffffffffffffffffffffffffff"
              + "c7634d81f4372ddf581a0db248b0a77aecec196accc52973",
          16);

  private final String id;
  private final String generator;
  private final AlgorithmParameterSpec parameters;
  private final String signatureName;
  private final String signatureOid;

  KeyAlgorithm(
      String id,
      String generator,
      AlgorithmParameterSpec parameters,
      String signatureName,
      String signatureOid) {
    this.id = id;
    this.generator = generator;
    this.parameters = parameters;
    this.signatureName = signatureName;
    this.signatureOid = signatureOid;
  }

  private static AlgorithmParameterSpec rsa(int bits) {
    return new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4);
  }

  /** The name in request files and on the command line. */
  public String id() {
    return id;
  }

  /**
   * The algorithm of this name.
   *
   * @throws IllegalArgumentException with the names there are
   */
  public static KeyAlgorithm of(String id) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "key algorithm '"
                        + Text.visible(id)
                        + "' must be one of "
                        + Arrays.stream(values())
                            .map(KeyAlgorithm::id)
                            .collect(Collectors.joining(", "))));
  }

  /** The algorithm of this key; empty for a kind that we do not make. */
  public static Optional<KeyAlgorithm> of(Key key) {
    if (key instanceof ECKey ec) {
      BigInteger order = ec.getParams().getOrder();
      // Other curves have 256 bits, too: secp256k1, brainpoolP256r1.
      return order.equals(P256_ORDER)
          ? Optional.of(ECDSA_P256)
          : order.equals(P384_ORDER) ? Optional.of(ECDSA_P384) : Optional.empty();
    }
    if (key instanceof RSAKey rsa) {
      return switch (rsa.getModulus().bitLength()) {
        case 3072 -> Optional.of(RSA_3072);
        case 4096 -> Optional.of(RSA_4096);
        default -> Optional.empty();
      };
    }
    return key instanceof EdECKey ed && ed.getParams().getName().equals("Ed25519")
        ? Optional.of(ED25519)
        : Optional.empty();
  }

  public KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator pairs = KeyPairGenerator.getInstance(generator);
      pairs.initialize(parameters, random);
      return pairs.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK makes no keys of kind " + id, e);
    }
  }

  /** Whether the key can also encrypt, as TLS with RSA key transport asks for. */
  boolean encrypts() {
    return this == RSA_3072 || this == RSA_4096;
  }

  /** The JDK's name of the signature that a key of this kind makes. */
  public String signatureName() {
    return signatureName;
  }

  /** The signature that a key of this kind makes, as it stands in a certificate. */
  AlgorithmIdentifier signatureIdentifier() {
    // RFC 4055 2.1: NULL parameters for RSA; RFC 5758 3.2 and RFC 8410 3: none for the others.
    return Asn1.algorithm(signatureOid, encrypts());
  }

  /** The same as DER. */
  byte[] signatureIdentifierDer() {
    try {
      return signatureIdentifier().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("an algorithm could not be encoded", e);
    }
  }

  /** Who cannot use such a key, if anyone. */
  public Optional<String> warning() {
    return this == ED25519
        ? Optional.of(
            "ed25519 keys are refused by Envoy and Istio, by Kong, by browsers and by other software"
                + " built on BoringSSL; take ecdsa-p256 unless every peer is known to accept them")
        : Optional.empty();
  }
}
