package dev.maximus.certs.store;

import dev.maximus.certs.request.CertificateEntry;
import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSeries;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.request.Layout;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.KeyAlgorithm;
import dev.maximus.certs.x509.LeafProfile;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Subject;
import dev.maximus.certs.x509.SubjectAlternativeName;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Sets of certificates for tests, and a time for them. */
final class Sets {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  static final SecureRandom RANDOM = new SecureRandom();

  private Sets() {}

  static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  static CertificateOrder root() {
    return CertificateOrder.root(
        CertificateRequest.of("root", Profile.ROOT_CA, Subject.of("Test Root")));
  }

  static CertificateOrder middle() {
    return CertificateOrder.of(
        CertificateRequest.of("middle", Profile.INTERMEDIATE_CA, Subject.of("Test Middle")),
        "root");
  }

  static CertificateOrder istio() {
    return CertificateOrder.of(
        CertificateRequest.of("istio", Profile.ISTIO_CA, Subject.of("Test Istio")), "root");
  }

  static CertificateOrder server(String name, String... hosts) {
    List<SubjectAlternativeName> names =
        Stream.of(hosts).map(host -> (SubjectAlternativeName) DnsName.of(host)).toList();
    return CertificateOrder.of(
        CertificateRequest.of(name, Profile.SERVER, Subject.of(name), names), "middle");
  }

  /** A root, an authority below it, and these certificates below that. */
  static CertificateSet directories(CertificateOrder... certificates) {
    return set(false, Layout.DIRECTORIES, List.of(root(), middle()), certificates);
  }

  static CertificateSet set(
      boolean production,
      Layout layout,
      List<CertificateOrder> authorities,
      CertificateOrder... certificates) {
    List<CertificateEntry> entries = List.of(certificates);
    return new CertificateSet("test", production, layout, authorities, entries);
  }

  static CertificateSet series(int count) {
    CertificateSeries series =
        new CertificateSeries(
            count,
            "leaf-{n}",
            (LeafProfile) Profile.SERVER,
            Subject.of("leaf-{n}"),
            List.of("leaf-{n}.example"),
            List.of(),
            List.of(),
            Profile.SERVER.defaultLifetime(),
            KeyAlgorithm.DEFAULT,
            "middle",
            Set.of());
    return new CertificateSet(
        "test", false, Layout.DIRECTORIES, List.of(root(), middle()), List.of(series));
  }
}
