package dev.maximus.certs.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.maximus.certs.x509.UriName;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CertificateSetTest {
  private static final CertificateOrder ROOT =
      CertificateOrder.root(CertificateRequest.of("root", Profile.ROOT_CA, Subject.of("Root")));

  @Test
  void theStandardSet() {
    CertificateSet set = StandardSet.development();
    assertThat(set.orders().map(CertificateOrder::name)).containsExactly("ca", "server", "client");
    assertThat(set.layout()).isEqualTo(Layout.FLAT);
    assertThat(set.production()).isFalse();
    assertThat(set.orders().map(order -> order.request().lifetime().text()))
        .containsExactly("10y", "1y", "1y");
    assertThat(set.find("server").orElseThrow().request().names())
        .containsExactly(DnsName.of("localhost"), IpAddress.of("127.0.0.1"), IpAddress.of("::1"));
    assertThat(set.warnings()).isEmpty();
  }

  @Test
  void theStandardSetForMoreHosts() {
    CertificateSet set =
        StandardSet.development(
            List.of(
                StandardSet.host("dev.example.org"),
                StandardSet.host("192.0.2.7"),
                StandardSet.host("fd00::7"),
                StandardSet.host("LOCALHOST")));
    assertThat(set.find("server").orElseThrow().request().names())
        .extracting(name -> name.text())
        .containsExactly(
            "DNS:localhost",
            "DNS:dev.example.org",
            "IP:127.0.0.1",
            "IP:::1",
            "IP:192.0.2.7",
            "IP:fd00::7");
    assertThatThrownBy(() -> StandardSet.host("300.1.1.1"))
        .hasMessage(
            "IP address '300.1.1.1' must be IPv4 as 10.0.0.1 or IPv6 as 2001:db8::1, without brackets,"
                + " zone or mask");
  }

  @Test
  void aSeriesIsMadeWhenItIsAskedFor() {
    CertificateSeries series = clients(100_000, "client-{n}");
    CertificateSet set = set(Layout.DIRECTORIES, List.of(ROOT), List.of(series, server("web")));
    assertThat(set.size()).isEqualTo(100_002);
    assertThat(set.certificates()).hasSize(100_001);
    assertThat(set.certificates().get(0).name()).isEqualTo("client-1");
    assertThat(set.certificates().get(99_999).name()).isEqualTo("client-100000");
    assertThat(set.certificates().get(99_999).request().subject())
        .isEqualTo(Subject.of("client 100000"));
    assertThat(set.certificates().get(100_000).name()).isEqualTo("web");
    assertThat(set.find("client-7").orElseThrow().request().names())
        .containsExactly(DnsName.of("c7.example.org"));
    assertThat(set.find("client-07")).isEmpty();
    assertThat(set.find("client-100001")).isEmpty();
    assertThat(set.find("client-")).isEmpty();
    assertThat(set.orders().distinct().count()).isEqualTo(100_002);
  }

  @Test
  void issuersComeFirst() {
    CertificateOrder below = intermediate("services", "root");
    assertThat(set(Layout.DIRECTORIES, List.of(below, ROOT), List.of()).authorities())
        .containsExactly(ROOT, below);
  }

  @Test
  void namesAreInOneOrder() {
    CertificateRequest mixed =
        CertificateRequest.of(
            "a",
            Profile.SERVER,
            Subject.NONE,
            List.of(
                UriName.of("https://a/"), IpAddress.of("::1"), DnsName.of("b"), DnsName.of("a")));
    assertThat(CertificateOrder.of(mixed, "root").request().names())
        .containsExactly(
            DnsName.of("b"), DnsName.of("a"), IpAddress.of("::1"), UriName.of("https://a/"));
  }

  @Test
  void rejectsAnIssuerThatDoesNotFitItsProfile() {
    assertThatThrownBy(() -> CertificateOrder.of(ROOT.request(), "root"))
        .hasMessage("a root-ca signs itself, and has no issuer");
    assertThatThrownBy(() -> CertificateOrder.root(server("web").request()))
        .hasMessage("server must have an issuer");
  }

  @Test
  void rejectsAnEmptySet() {
    assertThatThrownBy(() -> set(Layout.FLAT, List.of(), List.of()))
        .hasMessage("authorities must have at least one entry");
  }

  @Test
  void rejectsABadEnvironmentAndProductionWithTheStandardSet() {
    assertThatThrownBy(
            () -> new CertificateSet("../x", false, Layout.FLAT, List.of(ROOT), List.of()))
        .hasMessage(
            "environment '../x' must be 1 to 63 characters a-z, 0-9, '-' and '.', with a letter or"
                + " digit at both ends");
    CertificateSet standard = StandardSet.development();
    assertThatThrownBy(
            () ->
                new CertificateSet(
                    standard.environment(),
                    true,
                    standard.layout(),
                    standard.authorities(),
                    standard.entries()))
        .hasMessage(
            "production is 'true', and the environment 'development' is the one of the set that"
                + " needs no file");
  }

  @Test
  void rejectsNamesThatAreThereTwice() {
    rejects(
        Layout.DIRECTORIES,
        List.of(ROOT),
        List.of(server("root"), server("web"), server("web")),
        "name 'root' is there twice; name 'web' is there twice");
    rejects(
        Layout.DIRECTORIES,
        List.of(ROOT),
        List.of(clients(20, "a-{n}"), server("a-20"), server("a-21")),
        "name 'a-20' is also one of 'a-{n}'");
    rejects(
        Layout.DIRECTORIES,
        List.of(ROOT),
        List.of(clients(20, "a-{n}"), clients(20, "a-1{n}")),
        "name 'a-{n}' is also one of 'a-1{n}'; name 'a-1{n}' is also one of 'a-{n}'");
    assertThat(
            set(
                    Layout.DIRECTORIES,
                    List.of(ROOT),
                    List.of(clients(20, "a-{n}"), clients(20, "a{n}-b"), clients(20, "{n}")))
                .size())
        .isEqualTo(61);
  }

  @Test
  void rejectsFilesOfTheSameName() {
    rejects(
        Layout.FLAT,
        List.of(ROOT),
        List.of(server("web"), server("web-chain"), server("index")),
        "name 'web-chain' would mix its files with those of 'web' in the flat layout; name 'index'"
            + " is the one of the store's own index");
    assertThat(set(Layout.FLAT, List.of(ROOT), List.of(server("web"), server("web-2"))).size())
        .isEqualTo(3);
    rejects(
        Layout.FLAT,
        List.of(
            ROOT,
            CertificateOrder.of(
                CertificateRequest.of("istio", Profile.ISTIO_CA, Subject.of("Istio")), "root")),
        List.of(),
        "authority 'istio' is an istio-ca: its files have fixed names and need layout directories");
  }

  @Test
  void rejectsIssuersThatCannotIssue() {
    rejects(
        Layout.DIRECTORIES,
        List.of(ROOT, intermediate("services", "rot")),
        List.of(),
        "authority 'services': issuer 'rot' is unknown, did you mean 'root'?");
    rejects(
        Layout.DIRECTORIES,
        List.of(ROOT),
        List.of(server("web"), CertificateOrder.of(server("db").request(), "web")),
        "certificate 'db': issuer 'web' is a server, which issues none");
    rejects(
        Layout.DIRECTORIES,
        List.of(ROOT, intermediate("a", "b"), intermediate("b", "a")),
        List.of(),
        "authority 'b' is its own issuer in the end; a root must be above it; authority 'a' is its"
            + " own issuer in the end; a root must be above it");
    rejects(
        Layout.DIRECTORIES,
        List.of(intermediate("b", "a"), intermediate("a", "root"), ROOT),
        List.of(),
        "authority 'b' is an authority below 'a', whose path length of 0 allows no such authority");
  }

  @Test
  void rejectsAuthoritiesAndCertificatesInTheOtherList() {
    rejects(
        Layout.DIRECTORIES,
        List.of(ROOT, server("web")),
        List.of(intermediate("services", "root")),
        "authority 'web' has the profile 'server', which belongs to certificates; certificate"
            + " 'services' has the profile 'intermediate-ca', which belongs to authorities");
  }

  @Test
  void rejectsTwoAuthoritiesOfTheSameSubject() {
    CertificateOrder twin =
        CertificateOrder.root(CertificateRequest.of("twin", Profile.ROOT_CA, Subject.of("Root")));
    rejects(
        Layout.DIRECTORIES,
        List.of(ROOT, twin),
        List.of(),
        "authority 'twin' has the same subject as 'root': programs find an issuer by its subject,"
            + " so each must have its own");
  }

  @Test
  void rejectsNamesThatAnAuthorityMayNotIssueFor() {
    CertificateOrder services =
        CertificateOrder.of(
            CertificateRequest.of("services", Profile.INTERMEDIATE_CA, Subject.of("Services"))
                .withNameConstraints(
                    new NameConstraints(
                        List.of(DnsName.of("svc")),
                        List.of(IpNetwork.of("10.0.0.0/29")),
                        List.of())),
            "root");
    CertificateSeries series =
        new CertificateSeries(
            9,
            "node-{n}",
            (LeafProfile) Profile.PEER,
            Subject.NONE,
            List.of(),
            List.of("10.0.0.{n}"),
            List.of(),
            Lifetime.days(1),
            KeyAlgorithm.DEFAULT,
            "services",
            Set.of());
    rejects(
        Layout.DIRECTORIES,
        List.of(ROOT, services),
        List.of(CertificateOrder.of(server("web").request(), "services"), series),
        "certificate 'web' has the name 'DNS:web.example.org', which the name constraints of"
            + " 'services' do not permit; certificate 'node-{n}' has the name 'IP:10.0.0.8', which"
            + " the name constraints of 'services' do not permit");
  }

  @Test
  void rejectsAPlainKeyOfAnAuthorityInProduction() {
    CertificateOrder root = ROOT.withOutputs(OutputKind.KUBERNETES_TLS, OutputKind.BUNDLE);
    assertThatThrownBy(
            () -> new CertificateSet("prod", true, Layout.DIRECTORIES, List.of(root), List.of()))
        .hasMessage(
            "authority 'root' has the output 'kubernetes-tls', which holds its key unencrypted;"
                + " production must not");
  }

  @Test
  void rejectsASeriesThatCannotBe() {
    assertThatThrownBy(() -> clients(0, "client"))
        .hasMessage(
            "count '0' must be from 1 to 1000000; name 'client' must have {n} once, because it has"
                + " a count");
    assertThatThrownBy(() -> clients(2, "a{n}-{n}"))
        .hasMessage("name 'a{n}-{n}' must have {n} once, because it has a count");
    assertThatThrownBy(() -> set(Layout.FLAT, List.of(ROOT), many(2)))
        .hasMessageStartingWith("the set has 1000001 certificates, must have at most 1000000");
    assertThatThrownBy(() -> set(Layout.FLAT, List.of(ROOT), many(101)))
        .hasMessageContaining("the set has 101 certificates with a count, must have at most 100");
  }

  @Test
  void warnsOfWhatMayBeAMistake() {
    CertificateRequest request = server("web").request();
    CertificateOrder odd =
        CertificateOrder.of(
            request.withLifetime(Lifetime.years(11)).withKey(KeyAlgorithm.ED25519), "root");
    assertThat(set(Layout.FLAT, List.of(ROOT), List.of(odd)).warnings())
        .containsExactly(
            "certificate 'web': " + KeyAlgorithm.ED25519.warning().orElseThrow(),
            "certificate 'web': lifetime '11y' is longer than '10y' of its issuer 'root', and is"
                + " cut to it");
  }

  private static List<CertificateEntry> many(int series) {
    return IntStream.range(0, series)
        .<CertificateEntry>mapToObj(i -> clients(500_000, "x" + i + "-{n}"))
        .toList();
  }

  private static CertificateSet set(
      Layout layout, List<CertificateOrder> authorities, List<CertificateEntry> entries) {
    return new CertificateSet("test", false, layout, authorities, entries);
  }

  private static void rejects(
      Layout layout,
      List<CertificateOrder> authorities,
      List<CertificateEntry> entries,
      String message) {
    assertThatThrownBy(() -> set(layout, authorities, entries)).hasMessage(message);
  }

  private static CertificateOrder server(String name) {
    return CertificateOrder.of(
        CertificateRequest.of(
            name, Profile.SERVER, Subject.NONE, List.of(DnsName.of(name + ".example.org"))),
        "root");
  }

  private static CertificateOrder intermediate(String name, String issuer) {
    return CertificateOrder.of(
        CertificateRequest.of(name, Profile.INTERMEDIATE_CA, Subject.of(name)), issuer);
  }

  private static CertificateSeries clients(int count, String name) {
    return new CertificateSeries(
        count,
        name,
        (LeafProfile) Profile.CLIENT,
        Subject.of("client {n}"),
        List.of("c{n}.example.org"),
        List.of(),
        List.of(),
        Lifetime.days(1),
        KeyAlgorithm.DEFAULT,
        "root",
        Set.of());
  }
}
