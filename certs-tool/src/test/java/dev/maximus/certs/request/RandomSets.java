package dev.maximus.certs.request;

import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.IpAddress;
import dev.maximus.certs.x509.IpNetwork;
import dev.maximus.certs.x509.KeyAlgorithm;
import dev.maximus.certs.x509.LeafProfile;
import dev.maximus.certs.x509.Lifetime;
import dev.maximus.certs.x509.NameConstraints;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Subject;
import dev.maximus.certs.x509.SubjectAlternativeName;
import dev.maximus.certs.x509.UriName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Sets of every shape, always the same for the same seed. */
final class RandomSets {
  private static final String[] TEXTS = {
    "true",
    "null",
    "~",
    "12",
    "1e3",
    "0x1f",
    ".inf",
    "yes",
    "a: b",
    "a #b",
    "- a",
    "'",
    "\"",
    "\\",
    "Root: \u00fc",
    "\u00a0x",
    "\ufffe",
    "\ue000",
    "\ud83d\ude00",
    "{n}",
    "[a]",
    "*a",
    "&a",
    "!a",
    "%",
    "@",
    "`",
    "a,b",
    "plain text",
    "inner  spaces",
    "x",
    "---",
    "..."
  };

  private static final List<KeyAlgorithm> KEYS = List.of(KeyAlgorithm.values());
  private static final List<Lifetime.Unit> UNITS = List.of(Lifetime.Unit.values());

  private final Random random;

  RandomSets(long seed) {
    this.random = new Random(seed);
  }

  CertificateSet next() {
    boolean flat = random.nextBoolean();
    List<CertificateOrder> authorities = new ArrayList<>();
    authorities.add(
        new CertificateOrder(
            request("root", Profile.ROOT_CA, subject(0), List.of()), Optional.empty(), Set.of()));
    for (int i = 1; i <= random.nextInt(3); i++) {
      CertificateRequest request =
          request("ca" + i, Profile.INTERMEDIATE_CA, subject(i), List.of());
      authorities.add(
          CertificateOrder.of(
              random.nextBoolean() ? request : request.withNameConstraints(constraints()), "root"));
    }
    List<CertificateEntry> entries = new ArrayList<>();
    for (int i = 0; i < random.nextInt(6); i++) {
      entries.add(random.nextInt(4) == 0 ? series("s" + i + "-{n}") : leaf("leaf" + i));
    }
    return new CertificateSet(
        "env" + random.nextInt(9),
        random.nextBoolean(),
        flat ? Layout.FLAT : Layout.DIRECTORIES,
        authorities,
        entries);
  }

  private CertificateOrder leaf(String name) {
    Profile profile = List.of(Profile.SERVER, Profile.CLIENT, Profile.PEER).get(random.nextInt(3));
    List<SubjectAlternativeName> names = new ArrayList<>(List.of(DnsName.of("a." + name)));
    for (int i = 0; i < random.nextInt(8); i++) {
      names.add(
          switch (random.nextInt(4)) {
            case 0 -> DnsName.of("*.n" + i + ".example.org");
            case 1 -> IpAddress.of("10.0.0." + i);
            case 2 -> IpAddress.of("fd00::" + i);
            default -> UriName.of("https://h" + i + ":8443/a?b=c#d");
          });
    }
    return new CertificateOrder(
        request(name, profile, subject(50), names), Optional.of("root"), outputs());
  }

  private CertificateSeries series(String name) {
    return new CertificateSeries(
        1 + random.nextInt(200),
        name,
        (LeafProfile) Profile.CLIENT,
        subject(99),
        List.of("c{n}.example.org"),
        random.nextBoolean() ? List.of("fd00::{n}") : List.of(),
        List.of("spiffe://test/{n}"),
        lifetime(),
        KeyAlgorithm.DEFAULT,
        "root",
        outputs());
  }

  private CertificateRequest request(
      String name, Profile profile, Subject subject, List<SubjectAlternativeName> names) {
    KeyAlgorithm key = KEYS.get(random.nextInt(KEYS.size()));
    return CertificateRequest.of(name, profile, subject, names)
        .withLifetime(lifetime())
        .withKey(key);
  }

  private Lifetime lifetime() {
    return new Lifetime(1 + random.nextInt(99), UNITS.get(random.nextInt(UNITS.size())));
  }

  private Subject subject(int number) {
    return new Subject(
        Optional.of(number + text()),
        random.nextBoolean() ? List.of(text(), text()) : List.of(),
        random.nextBoolean() ? Optional.of(text()) : Optional.empty(),
        random.nextBoolean() ? Optional.of("NO") : Optional.empty());
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private NameConstraints constraints() {
    return new NameConstraints(
        List.of(DnsName.of("svc")),
        random.nextBoolean() ? List.of(IpNetwork.of("fd00::/8")) : List.of(),
        random.nextBoolean() ? List.of(".cluster.local") : List.of());
  }

  private Set<OutputKind> outputs() {
    Set<OutputKind> outputs = EnumSet.noneOf(OutputKind.class);
    for (OutputKind kind : OutputKind.values()) {
      if (random.nextInt(6) == 0) {
        outputs.add(kind);
      }
    }
    return outputs;
  }
}
