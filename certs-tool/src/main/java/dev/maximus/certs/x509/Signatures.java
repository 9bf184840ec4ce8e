package dev.maximus.certs.x509;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** Keys and signatures of others, checked with the JDK's own code. */
final class Signatures {
  // What is not here is too weak (SHA-1) or nobody has it (RSA-PSS, DSA).
  private static final Map<String, String> NAMES =
      Map.of(
          X9ObjectIdentifiers.ecdsa_with_SHA256.getId(), "SHA256withECDSA",
          X9ObjectIdentifiers.ecdsa_with_SHA384.getId(), "SHA384withECDSA",
          X9ObjectIdentifiers.ecdsa_with_SHA512.getId(), "SHA512withECDSA",
          PKCSObjectIdentifiers.sha256WithRSAEncryption.getId(), "SHA256withRSA",
          PKCSObjectIdentifiers.sha384WithRSAEncryption.getId(), "SHA384withRSA",
          PKCSObjectIdentifiers.sha512WithRSAEncryption.getId(), "SHA512withRSA",
          EdECObjectIdentifiers.id_Ed25519.getId(), "Ed25519");

  private static final Map<String, String> KINDS =
      Map.of(
          X9ObjectIdentifiers.id_ecPublicKey.getId(), "EC",
          PKCSObjectIdentifiers.rsaEncryption.getId(), "RSA",
          EdECObjectIdentifiers.id_Ed25519.getId(), "Ed25519");

  private Signatures() {}

  /** Whether the key has signed the content; false for an algorithm that is not accepted. */
  static boolean verify(
      AlgorithmIdentifier algorithm, PublicKey key, byte[] content, byte[] signature) {
    String name = NAMES.get(algorithm.getAlgorithm().getId());
    if (name == null) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(name);
      verifier.initVerify(key);
      verifier.update(content);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false; // a key of another kind, or octets that are no signature
    }
  }

  static boolean isAccepted(AlgorithmIdentifier algorithm) {
    return NAMES.containsKey(algorithm.getAlgorithm().getId());
  }

  /** The key; empty for a kind that we do not know. */
  static Optional<PublicKey> key(SubjectPublicKeyInfo info) throws IOException {
    String kind = KINDS.get(info.getAlgorithm().getAlgorithm().getId());
    if (kind == null) {
      return Optional.empty();
    }
    try {
      if (kind.equals("EC")) {
        checkPoint(info);
      }
      return Optional.of(
          KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(info.getEncoded())));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** Java does not look whether a point lies on its curve. BouncyCastle throws when it does not. */
  private static void checkPoint(SubjectPublicKeyInfo info) {
    X9ECParameters curve =
        CustomNamedCurves.getByOID(
            ASN1ObjectIdentifier.getInstance(info.getAlgorithm().getParameters()));
    if (curve != null) {
      curve.getCurve().decodePoint(info.getPublicKeyData().getOctets());
    }
  }
}
