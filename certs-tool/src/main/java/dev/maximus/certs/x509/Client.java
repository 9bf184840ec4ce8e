package dev.maximus.certs.x509;

import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** A client, known to its server by the common name or a SAN. */
public record Client() implements LeafProfile {
  @Override
  public String id() {
    return "client";
  }

  @Override
  public String title() {
    return "TLS client";
  }

  @Override
  public Lifetime defaultLifetime() {
    return Lifetime.days(90);
  }

  @Override
  public List<KeyPurposeId> purposes() {
    return List.of(KeyPurposeId.id_kp_clientAuth);
  }

  @Override
  public int keyUsage(KeyAlgorithm key) {
    // RFC 5280 4.2.1.12: a client signs; only a server is sent encrypted keys.
    return KeyUsage.digitalSignature;
  }

  @Override
  public List<String> problems(Subject subject, List<SubjectAlternativeName> names) {
    return subject.commonName().isEmpty() && names.isEmpty()
        ? List.of("a client must have a common name or a SAN: its server knows it by one of them")
        : List.of();
  }
}
