package dev.maximus.certs.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NameConstraintsTest {
  private static final NameConstraints SERVICES =
      new NameConstraints(
          List.of(DnsName.of("svc")),
          List.of(IpNetwork.of("10.0.0.0/8")),
          List.of("cluster.local"));
  private final CertificateAuthority services =
      TestAuthority.below(
          TestAuthority.root(),
          CertificateRequest.of("services", Profile.INTERMEDIATE_CA, Subject.of("Services"))
              .withNameConstraints(SERVICES));

  @Test
  void areReadBack() throws MalformedException {
    assertThat(NameConstraints.of(services.certificate())).isEqualTo(Optional.of(SERVICES));
    assertThat(NameConstraints.of(services.root())).isEmpty();
  }

  @Test
  void everyNameThatIsNotPermittedIsRefusedWithTheAuthority() {
    CertificateRequest request =
        CertificateRequest.of(
            "redis",
            Profile.PEER,
            Subject.of("redis"),
            List.of(
                DnsName.of("redis.svc"),
                DnsName.of("redis.evilsvc"),
                IpAddress.of("10.1.2.3"),
                IpAddress.of("11.0.0.1"),
                UriName.of("spiffe://cluster.local/ns/a/sa/b"),
                UriName.of("spiffe://other/ns/a/sa/b")));

    String rule =
        ", and the authority 'Services' permits only DNS:svc, IP:10.0.0.0/8, URI:cluster.local";
    assertThatThrownBy(() -> TestAuthority.issue(services, request))
        .hasMessage(
            "'redis' asks for DNS:redis.evilsvc"
                + rule
                + "; 'redis' asks for IP:11.0.0.1"
                + rule
                + "; 'redis' asks for URI:spiffe://other/ns/a/sa/b"
                + rule);
  }

  @Test
  void holdForAllBelow() {
    CertificateRequest rootRequest =
        CertificateRequest.of("root", Profile.ROOT_CA, Subject.of("Root"))
            .withNameConstraints(SERVICES);
    CertificateAuthority middle =
        TestAuthority.below(
            TestAuthority.root(rootRequest),
            CertificateRequest.of("m", Profile.INTERMEDIATE_CA, Subject.of("Middle")));

    assertThatThrownBy(() -> TestAuthority.issue(middle, TestAuthority.server("a.example")))
        .hasMessage(
            "'server' asks for DNS:a.example, and the authority 'Root' permits only DNS:svc,"
                + " IP:10.0.0.0/8, URI:cluster.local");
  }

  @Test
  void areAppliedToACommonNameThatOpensslOrJavaTakesForAHost() {
    assertThatCode(() -> TestAuthority.issue(services, TestAuthority.client("immune_app")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> TestAuthority.issue(services, TestAuthority.client("a.example")))
        .hasMessageStartingWith(
            "'client' asks for the common name a.example, which is read as a host, and the"
                + " authority");
    assertThatThrownBy(() -> TestAuthority.issue(services, TestAuthority.client("operator")))
        .hasMessageStartingWith("'client' asks for the common name operator, which is read as");
  }

  @Test
  void sayAllFaultsAtOnce() {
    assertThatThrownBy(
            () ->
                new NameConstraints(
                    List.of(DnsName.of("*.a.svc")), List.of(), List.of("https://x", "")))
        .hasMessage(
            "name constraint '*.a.svc' must have no '*': a domain stands for everything below it;"
                + " name constraint 'https://x' must be a host of URIs: cluster.local, or"
                + " .cluster.local for all below; name constraint '' must be a host of URIs:"
                + " cluster.local, or .cluster.local for all below");
    assertThatThrownBy(() -> new NameConstraints(List.of(), List.of(), List.of()))
        .hasMessage("name constraints must permit at least one name");
  }
}
