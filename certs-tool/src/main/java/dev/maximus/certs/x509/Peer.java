package dev.maximus.certs.x509;

import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * A member of a cluster that its fellows call and that calls them with the same certificate, as
 * Redis nodes do. Where the software can hold two certificates, take a server and a client.
 */
public record Peer() implements LeafProfile {
  @Override
  public String id() {
    return "peer";
  }

  @Override
  public String title() {
    return "TLS server and client";
  }

  @Override
  public Lifetime defaultLifetime() {
    return Lifetime.days(90);
  }

  @Override
  public List<KeyPurposeId> purposes() {
    return List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth);
  }

  @Override
  public List<String> problems(Subject subject, List<SubjectAlternativeName> names) {
    return names.stream().noneMatch(name -> name instanceof DnsName || name instanceof IpAddress)
        ? List.of(
            "a peer must have a DNS name or an IP address: its fellows ignore the common name")
        : List.of();
  }
}
