package dev.maximus.certs.x509;

/** A key is encrypted, and the passphrase is missing or wrong. */
public final class PassphraseException extends MalformedException {
  private static final long serialVersionUID = 1;

  PassphraseException(String message) {
    super(message);
  }
}
