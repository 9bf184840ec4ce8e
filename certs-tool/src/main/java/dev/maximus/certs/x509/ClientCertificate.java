package dev.maximus.certs.x509;

/** The certificate of a client. Its server knows it by the common name, as a database role. */
public record ClientCertificate(CertificateRequest request, CertificateSource source)
    implements ServesAsClient {
  public ClientCertificate {
    HandleChecks.requireProfile(request, Client.class, "client");
  }
}
