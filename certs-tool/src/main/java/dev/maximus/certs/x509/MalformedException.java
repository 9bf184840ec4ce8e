package dev.maximus.certs.x509;

/** What was read is not what it should be. The message ends a sentence that begins with a file. */
public final class MalformedException extends Exception {
  private static final long serialVersionUID = 1;

  public MalformedException(String message) {
    super(message);
  }

  public MalformedException(String message, Throwable cause) {
    super(message, cause);
  }
}
