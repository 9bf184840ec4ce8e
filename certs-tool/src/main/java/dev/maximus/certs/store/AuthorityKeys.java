package dev.maximus.certs.store;

import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.MalformedException;
import dev.maximus.certs.x509.Passphrase;
import dev.maximus.certs.x509.PrivateKeys;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/** The keys of authorities, on their way to disk and back. */
final class AuthorityKeys {
  private final Optional<Passphrase> passphrase;
  private final Optional<Passphrase> newPassphrase;
  private final boolean production;
  private final SecureRandom random;

  AuthorityKeys(ApplyOptions options, boolean production, SecureRandom random) {
    this.passphrase = options.passphrase();
    this.newPassphrase = options.newPassphrase();
    this.production = production;
    this.random = random;
  }

  private Optional<Passphrase> writing() {
    return newPassphrase.or(() -> passphrase);
  }

  /** Whether keys are written as they are. */
  boolean arePlain() {
    return writing().isEmpty();
  }

  byte[] pem(PrivateKey key) {
    return writing()
        .map(secret -> PrivateKeys.encryptedPem(key, secret, random))
        .orElseGet(() -> PrivateKeys.pem(key));
  }

  /**
   * Reads a key, which may take a third of a second.
   *
   * @throws StoreException when it cannot be read or is not that of the certificate
   */
  PrivateKey read(String file, byte[] pem, IssuedCertificate certificate) {
    PrivateKey key;
    try {
      key = PrivateKeys.read(pem, passphrase);
    } catch (MalformedException e) {
      throw new StoreException("key '" + file + "': " + e.getMessage());
    } finally {
      Arrays.fill(pem, (byte) 0);
    }
    if (!PrivateKeys.matches(key, certificate.publicKey())) {
      throw new StoreException("key '" + file + "' does not belong to its certificate");
    }
    return key;
  }

  /** Whether a key in this form must be written in another. */
  boolean mustChange(byte[] pem) {
    if (newPassphrase.isPresent()) {
      return true;
    }
    try {
      return production && passphrase.isPresent() && !PrivateKeys.isEncrypted(pem);
    } catch (MalformedException e) {
      return false;
    }
  }
}
