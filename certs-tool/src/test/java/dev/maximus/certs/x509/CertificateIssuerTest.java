package dev.maximus.certs.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateIssuerTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.5Z");
  private final CertificateIssuer issuer =
      new CertificateIssuer(Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void aChainOfEveryKindOfKeyVerifies(KeyAlgorithm algorithm) throws Exception {
    CertificateRequest rootRequest =
        CertificateRequest.of("root", Profile.ROOT_CA, Subject.of("Test Root")).withKey(algorithm);
    KeyPair rootKey = TestKeys.of(algorithm);
    CertificateAuthority root =
        CertificateAuthority.root(issuer.selfSigned(rootRequest, rootKey), rootKey.getPrivate());
    CertificateRequest serverRequest =
        CertificateRequest.of(
                "server",
                Profile.SERVER,
                Subject.NONE,
                List.of(DnsName.of("localhost"), IpAddress.of("::1")))
            .withKey(algorithm);
    IssuedCertificate server =
        issuer.issue(root, serverRequest, TestKeys.of(algorithm).getPublic());

    server.toJca().verify(root.certificate().publicKey());
    assertThat(server.notBefore()).isEqualTo("2026-11-21T09:55:00Z");
    assertThat(server.notAfter()).isEqualTo("2027-02-19T09:59:59Z");
    assertThat(server.serialNumber().toByteArray()).hasSize(20);
    assertThat(IssuedCertificate.of(server.der())).isEqualTo(server);
  }

  @Test
  void anAuthorityOfPathLengthZeroIssuesNoAuthority() {
    CertificateAuthority root = root();
    CertificateRequest request =
        CertificateRequest.of("middle", Profile.INTERMEDIATE_CA, Subject.of("Middle"));
    KeyPair key = issuer.newKey(request);
    CertificateAuthority middle =
        root.below(issuer.issue(root, request, key.getPublic()), key.getPrivate());

    assertThat(middle.intermediates()).containsExactly(middle.certificate());
    assertThatThrownBy(() -> issuer.issue(middle, request, key.getPublic()))
        .hasMessage(
            "the authority 'Middle' has a path length of 0: it may not stand above the authority 'middle'; the authority 'Test Root' has a path length of 1: it may not stand above the authority 'middle'");
  }

  @Test
  void nothingOutlivesItsIssuer() {
    CertificateAuthority root = root();
    CertificateRequest request =
        CertificateRequest.of("c", Profile.CLIENT, Subject.of("c"))
            .withLifetime(Lifetime.years(20));

    assertThat(issuer.issue(root, request, issuer.newKey(request).getPublic()).notAfter())
        .isEqualTo(root.certificate().notAfter());
  }

  private CertificateAuthority root() {
    CertificateRequest request =
        CertificateRequest.of("root", Profile.ROOT_CA, Subject.of("Test Root"));
    KeyPair key = issuer.newKey(request);
    return CertificateAuthority.root(issuer.selfSigned(request, key), key.getPrivate());
  }

  @Test
  void aKeyOfAnotherKindIsRefused() {
    CertificateAuthority root = root();
    CertificateRequest request = CertificateRequest.of("c", Profile.CLIENT, Subject.of("c"));

    assertThatThrownBy(
            () ->
                issuer.issue(
                    root,
                    request,
                    KeyAlgorithm.ECDSA_P384.generate(new SecureRandom()).getPublic()))
        .hasMessage("'c' asks for a key of kind ecdsa-p256, and the key is ecdsa-p384");
  }

  @Test
  void onlyAnAuthorityIssuesAndOnlyWhileItIsValid() {
    CertificateAuthority root = root();
    CertificateRequest request = CertificateRequest.of("c", Profile.CLIENT, Subject.of("c"));
    KeyPair key = issuer.newKey(request);
    CertificateAuthority leaf =
        root.below(issuer.issue(root, request, key.getPublic()), key.getPrivate());

    assertThatThrownBy(() -> issuer.issue(leaf, request, key.getPublic()))
        .hasMessage("the issuer 'c' is not an authority");
    assertThatThrownBy(
            () ->
                TestAuthority.issuerAt(Instant.parse("2036-11-21T10:00:00Z"))
                    .issue(root, request, key.getPublic()))
        .hasMessage(
            "the authority 'Test Root' expires at 2036-11-21T09:59:59Z, and it is"
                + " 2036-11-21T10:00:00Z");
    assertThatThrownBy(
            () ->
                TestAuthority.issuerAt(Instant.parse("2026-11-21T09:00:00Z"))
                    .issue(root, request, key.getPublic()))
        .hasMessage(
            "the authority 'Test Root' is valid from 2026-11-21T09:55:00Z, and it is"
                + " 2026-11-21T09:00:00Z");
  }
}
