package dev.maximus.certs.cli;

/** The command line makes no sense. Exit code 2. */
final class Misuse extends RuntimeException {
  private static final long serialVersionUID = 1;

  Misuse(String message) {
    super(message);
  }
}
