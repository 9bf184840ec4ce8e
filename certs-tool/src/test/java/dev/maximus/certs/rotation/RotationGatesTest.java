package dev.maximus.certs.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.store.ApplyOptions;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.CertificateSigningRequest;
import dev.maximus.certs.x509.Lifetime;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a step must wait for, and which step is refused. */
class RotationGatesTest {
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

  @Test
  void noStepIsSkippedOrTakenTwice() {
    refused(
        () -> plain.rotation().reissue(DEPLOYED),
        "no rotation is open, so there is nothing for rotate reissue to do; begin with rotate"
            + " start");
    refused(
        () -> plain.rotation().finish(DEPLOYED),
        "no rotation is open, so there is nothing for rotate finish to do; begin with rotate"
            + " start");
    refused(
        () -> plain.rotation().abort(ApplyOptions.PLAIN),
        "no rotation is open, so there is nothing to abort");
    plain.rotation().start(PLAIN);
    refused(
        () -> plain.rotation().start(PLAIN),
        "a rotation of root 'root' is open since 2026-11-21T10:00:00Z: the new root is in the"
            + " bundles; go on with rotate reissue, or take the new root back with rotate abort");
    refused(
        () -> plain.rotation().finish(DEPLOYED),
        "root 'root' cannot be dropped yet: every certificate is still from it; go on with rotate"
            + " reissue");
    plain.rotation().reissue(DEPLOYED);
    refused(
        () -> plain.rotation().start(PLAIN),
        "a rotation of root 'root' is open since 2026-11-21T10:00:00Z: all is issued from the new"
            + " root; go on with rotate finish");
    refused(
        () -> plain.rotation().reissue(DEPLOYED),
        "everything was issued from the new root 'root' at 2026-11-21T10:00:00Z already; go on with"
            + " rotate finish");
    refused(
        () -> plain.rotation().abort(ApplyOptions.PLAIN),
        "the rotation of root 'root' cannot be aborted: certificates from the new root are in use"
            + " since 2026-11-21T10:00:00Z; both roots are trusted, so nothing is lost by waiting."
            + " Go on with rotate finish, and then begin another rotation if the new root is not"
            + " wanted");
  }

  @Test
  void bundlesNeedTimeToArrive() {
    plain.rotation().start(PLAIN);
    plain.clock().forward(Duration.ofHours(24).minusSeconds(1));
    refused(
        () -> plain.rotation().reissue(PLAIN),
        "nothing can be issued from the new root 'root-other' before 2026-11-22T10:00:00Z: every"
            + " server and client must have the bundle with both roots first, and 24h are given for"
            + " that; when all have it, run rotate reissue --deployed");
    plain.clock().forward(Duration.ofSeconds(1));
    refused(
        () -> plain.rotation().reissue(PLAIN.withPropagation(Duration.ofHours(24).plusMinutes(30))),
        "nothing can be issued from the new root 'root-other' before 2026-11-22T10:30:00Z: every"
            + " server and client must have the bundle with both roots first, and 1470m are given"
            + " for that; when all have it, run rotate reissue --deployed");
    assertThat(plain.rotation().reissue(PLAIN).state().phase()).isEqualTo("reissued");
  }

