package dev.maximus.certs.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.IpAddress;
import dev.maximus.certs.x509.IpNetwork;
import dev.maximus.certs.x509.KeyAlgorithm;
import dev.maximus.certs.x509.Lifetime;
import dev.maximus.certs.x509.NameConstraints;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Subject;
import dev.maximus.certs.x509.SubjectAlternativeName;
import dev.maximus.certs.x509.UriName;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderSummaryTest {
  private static final CertificateRequest WEB =
      web(List.of(DnsName.of("a"), DnsName.of("b"), IpAddress.of("::1")));
  private static final CertificateOrder ORDER = CertificateOrder.of(WEB, "root");

  @Test
  void isReadable() {
    OrderSummary summary = OrderSummary.of(ORDER);
    assertThat(summary.subject()).isEqualTo("CN=web\\,x,O=MAXIMUS");
    assertThat(summary.names()).containsExactly("DNS:a", "DNS:b", "IP:::1");
    assertThat(summary.lifetime()).isEqualTo("90d");
    assertThat(summary.key()).isEqualTo("ecdsa-p256");
  }

  /** Written in indexes of others: when it changes, every certificate is issued anew. */
  @Test
  void theDigestIsStable() {
    assertThat(OrderSummary.of(ORDER).digest()).isEqualTo("9b9b536a56b2f980f8dd81c8ca7f6392");
  }

  @Test
  void whatChangesNothing() {
    CertificateRequest other = web(List.of(IpAddress.of("::1"), DnsName.of("b"), DnsName.of("a")));
    unchanged(CertificateOrder.of(other, "root"));
    unchanged(ORDER.withOutputs(OutputKind.PKCS12));
    unchanged(CertificateOrder.of(WEB.withLifetime(Lifetime.days(90)), "root"));
  }

  @Test
  void whatChangesTheCertificate() {
    changed(
        CertificateOrder.of(
            web(List.of(DnsName.of("a"), DnsName.of("c"), UriName.of("https://x/"))), "root"),
        "dns: added 'c'",
        "dns: removed 'b'",
        "ip: removed '::1'",
        "uri: added 'https://x/'");
    changed(CertificateOrder.of(WEB, "other"), "issuer: 'root' became 'other'");
    changed(
        CertificateOrder.of(WEB.withLifetime(Lifetime.years(1)), "root"),
        "lifetime: '90d' became '1y'");
    changed(
        CertificateOrder.of(WEB.withKey(KeyAlgorithm.RSA_3072), "root"),
        "key: 'ecdsa-p256' became 'rsa-3072'");
    changed(
        CertificateOrder.of(
            CertificateRequest.of("web", Profile.PEER, Subject.NONE, WEB.names()), "root"),
        "profile: 'server' became 'peer'",
        "subject: 'CN=web\\,x,O=MAXIMUS' became none");
  }

  @Test
  void whatChangesAnAuthority() {
    CertificateRequest plain =
        CertificateRequest.of("ca", Profile.INTERMEDIATE_CA, Subject.of("CA"));
    CertificateRequest constrained =
        plain.withNameConstraints(
            new NameConstraints(
                List.of(DnsName.of("svc")), List.of(IpNetwork.of("10.0.0.0/8")), List.of()));
    assertThat(
            OrderSummary.changes(
                OrderSummary.of(CertificateOrder.of(plain, "root")),
                OrderSummary.of(CertificateOrder.of(constrained, "root"))))
        .containsExactly(
            "nameConstraints.dns: added 'svc'", "nameConstraints.ip: added '10.0.0.0/8'");
  }

  private static CertificateRequest web(List<SubjectAlternativeName> names) {
    return CertificateRequest.of(
        "web", Profile.SERVER, Subject.of("web,x").withOrganization("MAXIMUS"), names);
  }

  private static void unchanged(CertificateOrder order) {
    OrderSummary now = OrderSummary.of(order);
    assertThat(now).isEqualTo(OrderSummary.of(ORDER));
    assertThat(OrderSummary.changes(OrderSummary.of(ORDER), now)).isEmpty();
  }

  private static void changed(CertificateOrder order, String... sentences) {
    OrderSummary now = OrderSummary.of(order);
    assertThat(now.serves(OrderSummary.of(ORDER))).isFalse();
    assertThat(OrderSummary.changes(OrderSummary.of(ORDER), now)).containsExactly(sentences);
  }
}
