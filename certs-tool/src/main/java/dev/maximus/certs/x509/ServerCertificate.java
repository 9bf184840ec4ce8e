package dev.maximus.certs.x509;

/** The certificate of a server. Its clients know it by the hosts. */
public record ServerCertificate(CertificateRequest request, CertificateSource source)
    implements ServesAsServer {
  public ServerCertificate {
    HandleChecks.requireProfile(request, Server.class, "server");
  }
}
