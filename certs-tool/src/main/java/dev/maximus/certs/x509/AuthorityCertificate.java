package dev.maximus.certs.x509;

/** An authority that a component issues with, as istiod does with {@code cacerts}. */
public record AuthorityCertificate(CertificateRequest request, CertificateSource source)
    implements CertificateHandle {
  public AuthorityCertificate {
    HandleChecks.requireProfile(
        request, AuthorityProfile.class, "root-ca, intermediate-ca or istio-ca");
  }
}
