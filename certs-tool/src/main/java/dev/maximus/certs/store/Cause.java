package dev.maximus.certs.store;

/** Why something is done about a certificate. */
public enum Cause {
  NEW("it is new", true),
  CHANGED("the request has changed", true),
  EXPIRED("it has expired", true),
  DAMAGED("it is damaged", true),
  REVOKED("it was revoked", true),
  ISSUER_CHANGED("its issuer is new", true),
  EXPIRING("it expires soon", true),
  ASKED_FOR("it was asked for", true),
  /** The certificate and its key stay, in other files. */
  FILES("its files change", false);

  private final String text;
  private final boolean issues;

  Cause(String text, boolean issues) {
    this.text = text;
    this.issues = issues;
  }

  /** As the end of a sentence: {@code it is new}. */
  public String text() {
    return text;
  }

  /** Whether a certificate is issued. */
  public boolean issues() {
    return issues;
  }
}
