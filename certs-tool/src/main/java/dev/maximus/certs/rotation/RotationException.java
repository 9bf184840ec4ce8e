package dev.maximus.certs.rotation;

/** The rotation stays in its phase, for this reason; the message says how to go on. */
public final class RotationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RotationException(String problem) {
    super(problem);
  }
}
