package dev.maximus.certs.x509;

import org.bouncycastle.asn1.x509.GeneralName;

/** One name that a certificate is good for. */
public sealed interface SubjectAlternativeName permits DnsName, IpAddress, UriName {
  /** The kind, as openssl and request files call it: {@code DNS}, {@code IP} or {@code URI}. */
  String kind();

  /** The name in its one canonical form. */
  String value();

  GeneralName toAsn1();

  /** For people: {@code DNS:localhost}. */
  default String text() {
    return kind() + ":" + value();
  }
}
