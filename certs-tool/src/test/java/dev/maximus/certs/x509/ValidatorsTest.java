package dev.maximus.certs.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.testing.Requires;
import dev.maximus.testing.Toolchain;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that others wrote accept every profile, and refuse it for another purpose or host. */
class ValidatorsTest {
  private static final Path OPENSSL = Path.of("/usr/bin/openssl");
  private static final Path PAGE = Toolchain.root().resolve("docs/certificates.md");
  private static final String BEGIN = "<!-- validators: written by ValidatorsTest -->\n";
  private static final String END = "<!-- validators end -->\n";
  // pkilint knows nine schemes of URIs, and no domain of one label. RFC 5280 allows both.
  private static final Map<String, String> LIMITS_OF_PKILINT =
      Map.of(
          "intermediate-ca", "pkix.invalid_domain_name_syntax",
          "spiffe-workload", "pkix.invalid_uri_syntax");
  private static final String HOST = "a.svc";
  // Validators look at the clock of this machine.
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final CertificateIssuer issuer = TestAuthority.issuerAt(now);

  @TempDir Path folder;

  /** One certificate to look at. */
  private record Case(String row, CertificateRequest request, List<String> purposes) {
    @Override
    public String toString() {
      return row;
    }

    boolean isRoot() {
      return request.profile() instanceof RootCa;
    }

    boolean hasHost() {
      return request.names().contains(DnsName.of(HOST));
    }
  }

  private record Issued(IssuedCertificate root, IssuedCertificate middle, IssuedCertificate leaf) {}

  static List<Case> cases() {
    List<SubjectAlternativeName> names =
        List.of(DnsName.of(HOST), IpAddress.of("10.0.0.1"), IpAddress.of("::1"));
    List<Case> cases = new ArrayList<>();
    cases.add(
        new Case(
            "root-ca",
            CertificateRequest.of(
                "root", Profile.ROOT_CA, Subject.of("Test Root").withOrganization("MAXIMUS")),
            List.of()));
    cases.add(
        new Case(
            "intermediate-ca",
            CertificateRequest.of("m", Profile.INTERMEDIATE_CA, Subject.of("Middle"))
                .withNameConstraints(
                    new NameConstraints(
                        List.of(DnsName.of("svc")),
                        List.of(IpNetwork.of("10.0.0.0/8"), IpNetwork.of("::/0")),
                        List.of("cluster.local"))),
            List.of()));
    cases.add(
        new Case(
            "istio-ca",
            CertificateRequest.of("i", Profile.ISTIO_CA, Subject.of("Istio")),
            List.of()));
    for (KeyAlgorithm key : KeyAlgorithm.values()) {
      cases.add(
          new Case(
              "server, " + key.id(),
              CertificateRequest.of("server", Profile.SERVER, Subject.of("server"), names)
                  .withKey(key),
              List.of("sslserver")));
    }
    cases.add(
        new Case(
            "server without a subject",
            CertificateRequest.of("server", Profile.SERVER, Subject.NONE, names),
            List.of("sslserver")));
    cases.add(new Case("client", TestAuthority.client("immune_app"), List.of("sslclient")));
    cases.add(
        new Case(
            "peer",
            CertificateRequest.of("peer", Profile.PEER, Subject.of("redis"), names),
            List.of("sslserver", "sslclient")));
    cases.add(
        new Case(
            "spiffe-workload",
            CertificateRequest.of(
                "w",
                Profile.SPIFFE_WORKLOAD,
                Subject.NONE,
                List.of(UriName.workload("cluster.local", "a", "b"))),
            List.of("sslserver", "sslclient")));
    return cases;
  }

