package dev.maximus.certs.x509;

import java.util.List;

/** The certificate of a workload, known by its SPIFFE ID. */
public record WorkloadCertificate(CertificateRequest request, CertificateSource source)
    implements CertificateHandle {
  public WorkloadCertificate {
    HandleChecks.requireProfile(request, SpiffeWorkload.class, "spiffe-workload");
  }

  /** Its SPIFFE ID. */
  public UriName id() {
    return request.names().stream()
        .filter(UriName.class::isInstance)
        .map(UriName.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Why a peer that expects this SPIFFE ID would refuse it, if so. */
  public List<String> problemsFor(UriName expected) {
    return id().equals(expected)
        ? List.of()
        : List.of(
            "certificate '%s' is for %s, and %s is expected"
                .formatted(name(), id().value(), expected.value()));
  }
}
