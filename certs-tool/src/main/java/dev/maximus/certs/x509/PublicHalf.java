package dev.maximus.certs.x509;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Computes a public key from its private key. The JDK can sign with one, and cannot do this. */
final class PublicHalf {
  private PublicHalf() {}

  static Optional<PublicKey> of(PrivateKey key) {
    Optional<KeyAlgorithm> algorithm = KeyAlgorithm.of(key);
    if (algorithm.isEmpty()) {
      return Optional.empty();
    }
    try {
      return switch (algorithm.get()) {
        case ECDSA_P256 -> ec((ECPrivateKey) key, SECObjectIdentifiers.secp256r1);
        case ECDSA_P384 -> ec((ECPrivateKey) key, SECObjectIdentifiers.secp384r1);
        case RSA_3072, RSA_4096 -> rsa(key);
        case ED25519 -> ed25519((EdECPrivateKey) key);
      };
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JDK cannot hold a public key of its private key", e);
    }
  }

  private static Optional<PublicKey> ec(ECPrivateKey key, ASN1ObjectIdentifier curve)
      throws GeneralSecurityException, IOException {
    X9ECParameters parameters = CustomNamedCurves.getByOID(curve);
    BigInteger number = key.getS();
    if (number.signum() <= 0 || number.compareTo(parameters.getN()) >= 0) {
      return Optional.empty();
    }
    byte[] point =
        new FixedPointCombMultiplier().multiply(parameters.getG(), number).getEncoded(false);
    AlgorithmIdentifier algorithm =
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve);
    return Optional.of(decoded("EC", new SubjectPublicKeyInfo(algorithm, point)));
  }

  private static Optional<PublicKey> rsa(PrivateKey key) throws GeneralSecurityException {
    return key instanceof RSAPrivateCrtKey crt
        ? Optional.of(
            KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent())))
        : Optional.empty();
  }

  private static Optional<PublicKey> ed25519(EdECPrivateKey key)
      throws GeneralSecurityException, IOException {
    Optional<byte[]> seed = key.getBytes();
    if (seed.isEmpty()) {
      return Optional.empty();
    }
    byte[] point = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(seed.get(), 0, point, 0);
    AlgorithmIdentifier algorithm = new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
    return Optional.of(decoded("Ed25519", new SubjectPublicKeyInfo(algorithm, point)));
  }

  private static PublicKey decoded(String kind, SubjectPublicKeyInfo info)
      throws GeneralSecurityException, IOException {
    return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(info.getEncoded()));
  }
}
