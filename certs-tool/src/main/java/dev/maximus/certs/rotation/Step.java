package dev.maximus.certs.rotation;

/** What brings a rotation from one phase to the next. */
public enum Step {
  /** A new root beside the old one, in every trust bundle. */
  START("rotate start"),
  /** Authorities and certificates anew, from the new root. */
  REISSUE("rotate reissue"),
  /** No trust in the old root any more. */
  FINISH("rotate finish");

  private final String command;

  Step(String command) {
    this.command = command;
  }

  /** The command of certs-tool. */
  public String command() {
    return command;
  }
}
