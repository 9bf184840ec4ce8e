package dev.maximus.certs.lint;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
  /** The standard says MUST, or peers refuse the certificate. */
  ERROR,
  /** The standard says SHOULD, or the certificate is good for more than it has to be. */
  WARNING;

  /** For people and for JSON: {@code error}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
