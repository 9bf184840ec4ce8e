package dev.maximus.certs.x509;

/** The certificate of a member of a cluster, for both roles, as Redis nodes have it. */
public record PeerCertificate(CertificateRequest request, CertificateSource source)
    implements ServesAsServer, ServesAsClient {
  public PeerCertificate {
    HandleChecks.requireProfile(request, Peer.class, "peer");
  }
}
