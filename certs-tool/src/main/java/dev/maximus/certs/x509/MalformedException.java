package dev.maximus.certs.x509;

import org.jspecify.annotations.Nullable;

/** What was read is not what it should be. The message ends a sentence that begins with a file. */
public sealed class MalformedException extends Exception permits PassphraseException {
  private static final long serialVersionUID = 1;

  public MalformedException(String message) {
    super(message);
  }

  public MalformedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
