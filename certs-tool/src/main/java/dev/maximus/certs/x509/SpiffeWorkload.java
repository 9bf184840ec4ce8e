package dev.maximus.certs.x509;

import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** A workload of a mesh, known by its SPIFFE ID (an X.509-SVID). */
public record SpiffeWorkload() implements LeafProfile {
  @Override
  public String id() {
    return "spiffe-workload";
  }

  @Override
  public String title() {
    return "SPIFFE workload";
  }

  @Override
  public Lifetime defaultLifetime() {
    return Lifetime.hours(24);
  }

  @Override
  public List<KeyPurposeId> purposes() {
    return List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth);
  }

  @Override
  public List<String> problems(Subject subject, List<SubjectAlternativeName> names) {
    List<UriName> uris =
        names.stream().filter(UriName.class::isInstance).map(UriName.class::cast).toList();
    // X509-SVID 2: exactly one URI SAN, and it is the SPIFFE ID.
    return uris.size() == 1 && uris.get(0).isSpiffe()
        ? List.of()
        : List.of(
            "a SPIFFE workload must have exactly one URI, spiffe://<trust domain>/<path>, and has "
                + uris.size());
  }
}
