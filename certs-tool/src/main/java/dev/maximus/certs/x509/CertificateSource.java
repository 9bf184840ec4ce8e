package dev.maximus.certs.x509;

/** Where the parts of a certificate are, or will be. */
public sealed interface CertificateSource
    permits CertificateFiles, ExistingSecret, CertManagerCertificate {
  /** For people: where to look. */
  String text();
}