  static Stream<Case> leaves() {
    return cases().stream().filter(each -> each.request().profile() instanceof LeafProfile);
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void opensslTakesItForItsPurposeAndNoOther(Case one) throws Exception {
    requireOpenssl();
    Issued issued = issue(one);
    for (String purpose : List.of("sslserver", "sslclient")) {
      assertThat(opensslVerify(issued, "-purpose", purpose))
          .as(purpose)
          .isEqualTo(one.purposes().contains(purpose));
    }
    if (one.hasHost()) {
      assertThat(opensslVerify(issued, "-verify_hostname", HOST)).isTrue();
      assertThat(opensslVerify(issued, "-verify_hostname", "b.svc")).isFalse();
      assertThat(opensslVerify(issued, "-verify_ip", "::1")).isTrue();
      assertThat(opensslVerify(issued, "-verify_ip", "::2")).isFalse();
    }
    assertThat(opensslVerify(issued, "-attime", "" + now.plusSeconds(500_000_000).getEpochSecond()))
        .isFalse();
  }

  @Test
  void aFaultIsSeenByEachOfThem() throws Exception {
    requireOpenssl();
    Case server = leaves().findFirst().orElseThrow();
    Issued issued = issue(server);
    Issued otherRoot =
        new Issued(TestAuthority.root().certificate(), issued.middle(), issued.leaf());
    assertThat(openssl(otherRoot)).isNotEmpty();
    assertThat(pkix(otherRoot)).isNotEmpty();
    Issued wrong = new Issued(issued.root(), issued.middle(), signsWithoutBeingAnAuthority());
    assertThat(zlint(wrong)).isNotEmpty();
    assertThat(pkilint(wrong)).isNotEmpty();
  }

  /** What RFC 5280 4.2.1.3 forbids. */
  private IssuedCertificate signsWithoutBeingAnAuthority() throws Exception {
    X509v3CertificateBuilder certificate =
        new X509v3CertificateBuilder(
            new X500Name("CN=issuer"),
            BigInteger.TEN,
            Date.from(now),
            Date.from(now.plusSeconds(3600)),
            Locale.ROOT,
            new X500Name("CN=server"),
            SubjectPublicKeyInfo.getInstance(
                TestKeys.of(KeyAlgorithm.DEFAULT).getPublic().getEncoded()));
    certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    return IssuedCertificate.of(
        certificate
            .build(
                new KeySigner(TestKeys.of(KeyAlgorithm.DEFAULT).getPrivate(), TestAuthority.RANDOM))
            .getEncoded());
  }

  /** Writes the table with -Dvalidators.write=true. */
  @Test
  void everyValidatorTakesEachProfileAndTheDocsSaySo() throws Exception {
    requireOpenssl();
    StringBuilder table = new StringBuilder(BEGIN);
    table.append(
        "| profile, key | openssl | JDK (PKIX) | zlint | pkilint |\n|---|---|---|---|---|\n");
    SoftAssertions faults = new SoftAssertions();
    for (Case one : cases()) {
      Issued issued = issue(one);
      faults.assertThat(openssl(issued)).as("openssl: " + one).isEmpty();
      faults.assertThat(pkix(issued)).as("JDK: " + one).isEmpty();
      faults.assertThat(zlint(issued)).as("zlint: " + one).isEmpty();
      Optional<String> limit = Optional.ofNullable(LIMITS_OF_PKILINT.get(one.row()));
      faults
          .assertThat(pkilint(issued))
          .as("pkilint: " + one)
          .isEqualTo(limit.map(List::of).orElse(List.of()));
      table.append("| ").append(one.row()).append(" | no error | no error | no error | ");
      table.append(limit.map(code -> "only `" + code + "`, see below").orElse("no error"));
      table.append(" |\n");
    }
    faults.assertAll();
    table.append(END);
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END) + END.length();
    assertThat(begin).as("the marker in " + PAGE).isNotNegative();
    if (Boolean.getBoolean("validators.write")) {
      Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
    } else {
      assertThat(page.substring(begin, end)).isEqualTo(table.toString());
    }
  }

