package dev.maximus.certs.inspect;

import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a certificate shall be good for. */
public enum Purpose {
  SERVER("TLS server"),
  CLIENT("TLS client");

  private final String text;

  Purpose(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  KeyPurposeId id() {
    return this == SERVER ? KeyPurposeId.id_kp_serverAuth : KeyPurposeId.id_kp_clientAuth;
  }
}
