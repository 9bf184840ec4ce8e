package dev.maximus.certs.x509;

import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** A server, known to its clients by the SANs. */
public record Server() implements LeafProfile {
  @Override
  public String id() {
    return "server";
  }

  @Override
  public String title() {
    return "TLS server";
  }

  @Override
  public Lifetime defaultLifetime() {
    return Lifetime.days(90);
  }

  @Override
  public List<KeyPurposeId> purposes() {
    return List.of(KeyPurposeId.id_kp_serverAuth);
  }

  @Override
  public List<String> problems(Subject subject, List<SubjectAlternativeName> names) {
    return names.stream().noneMatch(name -> name instanceof DnsName || name instanceof IpAddress)
        ? List.of("a server must have a DNS name or an IP address: clients ignore the common name")
        : List.of();
  }
}
