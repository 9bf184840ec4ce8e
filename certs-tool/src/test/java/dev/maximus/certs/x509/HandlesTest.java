package dev.maximus.certs.x509;

import static dev.maximus.certs.x509.TestAuthority.ISSUER;
import static dev.maximus.certs.x509.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.testing.Toolchain;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandlesTest {
  private static final CertificateSource FILES = CertificateFiles.in(Path.of("pki/dev/server"));
  private static final Duration MARGIN = Duration.ofDays(30);
  private static final String WHO = "certificate 'server' (file pki/dev/server/tls.crt)";

  private final CertificateAuthority root = TestAuthority.root();
  private final CertificateRequest request = TestAuthority.server("a.svc", "*.b.svc");
  private final ServerCertificate server = new ServerCertificate(request, FILES);

  @Test
  void whatWasAskedForServes() {
    assertThat(server.problemsFor(hosts("a.svc", "x.b.svc"), loaded(request), NOW, MARGIN))
        .isEmpty();
    CertificateRequest client = TestAuthority.client("app");
    assertThat(new ClientCertificate(client, FILES).problemsFor("app", loaded(client), NOW, MARGIN))
        .isEmpty();
    AuthorityCertificate istio =
        new AuthorityCertificate(
            CertificateRequest.of("istio", Profile.ISTIO_CA, Subject.of("Istio")), FILES);
    assertThat(istio.problems(loaded(istio.request()), NOW, MARGIN)).isEmpty();
  }

  @Test
  void beforeThereAreFilesTheRequestIsChecked() {
    assertThat(server.problemsFor(hosts("a.svc", "c.svc", "x.y.b.svc")))
        .containsExactly(
            "certificate 'server' is for DNS:a.svc, DNS:*.b.svc, and its clients call c.svc",
            "certificate 'server' is for DNS:a.svc, DNS:*.b.svc, and its clients call x.y.b.svc");
    assertThat(new ClientCertificate(TestAuthority.client("app"), FILES).problemsFor("admin"))
        .containsExactly(
            "certificate 'client' has the common name app, and its server expects the role admin");
    WorkloadCertificate workload =
        new WorkloadCertificate(
            CertificateRequest.of(
                "w",
                Profile.SPIFFE_WORKLOAD,
                Subject.NONE,
                List.of(UriName.workload("cluster.local", "a", "b"))),
            FILES);
    assertThat(workload.problemsFor(UriName.workload("cluster.local", "a", "c")))
        .containsExactly(
            "certificate 'w' is for spiffe://cluster.local/ns/a/sa/b, and"
                + " spiffe://cluster.local/ns/a/sa/c is expected");
  }

  @Test
  void anotherPurposeNamesBothSides() {
    CertificateRequest client = TestAuthority.client("app");
    assertThat(server.problems(loaded(client), NOW, MARGIN))
        .containsExactly(
            WHO + " is not for a server, and a server is expected",
            WHO + " is also for a client, and a server is expected",
            WHO + " is for no name, and DNS:a.svc, DNS:*.b.svc was asked for");
    assertThat(
            server.problems(
                new LoadedCertificate(root.certificate(), List.of(), bundle(), Optional.empty()),
                NOW,
                MARGIN))
        .contains(WHO + " is an authority, and a server is expected");
  }

  @Test
  void aPeerIsNoServerUnlessTheConsumerTakesOne() {
    CertificateRequest peer =
        CertificateRequest.of("peer", Profile.PEER, Subject.NONE, request.names());
    assertThatThrownBy(() -> new ServerCertificate(peer, FILES))
        .hasMessage("certificate 'peer' has the profile peer, must have server");
    ServesAsServer accepted = new PeerCertificate(peer, FILES);
    assertThat(accepted.problemsFor(hosts("a.svc"), loaded(peer), NOW, MARGIN)).isEmpty();
    assertThat(server.problems(loaded(peer), NOW, MARGIN))
        .containsExactly(WHO + " is also for a client, and a server is expected");
  }

  @Test
  void datesKeyAndChainAreToldOnceEach() {
    LoadedCertificate good = loaded(request);
    Instant end = good.certificate().notAfter();
    assertThat(server.problems(good, end.minus(Duration.ofDays(29)), MARGIN))
        .containsExactly(
            WHO
                + " expires at 2027-02-19T09:59:59Z, and it must be valid until"
                + " 2027-02-20T09:59:59Z");
    assertThat(server.problems(good, end.plusSeconds(1), MARGIN))
        .containsExactly(WHO + " expired at 2027-02-19T09:59:59Z, and it is 2027-02-19T10:00:00Z");
    assertThat(server.problems(good, Instant.parse("2026-11-21T09:00:00Z"), MARGIN))
        .containsExactly(
            WHO + " is valid from 2026-11-21T09:55:00Z, and it is 2026-11-21T09:00:00Z");

    PublicKey other = KeyAlgorithm.DEFAULT.generate(TestAuthority.RANDOM).getPublic();
    TrustBundle stranger = TrustBundle.of(TestAuthority.root().certificate());
    assertThat(
            server.problems(
                new LoadedCertificate(good.certificate(), List.of(), stranger, Optional.of(other)),
                NOW,
                MARGIN))
        .satisfiesExactly(
            key ->
                assertThat(key)
                    .isEqualTo(WHO + " holds one key, and the private key beside it is another"),
            chain ->
                assertThat(chain)
                    .startsWith(WHO + " has no valid chain to the bundle (Test Root): "));
  }

  @Test
  void aSourceHasNamesThatKubernetesAllows() {
    assertThat(ExistingSecret.of("maximus", "postgres-tls").text())
        .isEqualTo("Secret maximus/postgres-tls");
    assertThatThrownBy(() -> ExistingSecret.of("Maximus", "a_b"))
        .hasMessage(
            "namespace 'Maximus' must be 1 to 63 characters a-z, 0-9 and '-'; Secret 'a_b' must be 1"
                + " to 253 characters a-z, 0-9, '-' and '.'");
    assertThat(
            new CertManagerCertificate(
                    CertManagerCertificate.IssuerKind.CLUSTER_ISSUER, "services", "maximus", "tls")
                .text())
        .isEqualTo("Secret maximus/tls of ClusterIssuer services");
  }

  @Test
  void aBundleHoldsTheOldAndTheNewRoot() throws Exception {
    IssuedCertificate next = TestAuthority.root().certificate();
    TrustBundle both = bundle().with(next).with(next);
    assertThat(TrustBundle.read(both.pem().getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .isEqualTo(both);
    assertThat(both.without(root.certificate())).isEqualTo(TrustBundle.of(next));
    assertThatThrownBy(() -> bundle().without(root.certificate()))
        .hasMessage("a trust bundle must hold at least one authority");
  }

  @Test
  void declaringNeedsNoBouncyCastle() throws Exception {
    String classes =
        String.join(
            System.getProperty("path.separator"),
            location(ServerCertificate.class),
            location(Declaration.class));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Toolchain.Result result =
        Toolchain.execute(List.of(java, "-cp", classes, Declaration.class.getName()), Map.of());

    assertThat(result.stderr()).isEmpty();
    assertThat(result.stdout().strip())
        .isEqualTo("[certificate 'server' is for DNS:a.svc, IP:::1, and its clients call b.svc]");
  }

  /** Runs in a program of its own, without a library. */
  static final class Declaration {
    private Declaration() {}

    public static void main(String[] arguments) {
      ServerCertificate server =
          new ServerCertificate(
              CertificateRequest.of(
                      "server",
                      Profile.SERVER,
                      Subject.of("server").withOrganization("MAXIMUS"),
                      List.of(DnsName.of("a.svc"), IpAddress.of("::1")))
                  .withLifetime(Lifetime.of("90d"))
                  .withKey(KeyAlgorithm.of("ecdsa-p384")),
              ExistingSecret.of("maximus", "server-tls"));
      new AuthorityCertificate(
          CertificateRequest.of("ca", Profile.of("istio-ca"), Subject.of("ca"))
              .withNameConstraints(
                  new NameConstraints(
                      List.of(DnsName.of("svc")),
                      List.of(IpNetwork.of("10.0.0.0/8")),
                      List.of("cluster.local"))),
          CertificateFiles.in(Path.of("pki")));
      System.out.println(server.problemsFor(Set.of(DnsName.of("b.svc"))));
    }
  }

  private static String location(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  private TrustBundle bundle() {
    return TrustBundle.of(root.certificate());
  }

  private LoadedCertificate loaded(CertificateRequest wanted) {
    KeyPair key = ISSUER.newKey(wanted);
    return LoadedCertificate.of(
        List.of(ISSUER.issue(root, wanted, key.getPublic())),
        bundle(),
        PrivateKeys.publicKey(key.getPrivate()));
  }

  private static Set<DnsName> hosts(String... names) {
    return Set.copyOf(List.of(names).stream().map(DnsName::of).toList());
  }
}
