package dev.maximus.certs.x509;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/**
 * Signs with the JDK's own code, which is quicker than BouncyCastle's and needs no provider to be
 * loaded. For one signature.
 */
final class KeySigner implements ContentSigner {
  private final PrivateKey key;
  private final KeyAlgorithm algorithm;
  private final SecureRandom random;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream(0);

  KeySigner(PrivateKey key, SecureRandom random) {
    this.key = key;
    this.random = random;
    this.algorithm =
        KeyAlgorithm.of(key)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a key of kind " + key.getAlgorithm() + " cannot sign here"));
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return algorithm.signatureIdentifier();
  }

  /** The same as DER. */
  byte[] algorithm() {
    return algorithm.signatureIdentifierDer();
  }

  @Override
  public OutputStream getOutputStream() {
    return content;
  }

  @Override
  public byte[] getSignature() {
    return sign(content.toByteArray());
  }

  /** The signature of a whole content. */
  byte[] sign(byte[] whole) {
    try {
      Signature signature = Signature.getInstance(algorithm.signatureName());
      signature.initSign(key, random);
      signature.update(whole);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot sign with " + algorithm.id(), e);
    }
  }
}
