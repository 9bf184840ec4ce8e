package dev.maximus.certs.x509;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * What was found where a handle says that it is.
 *
 * @param intermediates what stands between the certificate and an authority of the bundle
 * @param key the public half of the private key that lies beside it ({@link
 *     PrivateKeys#publicKey}); empty when it may not be read here, as for a Secret
 */
public record LoadedCertificate(
    IssuedCertificate certificate,
    List<IssuedCertificate> intermediates,
    TrustBundle bundle,
    Optional<PublicKey> key) {
  public LoadedCertificate {
    intermediates = List.copyOf(intermediates);
  }

  /** From a file of a leaf and its intermediates, as {@code tls.crt}. */
  public static LoadedCertificate of(
      List<IssuedCertificate> chain, TrustBundle bundle, Optional<PublicKey> key) {
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a chain must hold at least one certificate");
    }
    return new LoadedCertificate(chain.get(0), chain.subList(1, chain.size()), bundle, key);
  }
}