  @Test
  void timesAreNeverShorterThanUsual() {
    assertThatThrownBy(
            () ->
                new RotateOptions(
                    ApplyOptions.PLAIN,
                    false,
                    Duration.ofHours(1),
                    Duration.ofDays(3651),
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "propagation time '1h' must be from 24h to 87600h; workload lifetime '87624h' must be"
                + " from 24h to 87600h");
  }

  @Test
  void theOldRootStaysUntilItsLastCertificateHasEnded() {
    plain.rotation().start(PLAIN);
    plain.rotation().reissue(DEPLOYED);
    plain.clock().forward(Duration.ofDays(90).minusSeconds(1));
    refused(
        () -> plain.rotation().finish(PLAIN),
        "the old root 'root-other' cannot be dropped before 2027-02-19T10:00:00Z, when certificate"
            + " 'client' from it ends; when every new certificate is deployed, run rotate finish"
            + " --deployed");
    plain.clock().forward(Duration.ofSeconds(1));
    assertThat(plain.rotation().finish(PLAIN).state()).isEqualTo(new Steady());
  }

  @Test
  void aCertificateThatWasReplacedInTheMeantimeIsStillOutThere() {
    CertificateOrder longer =
        CertificateOrder.of(
            Environment.server().request().withLifetime(Lifetime.days(300)), "services");
    Environment before =
        environment(
            "long",
            Environment.set(
                List.of(Environment.root(), Environment.services()), longer, Environment.client()));
    before.rotation().start(PLAIN);
    Environment after = before.with(Environment.plain());
    after.generate();

    after.rotation().reissue(DEPLOYED);

    assertThat(after.rotation().status().allowedFrom())
        .isEqualTo(Instant.parse("2027-09-17T10:00:00Z"));
  }

  @Test
  void aCertificateWhoseKeyIsElsewhereCountsAsWell() {
    CertificateRequest request =
        CertificateRequest.of("elsewhere", Profile.CLIENT, Subject.of("elsewhere"))
            .withLifetime(Lifetime.days(200));
    plain
        .store()
        .sign(
            "services",
            request,
            CertificateSigningRequest.create(
                request, request.key().generate(Environment.RANDOM), Environment.RANDOM),
            ApplyOptions.PLAIN);
    plain.rotation().start(PLAIN);

    RotationResult reissued = plain.rotation().reissue(DEPLOYED);

    assertThat(reissued.todo())
        .contains(
            "Certificates that were made with sign are not issued anew, because their keys are not"
                + " here: run sign again for each, and give it to its owner.");
    assertThat(plain.rotation().status().waitsFor())
        .startsWith(
            "the old root 'root-other' cannot be dropped before 2027-06-09T10:00:00Z, when"
                + " certificate 'elsewhere' from it ends");
  }

  @Test
  void whatIstiodHasIssuedMustEndFirst() {
    mesh.rotation().start(PLAIN);
    mesh.rotation().reissue(DEPLOYED);
    mesh.clock().forward(Duration.ofDays(91));
    refused(
        () -> mesh.rotation().finish(PLAIN),
        "the old root 'root-other' cannot be dropped before 2028-11-21T10:00:00Z, when authority"
            + " 'istio' from it ends, which istiod may use until then; when every new certificate"
            + " is deployed, run rotate finish --deployed");
    mesh.generate();
    String until =
        "the old root 'root-other' cannot be dropped before 2027-02-21T10:00:00Z: istiod may have"
            + " issued from the old authority 'istio' until all was deployed at"
            + " 2027-02-20T10:00:00Z, and its certificates live 24h";
    refused(
        () -> mesh.rotation().finish(DEPLOYED),
        until + "; this is recorded now, so run rotate finish again then");
    refused(() -> mesh.rotation().finish(PLAIN), until);
    mesh.clock().forward(Duration.ofHours(1));
    refused(() -> mesh.rotation().finish(DEPLOYED), until);
    assertThat(mesh.rotation().status().waitsFor()).isEqualTo(until);
    mesh.clock().forward(Duration.ofHours(23));
    assertThatThrownBy(() -> mesh.rotation().finish(PLAIN.withWorkloadLifetime(Duration.ofDays(2))))
        .hasMessageContaining("before 2027-02-22T10:00:00Z");
    assertThat(mesh.rotation().finish(PLAIN).state()).isEqualTo(new Steady());
  }

  @Test
  void aWordIsRecordedOnlyWhenNothingElseChanges() {
    mesh.rotation().start(PLAIN);
    mesh.rotation().reissue(DEPLOYED);
    CertificateSet less =
        Environment.set(
            List.of(Environment.root(), Environment.services(), Environment.istio()),
            Environment.server());
    refused(
        () -> mesh.with(less).rotation().finish(DEPLOYED),
        "set 'test' is not what is in the store; run generate first, and then rotate finish"
            + " again");
    assertThat(mesh.file("client/tls.crt")).exists();
  }
}
