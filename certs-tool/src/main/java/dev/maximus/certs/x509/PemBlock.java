package dev.maximus.certs.x509;

/** What stands between one BEGIN and its END. */
public final class PemBlock {
  private final String label;
  private final byte[] der;
  private final int line;

  PemBlock(String label, byte[] der, int line) {
    this.label = label;
    this.der = der;
    this.line = line;
  }

  /** As in {@code BEGIN CERTIFICATE}. */
  public String label() {
    return label;
  }

  public byte[] der() {
    return der.clone();
  }

  /** The line of its BEGIN, counted from 1. */
  public int line() {
    return line;
  }

  /** The fault of this block, with its line. */
  MalformedException malformed(MalformedException fault) {
    return new MalformedException("line " + line + ": " + fault.getMessage(), fault.getCause());
  }

  /** Without the content, which may be a key. */
  @Override
  public String toString() {
    return "PemBlock[" + label + ", line " + line + "]";
  }
}
