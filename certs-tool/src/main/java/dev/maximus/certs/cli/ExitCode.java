package dev.maximus.certs.cli;

/** What the exit codes mean, the same for every command. */
final class ExitCode {
  static final int DONE = 0;

  /** It failed, or a check found something. */
  static final int FAILED = 1;

  static final int MISUSE = 2;

  private ExitCode() {}
}
