package dev.maximus.certs.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.request.Layout;
import dev.maximus.certs.request.StandardSet;
import dev.maximus.certs.store.ApplyOptions;
import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.KeyAlgorithm;
import dev.maximus.certs.x509.Lifetime;
import dev.maximus.certs.x509.Passphrase;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.RevocationList;
import dev.maximus.certs.x509.RevocationReason;
import dev.maximus.certs.x509.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final RotateOptions PLAIN = RotateOptions.PLAIN;
  private static final RotateOptions DEPLOYED = PLAIN.withDeployed(true);

  @TempDir Path temporary;
  private Environment plain;
  private Environment mesh;

  @BeforeEach
  void generate() {
    plain = environment("plain", Environment.plain());
    mesh = environment("mesh", Environment.mesh());
  }

  private Environment environment(String name, CertificateSet set) {
    Environment environment = new Environment(temporary.resolve(name), NOW, set);
    environment.generate();
    return environment;
  }

  private static void refused(ThrowingCallable step, String sentence) {
    assertThatThrownBy(step).isInstanceOf(RotationException.class).hasMessage(sentence);
  }

  private static List<IssuedCertificate> certificates(Environment environment, String file)
      throws Exception {
    return IssuedCertificate.readAll(Files.readAllBytes(environment.file(file)));
  }

  @Test
  void threeStepsBringANewRoot() throws Exception {
    IssuedCertificate old = certificates(plain, "root/ca.crt").get(0);
    byte[] leaf = Files.readAllBytes(plain.file("server/tls.crt"));

    RotationResult started = plain.rotation().start(PLAIN);
    IssuedCertificate added = certificates(plain, "root-other/ca.crt").get(0);
    assertThat(started.state().phase()).isEqualTo("added");
    assertThat(started.result().issued()).isZero();
    assertThat(certificates(plain, "server/ca.crt")).containsExactlyInAnyOrder(old, added);
    assertThat(Files.readAllBytes(plain.file("server/tls.crt"))).isEqualTo(leaf);

    plain.clock().forward(Duration.ofHours(24));
    RotationResult reissued = plain.rotation().reissue(PLAIN);
    assertThat(reissued.state().phase()).isEqualTo("reissued");
    assertThat(reissued.result().issued()).isEqualTo(3);
    assertThat(certificates(plain, "root/ca.crt")).startsWith(added);
    assertThat(certificates(plain, "server/ca.crt")).containsExactlyInAnyOrder(old, added);
    certificates(plain, "server/tls.crt").get(1).toJca().verify(added.publicKey());

    RotationResult finished = plain.rotation().finish(DEPLOYED);
    assertThat(finished.state()).isEqualTo(new Steady());
    assertThat(finished.result().issued()).isZero();
    assertThat(certificates(plain, "server/ca.crt")).containsExactly(added);
    assertThat(plain.file("root-other")).doesNotExist();
    assertThat(plain.file(".current/.rotation.yaml")).doesNotExist();
    assertThat(plain.store().plan(plain.set()).isEmpty()).isTrue();
  }

  @Test
  void advanceTakesTheNextStep() {
    assertThat(plain.rotation().advance(PLAIN).state().phase()).isEqualTo("added");
    assertThat(plain.rotation().advance(DEPLOYED).state().phase()).isEqualTo("reissued");
    assertThat(plain.rotation().advance(DEPLOYED).state().phase()).isEqualTo("steady");
  }

  @Test
  void theNewRootCanBeTakenBackBeforeItIssues() throws Exception {
    byte[] bundle = Files.readAllBytes(plain.file("server/ca.crt"));
    plain.rotation().start(PLAIN);

    RotationResult result = plain.rotation().abort(ApplyOptions.PLAIN);

    assertThat(result.state()).isEqualTo(new Steady());
    assertThat(result.todo().get(0)).startsWith("The new root is taken back. Deploy the trust");
    assertThat(Files.readAllBytes(plain.file("server/ca.crt"))).isEqualTo(bundle);
    assertThat(plain.file("root-other")).doesNotExist();
    assertThat(plain.rotation().start(PLAIN).state().phase()).isEqualTo("added");
  }

  @Test
  void statusSaysWhatIsNext() {
    RotationStatus steady = plain.rotation().status();
    assertThat(steady.state().since()).isEmpty();
    assertThat(steady.next()).isEqualTo(Step.START);
    assertThat(steady.allowed()).isTrue();
    assertThat(steady.todo()).isEmpty();
    plain.rotation().start(PLAIN);
    RotationStatus added = plain.rotation().status();
    assertThat(added.state().since()).contains(NOW);
    assertThat(added.next()).isEqualTo(Step.REISSUE);
    assertThat(added.allowed()).isFalse();
    assertThat(added.allowedFrom()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
    assertThat(added.waitsFor()).startsWith("nothing can be issued from the new root");
    assertThat(added.todo()).hasSize(5);
    plain.clock().forward(Duration.ofDays(2));
    assertThat(plain.rotation().status().allowed()).isTrue();
    assertThat(plain.rotation().status().waitsFor()).isEmpty();
  }

  @Test
  void theOperatorIsToldWhatToDo() {
    assertThat(mesh.rotation().start(PLAIN).todo())
        .containsExactly(
            "Deploy the trust bundles (ca.crt, root-cert.pem, trust stores) to every server and"
                + " client: they hold the old and the new root. Certificates and keys stay as they"
                + " are.",
            "PostgreSQL: put the files in their places, then pg_ctl reload; open connections go on."
                + " psql and other clients of libpq read their files at each new connection.",
            "Redis: put the files in their places, then one command with all three, even when their"
                + " names stay: CONFIG SET tls-cert-file <file> tls-key-file <file>"
                + " tls-ca-cert-file <file>.",
            "Our services, and other programs that read their files only when they start: restart"
                + " one instance after the other.",
            "Istio: replace the Secret cacerts in istio-system once, with all its files. istiod must"
                + " run with ISTIO_MULTIROOT_MESH=true; wait until its log says 'Updating new"
                + " ROOT-CA' and then 'Istiod has detected the newly added intermediate CA and"
                + " updated its key and certs accordingly'. After 'not supported' in the log nothing"
                + " has changed.",
            "When every server and client has its bundle, go on with rotate reissue; to take the new"
                + " root 'root-other' back, use rotate abort.");
    assertThat(mesh.rotation().reissue(DEPLOYED).todo())
        .startsWith(
            "Deploy certificates and keys with their chains to every server and client, in any"
                + " order: all of them trust both roots. The trust bundles stay as they are.")
        .endsWith(
            "When every server and client uses its new certificate, run rotate finish --deployed,"
                + " which drops the old root 'root-other'.");
  }

  /** As istiod's handleEvent compares them: one must hold the octets of the other. */
  @Test
  void istiodTakesTheBundleOfEachPhase() throws Exception {
    List<Path> phases =
        environment("istiod", Environment.mesh()).phases(temporary.resolve("snapshots"));
    for (int i = 1; i < phases.size(); i++) {
      String before = Files.readString(phases.get(i - 1).resolve("istio/root-cert.pem"));
      String after = Files.readString(phases.get(i).resolve("istio/root-cert.pem"));
      assertThat(before.contains(after) || after.contains(before)).isTrue();
    }
    assertThat(phases.get(1).resolve("istio/root-cert.pem"))
        .hasSameBinaryContentAs(phases.get(2).resolve("istio/root-cert.pem"));
    assertThat(phases.get(0).resolve("istio/ca-cert.pem"))
        .hasSameBinaryContentAs(phases.get(1).resolve("istio/ca-cert.pem"));
    assertThat(phases.get(2).resolve("istio/ca-cert.pem"))
        .hasSameBinaryContentAs(phases.get(3).resolve("istio/ca-cert.pem"));
  }

  @Test
  void theNewRootMayBeAnother() throws Exception {
    CertificateOrder other =
        CertificateOrder.root(
            CertificateRequest.of(
                    "root", Profile.ROOT_CA, Subject.of("Second, \\Root").withOrganization("O=1"))
                .withKey(KeyAlgorithm.of("ecdsa-p384"))
                .withLifetime(Lifetime.years(5)));
    Environment changed =
        plain.with(
            Environment.set(
                List.of(other, Environment.services()),
                Environment.server(),
                Environment.client()));
    IndexEntry old = plain.store().index().find("root").orElseThrow();

    changed.rotation().start(PLAIN);
    assertThat(changed.store().index().find("root").orElseThrow().order()).isEqualTo(old.order());
    assertThat(changed.store().index().find("root-other").orElseThrow().order().key())
        .isEqualTo("ecdsa-p384");
    changed.rotation().abort(ApplyOptions.PLAIN);
    assertThat(changed.store().index().find("root").orElseThrow().order()).isEqualTo(old.order());
    changed.rotation().start(PLAIN);
    refused(
        () -> plain.rotation().reissue(DEPLOYED),
        "root 'root' is asked for as another than the new root is (subject: 'CN=Second\\,"
            + " \\\\Root,O=O=1' became 'CN=Test Root'; lifetime: '5y' became '10y'; key:"
            + " 'ecdsa-p384' became 'ecdsa-p256'); put the request back until the rotation is"
            + " done");
    changed.rotation().reissue(DEPLOYED);
    assertThat(certificates(plain, "root/ca.crt").get(0).commonName()).contains("Second, \\Root");
    changed.rotation().finish(DEPLOYED);
    assertThat(changed.store().plan(changed.set()).isEmpty()).isTrue();

    plain.clock().forward(Duration.ofDays(1));
    plain.rotation().start(PLAIN);
    assertThat(changed.store().index().find("root").orElseThrow().order().key())
        .isEqualTo("ecdsa-p384");
  }

  @Test
  void generateAndRenewLeaveBothRootsWhereTheyAre() throws Exception {
    plain.rotation().start(PLAIN);
    byte[] bundle = Files.readAllBytes(plain.file("server/ca.crt"));
    plain.issueAgain("server");
    assertThat(Files.readAllBytes(plain.file("server/ca.crt"))).isEqualTo(bundle);
    plain.rotation().reissue(DEPLOYED);
    plain.issueAgain("server");
    assertThat(Files.readAllBytes(plain.file("server/ca.crt"))).isEqualTo(bundle);
    assertThat(plain.rotation().status().state().phase()).isEqualTo("reissued");
  }

  @Test
  void anAuthorityBelowTheRootNeedsNoPhases() throws Exception {
    byte[] bundle = Files.readAllBytes(mesh.file("server/ca.crt"));
    byte[] authority = Files.readAllBytes(mesh.file("services/ca.crt"));

    RotationResult result =
        mesh.rotation().reissueAuthority("services", ApplyOptions.PLAIN.withKeepKeys(true));

    assertThat(result.result().issued()).isEqualTo(3);
    assertThat(result.todo().get(0))
        .isEqualTo(
            "Deploy the certificates and keys below 'services' with their chains. No bundle"
                + " changes: peers trust the root, which is the same, and servers and clients send"
                + " the authority along.");
    assertThat(Files.readAllBytes(mesh.file("server/ca.crt"))).isEqualTo(bundle);
    assertThat(Files.readAllBytes(mesh.file("services/ca.crt"))).isNotEqualTo(authority);
    assertThat(result.todo()).hasSize(4);
    assertThat(mesh.rotation().reissueAuthority("istio", ApplyOptions.PLAIN).todo()).hasSize(5);
    refused(
        () -> mesh.rotation().reissueAuthority("root", ApplyOptions.PLAIN),
        "authority 'root' is a root; use rotate start, which keeps both roots trusted for a while");
    refused(
        () -> mesh.rotation().reissueAuthority("nobody", ApplyOptions.PLAIN),
        "authority 'nobody' is not in the request of set 'test'");
  }

  @Test
  void anAuthorityWithARevocationListHasOneInEveryPhase() throws Exception {
    plain.store().revoke("client", RevocationReason.SUPERSEDED, ApplyOptions.PLAIN);
    plain.generate();

    assertThat(plain.rotation().start(PLAIN).todo())
        .contains(
            "Revocation lists: take them out of every program that reads them (PostgreSQL"
                + " ssl_crl_file, nginx ssl_crl, ca-crl.pem of Istio) before rotate reissue, and"
                + " bring the new ones when the rotation is done: such a program refuses everybody"
                + " from an authority whose list it does not have.");
    assertLists("root", "root-other", "services");
    plain.rotation().reissue(DEPLOYED);
    assertLists("root", "root-other", "services");
    assertThat(plain.rotation().finish(DEPLOYED).todo())
        .contains(
            "Revocation lists: programs that read them may have them again (ca.crl, ca-crl.pem of"
                + " the authorities that issue now).");
    assertLists("root", "services");
    assertThat(plain.store().plan(plain.set()).isEmpty()).isTrue();
  }

  private void assertLists(String... authorities) throws Exception {
    for (String name : authorities) {
      byte[] list = Files.readAllBytes(plain.file(name + "/ca.crl"));
      assertThat(RevocationList.of(list).isOf(certificates(plain, name + "/ca.crt").get(0)))
          .as(name)
          .isTrue();
    }
  }

  @Test
  void keysInProductionAreEncryptedInEveryPhase() throws Exception {
    CertificateSet set =
        new CertificateSet(
            "prod",
            true,
            Layout.DIRECTORIES,
            List.of(Environment.root(), Environment.services()),
            List.of(Environment.server()));
    Environment production = new Environment(temporary.resolve("prod"), NOW, set);
    ApplyOptions secret =
        ApplyOptions.PLAIN.withPassphrase(Passphrase.of("only for this test".toCharArray()));
    production.store().apply(production.store().plan(set), secret);
    assertThatThrownBy(() -> production.rotation().start(PLAIN))
        .hasMessage(
            "set 'prod' is for production: the keys of its authorities must have a passphrase");
    RotateOptions options = RotateOptions.of(secret).withDeployed(true);

    production.rotation().start(options);
    assertThat(production.file("root-other/ca.key")).content().contains("ENCRYPTED");
    production.rotation().reissue(options);
    assertThat(production.file("services/ca.key")).content().contains("ENCRYPTED");
    production.rotation().finish(options);
    assertThat(production.file("root/ca.key")).content().contains("ENCRYPTED");
  }

  @Test
  void theStandardSetRotatesAsWell() throws Exception {
    Environment standard = environment("standard", StandardSet.development());
    standard.rotation().start(PLAIN);
    assertThat(certificates(standard, "ca-cert.pem")).hasSize(2);
    standard.rotation().reissue(DEPLOYED);
    assertThat(certificates(standard, "ca-cert.pem")).hasSize(2);
    standard.rotation().finish(DEPLOYED);
    assertThat(certificates(standard, "ca-cert.pem")).hasSize(1);
    assertThat(standard.store().plan(standard.set()).isEmpty()).isTrue();
  }

  @Test
  void withSeveralRootsOneIsChosen() {
    CertificateOrder second =
        CertificateOrder.root(
            CertificateRequest.of("second", Profile.ROOT_CA, Subject.of("Second Root")));
    Environment two =
        environment(
            "two",
            Environment.set(
                List.of(Environment.root(), Environment.services(), second), Environment.server()));
    refused(
        () -> two.rotation().start(PLAIN),
        "set 'test' has the roots 'root', 'second'; say which one");
    refused(
        () -> two.rotation().start(PLAIN.withRoot("services")),
        "root 'services' is not in the request of set 'test'");
    two.rotation().start(PLAIN.withRoot("second"));
    refused(
        () -> two.rotation().start(PLAIN.withRoot("root")),
        "a rotation of root 'second' is open since 2026-11-21T10:00:00Z: the new root is in the"
            + " bundles; go on with rotate reissue, or take the new root back with rotate abort");
    assertThat(two.rotation().reissue(DEPLOYED).result().issued()).isZero();
    assertThat(two.rotation().finish(PLAIN).state()).isEqualTo(new Steady());
  }

  @Test
  void anEmptyStoreHasNothingToRotate() {
    Environment empty = new Environment(temporary.resolve("empty"), NOW, Environment.plain());
    refused(() -> empty.rotation().start(PLAIN), "root 'root' is not in the store; run generate");
    assertThat(empty.directory()).doesNotExist();
  }

  @Test
  void aRootThatMustBeRepairedIsNotReplacedOnTheWay() throws Exception {
    plain.rotation().start(PLAIN);
    Files.writeString(plain.file("root-other/ca.crt"), "nothing");
    refused(
        () -> plain.rotation().reissue(DEPLOYED),
        "root 'root' would be issued anew (it is damaged: its files are not those that were"
            + " written), which nobody would trust; repair that first");
    assertThat(plain.rotation().abort(ApplyOptions.PLAIN).state()).isEqualTo(new Steady());
  }

  @Test
  void aRecordThatDoesNotFitTheStoreSaysHowToGoOn() throws Exception {
    plain.rotation().start(PLAIN);
    Path record = plain.file(".current/.rotation.yaml");
    byte[] content = Files.readAllBytes(record);
    Files.delete(record);
    refused(
        () -> plain.rotation().start(PLAIN),
        "root 'root-other' stands beside 'root', and file '"
            + record
            + "' with the phase of their rotation is missing; put it back from a backup");
    Files.writeString(
        record, new String(content, StandardCharsets.UTF_8).replace("root-other", "root-else"));
    refused(
        () -> plain.rotation().status(),
        "the rotation of root 'root' cannot go on, because root 'root-else' is not in the store any"
            + " more; end it with rotate abort");
  }
}