  private Issued issue(Case one) {
    CertificateRequest rootRequest = one.isRoot() ? one.request() : cases().get(0).request();
    CertificateAuthority root =
        CertificateAuthority.root(
            issuer.selfSigned(rootRequest, TestKeys.of(KeyAlgorithm.DEFAULT)),
            TestKeys.of(KeyAlgorithm.DEFAULT).getPrivate());
    if (one.request().profile() instanceof AuthorityProfile) {
      return new Issued(
          root.certificate(),
          root.certificate(),
          one.isRoot()
              ? root.certificate()
              : issuer.issue(root, one.request(), issuer.newKey(one.request()).getPublic()));
    }
    // Below an authority with name constraints, which each validator then applies.
    CertificateRequest middleRequest = cases().get(1).request();
    var middleKey = issuer.newKey(middleRequest);
    CertificateAuthority middle =
        root.below(
            issuer.issue(root, middleRequest, middleKey.getPublic()), middleKey.getPrivate());
    return new Issued(
        root.certificate(),
        middle.certificate(),
        issuer.issue(middle, one.request(), TestKeys.of(one.request().key()).getPublic()));
  }

  private static void requireOpenssl() {
    Requires.that("apt", Files.isExecutable(OPENSSL), "openssl; apt-get install openssl");
  }

  private boolean opensslVerify(Issued issued, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of(OPENSSL.toString(), "verify", "-x509_strict"));
    command.addAll(Arrays.asList(options));
    command.addAll(List.of("-CAfile", file(issued.root()), "-untrusted", file(issued.middle())));
    command.add(file(issued.leaf()));
    return Toolchain.execute(command, Map.of()).exitCode() == 0;
  }

  private List<String> openssl(Issued issued) throws IOException {
    List<String> errors = new ArrayList<>();
    Toolchain.Result text =
        Toolchain.execute(
            List.of(OPENSSL.toString(), "x509", "-in", file(issued.leaf()), "-noout", "-text"),
            Map.of());
    if (text.exitCode() != 0 || !text.stderr().isBlank()) {
      errors.add("x509 -text: " + text.stderr());
    }
    if (!opensslVerify(issued)) {
      errors.add("verify -x509_strict refuses it");
    }
    return errors;
  }

  private List<String> pkix(Issued issued) throws Exception {
    List<X509Certificate> chain =
        Stream.of(issued.leaf(), issued.middle())
            .filter(each -> !each.equals(issued.root()))
            .map(IssuedCertificate::toJca)
            .toList();
    PKIXParameters parameters = new PKIXParameters(TrustBundle.of(issued.root()).anchors());
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(now));
    try {
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
      return List.of();
    } catch (java.security.cert.CertPathValidatorException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private List<String> zlint(Issued issued) throws IOException {
    // Rules for public authorities do not hold for private ones.
    String program = Toolchain.require("go", "zlint").resolve("zlint").toString();
    Toolchain.Result result =
        Toolchain.execute(
            List.of(program, "-includeSources=RFC5280,RFC5480,Community", file(issued.leaf())),
            Map.of());
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    assertThat(result.stdout()).contains("\"pass\"");
    return found("\"([a-z0-9_]+)\":\\{[^{}]*\"result\":\"(error|fatal)\"", result.stdout());
  }

  private List<String> pkilint(Issued issued) throws IOException {
    Path packages = Toolchain.require("go", "python");
    Toolchain.Result result =
        Toolchain.execute(
            List.of(
                "python3",
                packages.resolve("bin/lint_pkix_cert").toString(),
                "lint",
                "-s",
                "ERROR",
                "-f",
                "CSV",
                file(issued.leaf())),
            Map.of("PYTHONPATH", packages.toString()));
    assertThat(result.stderr()).isEmpty();
    return found(",(?:ERROR|FATAL),([^,\n]*)", result.stdout());
  }

  private static List<String> found(String expression, String text) {
    return Pattern.compile(expression).matcher(text).results().map(hit -> hit.group(1)).toList();
  }

  private String file(IssuedCertificate certificate) throws IOException {
    return Files.writeString(folder.resolve(certificate.serial() + ".pem"), certificate.pem())
        .toString();
  }
}
