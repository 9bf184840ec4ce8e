package dev.maximus.certs.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.x509.CertificateAuthority;
import dev.maximus.certs.x509.CertificateIssuer;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.KeyAlgorithm;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.RootCa;
import dev.maximus.certs.x509.SpiffeWorkload;
import dev.maximus.certs.x509.Subject;
import dev.maximus.certs.x509.SubjectAlternativeName;
import dev.maximus.certs.x509.UriName;
import java.io.IOException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinterTest {
  private static final Map<KeyAlgorithm, List<LintInput>> ISSUED = new ConcurrentHashMap<>();

  static Stream<LintCase> cases() throws IOException {
    return LintCases.all().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aRuleIsBroken(LintCase example) {
    List<LintFinding> findings =
        Linter.lint(example.inputs()).findings().stream()
            .filter(finding -> finding.certificate().equals("bad"))
            .toList();

    List<String> broken = new ArrayList<>(example.also());
    broken.add(example.rule());
    assertThat(findings.stream().map(finding -> finding.rule().id()))
        .containsExactlyInAnyOrderElementsOf(broken);
    assertThat(findings.stream().filter(one -> one.rule().id().equals(example.rule())))
        .extracting(LintFinding::sentence)
        .containsExactly(example.sentence());
  }

  @Test
  void everyRuleHasACase() throws IOException {
    assertThat(LintRules.ALL.stream().map(LintRule::id))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(cases().map(LintCase::rule).toList());
  }

  @Test
  void aGoodSetHasNoFindings() {
    List<LintInput> good =
        List.of(
            LintInput.of("root", LintCases.ROOT),
            LintInput.of("middle", TestCertificate.authority().der()),
            LintInput.of("server", TestCertificate.leaf().der(), Profile.SERVER),
            LintInput.of(
                "late", TestCertificate.leaf().serial(9).dns("*.maximus.svc", "a-b.c").der()));

    assertThat(Linter.lint(good)).isEqualTo(new LintReport(4, List.of()));
  }

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void whatWeIssueHasNoFindings(KeyAlgorithm algorithm) {
    assertThat(Linter.lint(issued(algorithm)).findings()).extracting(LintFinding::text).isEmpty();
  }

  /** One certificate of each profile. RSA keys take seconds to find, so they are made once. */
  static List<LintInput> issued(KeyAlgorithm algorithm) {
    return ISSUED.computeIfAbsent(algorithm, LinterTest::issue);
  }

  private static List<LintInput> issue(KeyAlgorithm algorithm) {
    CertificateIssuer issuer =
        new CertificateIssuer(
            Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC), new SecureRandom());
    CertificateRequest root =
        CertificateRequest.of("root-ca", Profile.ROOT_CA, Subject.of("Test Root"))
            .withKey(algorithm);
    KeyPair key = issuer.newKey(root);
    CertificateAuthority authority =
        CertificateAuthority.root(issuer.selfSigned(root, key), key.getPrivate());
    List<LintInput> inputs = new ArrayList<>();
    inputs.add(LintInput.of("root-ca", authority.certificate().der(), Profile.ROOT_CA));
    for (Profile profile : Profile.ALL) {
      if (!(profile instanceof RootCa)) {
        List<SubjectAlternativeName> names =
            profile instanceof SpiffeWorkload
                ? List.of(UriName.workload("cluster.local", "maximus", "worker"))
                : List.of(DnsName.of(profile.id() + ".maximus.svc"));
        CertificateRequest request =
            CertificateRequest.of(profile.id(), profile, Subject.of(profile.id()), names)
                .withKey(algorithm);
        IssuedCertificate certificate = issuer.issue(authority, request, key.getPublic());
        inputs.add(LintInput.of(profile.id(), certificate.der(), profile));
      }
    }
    return inputs;
  }

  @Test
  void octetsThatAreNoCertificate() {
    LintReport report = Linter.lint(List.of(LintInput.of("x.pem", new byte[] {1, 2, 3})));

    assertThat(report.errors()).isEqualTo(1);
    assertThat(report.findings().get(0).text())
        .isEqualTo(
            "x.pem: error: it is not a DER certificate (certificate_malformed, RFC 5280 4.1)");
  }
}
