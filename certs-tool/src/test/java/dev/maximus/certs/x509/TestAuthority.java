package dev.maximus.certs.x509;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What most tests begin with: a clock that stands still, and a root. */
final class TestAuthority {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00.5Z");
  static final SecureRandom RANDOM = new SecureRandom();
  static final CertificateIssuer ISSUER = issuerAt(NOW);

  private TestAuthority() {}

  static CertificateIssuer issuerAt(Instant now) {
    return new CertificateIssuer(Clock.fixed(now, ZoneOffset.UTC), RANDOM);
  }

  static CertificateAuthority root() {
    return root(CertificateRequest.of("root", Profile.ROOT_CA, Subject.of("Test Root")));
  }

  static CertificateAuthority root(CertificateRequest request) {
    KeyPair key = ISSUER.newKey(request);
    return CertificateAuthority.root(ISSUER.selfSigned(request, key), key.getPrivate());
  }

  static CertificateAuthority below(CertificateAuthority issuer, CertificateRequest request) {
    KeyPair key = ISSUER.newKey(request);
    return issuer.below(ISSUER.issue(issuer, request, key.getPublic()), key.getPrivate());
  }

  static IssuedCertificate issue(CertificateAuthority issuer, CertificateRequest request) {
    return ISSUER.issue(issuer, request, ISSUER.newKey(request).getPublic());
  }

  static CertificateRequest server(String... names) {
    return CertificateRequest.of(
        "server",
        Profile.SERVER,
        Subject.NONE,
        List.of(names).stream().<SubjectAlternativeName>map(DnsName::of).toList());
  }

  static CertificateRequest client(String role) {
    return CertificateRequest.of("client", Profile.CLIENT, Subject.of(role));
  }
}
