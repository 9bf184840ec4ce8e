package dev.maximus.certs.request;

import java.util.Arrays;

/** A form in which a certificate can be written. */
public enum OutputKind {
  /** Certificate, key and trust bundle in PEM. Every certificate has it. */
  PEM("pem", true, "certificate, key and trust bundle in PEM"),
  CHAIN("chain", false, "the certificate and its intermediates in one PEM file"),
  BUNDLE("bundle", false, "the authorities that its holder trusts in one PEM file"),
  DER("der", true, "certificate and PKCS#8 key in DER, as older Java clients of PostgreSQL want"),
  PKCS8_ENCRYPTED("pkcs8-encrypted", false, "the key in PEM, encrypted with a passphrase"),
  PKCS12("pkcs12", false, "key and chain as a PKCS#12 key store with a passphrase"),
  TRUSTSTORE_PKCS12("truststore-pkcs12", false, "the trusted authorities as a PKCS#12 trust store"),
  TRUSTSTORE_JKS("truststore-jks", false, "the trusted authorities as a JKS trust store"),
  KUBERNETES_TLS("kubernetes-tls", true, "a Secret of type kubernetes.io/tls"),
  KUBERNETES_OPAQUE("kubernetes-opaque", true, "a Secret of type Opaque"),
  JAVA_PROPERTIES("java-properties", false, "Java properties that name the stores");

  private final String id;
  private final boolean plainKey;
  private final String title;

  OutputKind(String id, boolean plainKey, String title) {
    this.id = id;
    this.plainKey = plainKey;
    this.title = title;
  }

  /** The name in request files and on the command line. */
  public String id() {
    return id;
  }

  /** What it is, for people. */
  public String title() {
    return title;
  }

  /** Whether it holds the private key with nothing but the file mode to protect it. */
  public boolean holdsPlainKey() {
    return plainKey;
  }

  /**
   * The form of this name.
   *
   * @throws IllegalArgumentException with the names there are
   */
  public static OutputKind of(String id) {
    return Arrays.stream(values())
        .filter(kind -> kind.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Choice.unknown(
                        "output", id, Arrays.stream(values()).map(OutputKind::id).toList())));
  }
}
