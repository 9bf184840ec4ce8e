package dev.maximus.certs.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.request.CertificateEntry;
import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.request.Layout;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.Passphrase;
import dev.maximus.certs.x509.PrivateKeys;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
  @TempDir private Path directory;
  private SampleStore store;
  private final Verifier verifier = new Verifier(SampleStore.CLOCK, Optional.empty());

  @BeforeEach
  void make() throws IOException {
    store = new SampleStore(directory);
  }

  private FileSet postgres() {
    Path folder = directory.resolve("postgres");
    return FileSet.of(
        folder.resolve("tls.crt"),
        Optional.of(folder.resolve("tls.key")),
        folder.resolve("ca.crt"));
  }

  private List<String> failed(VerifyReport report) {
    return report.failed().stream()
        .map(check -> check.sentence().replace(directory.toString(), "DIR"))
        .toList();
  }

  @Test
  void aGoodFileSet() {
    VerifyReport report = verifier.files(postgres(), Expectation.server("localhost", "127.0.0.1"));

    assertThat(report.text(Style.PLAIN).replace(directory.toString(), "DIR"))
        .isEqualTo(
            """
            ok       tls.crt: certificate 'postgres' is valid until 2027-02-19, 89 days left
            ok       tls.crt: certificate 'Test Services' is valid until 2029-11-21, 1095 days left
            ok       tls.crt: chain 'postgres <- Test Services <- Test Root' ends in the bundle
            ok       tls.crt: host 'localhost' is one of its names
            ok       tls.crt: host '127.0.0.1' is one of its names
            ok       tls.crt: purpose 'TLS server' is allowed
            ok       DIR/postgres/tls.crt: mode '0644' is right for a certificate
            ok       tls.crt: key 'DIR/postgres/tls.key' belongs to the certificate
            ok       DIR/postgres/tls.key: mode '0600' is right for a key
            """);
    assertThat(report.isOk()).isTrue();
    assertThat(report.json()).startsWith("{\n  \"ok\": true,\n  \"checks\": [\n");
  }

  @Test
  void allFaultsAtOnce(@TempDir Path other) throws IOException {
    SampleStore stranger = new SampleStore(other);
    Path folder = directory.resolve("worker");
    SampleStore.write(folder.resolve("ca.crt"), stranger.root.certificate().pem(), "rw-rw-rw-");
    SampleStore.writeKey(folder.resolve("tls.key"), store.serverKey);
    SampleStore.mode(folder.resolve("tls.key"), "rw-r-----");
    SampleStore.mode(folder.resolve("tls.crt"), "rw-rw-r--");
    Verifier late =
        new Verifier(
            Clock.fixed(SampleStore.NOW.plus(Duration.ofDays(20)), ZoneOffset.UTC),
            Optional.empty());

    assertThat(
            failed(
                late.files(
                    FileSet.of(
                        folder.resolve("tls.crt"),
                        Optional.of(folder.resolve("tls.key")),
                        folder.resolve("ca.crt")),
                    Expectation.server("worker.maximus.svc"))))
        .containsExactly(
            "certificate 'worker' expired at 2026-12-01T09:59:59Z",
            "chain 'worker <- Test Services' must end in the bundle, which has no 'CN=Test Root'",
            "host 'worker.maximus.svc' must be one of its names, which are: none",
            "purpose 'TLS server' must be allowed, and its extended key usage does not list it",
            "mode '0664' of a certificate must be 0644",
            "key 'DIR/worker/tls.key' must belong to the certificate",
            "mode '0640' of a key must be 0600");
  }

  @Test
  void filesThatAreNotThere() throws IOException {
    Files.delete(directory.resolve("postgres/tls.key"));
    Files.delete(directory.resolve("postgres/ca.crt"));

    assertThat(failed(verifier.files(postgres(), Expectation.NONE)))
        .containsExactly(
            "file 'DIR/postgres/ca.crt' must be there",
            "chain 'postgres <- Test Services' must end in the bundle, which has no 'CN=Test Root'",
            "file 'DIR/postgres/tls.key' must be there");
  }

  @Test
  void anEncryptedKeyNeedsItsPassphrase() throws IOException {
    Path key = directory.resolve("postgres/tls.key");
    Passphrase passphrase = Passphrase.of("correct horse".toCharArray());
    Files.write(
        key,
        PrivateKeys.encryptedPem(store.serverKey.getPrivate(), passphrase, new SecureRandom()));

    assertThat(verifier.files(postgres(), Expectation.NONE).checks())
        .anyMatch(
            check ->
                check.outcome() == Check.Outcome.SKIPPED
                    && check
                        .sentence()
                        .equals("key '" + key + "' is encrypted, and was not compared"));
    assertThat(
            new Verifier(SampleStore.CLOCK, Optional.of(passphrase))
                .files(postgres(), Expectation.NONE)
                .isOk())
        .isTrue();
  }

  private static CertificateSet wanted(CertificateRequest... certificates) {
    return new CertificateSet(
        "dev",
        false,
        Layout.DIRECTORIES,
        List.of(
            CertificateOrder.root(SampleStore.rootRequest()),
            CertificateOrder.of(SampleStore.middleRequest(), "root")),
        List.of(certificates).stream()
            .<CertificateEntry>map(request -> CertificateOrder.of(request, "services"))
            .toList());
  }

  @Test
  void aStoreIsWhatWasAskedFor() throws IOException {
    VerifyReport report =
        verifier.store(
            directory,
            Optional.of(wanted(SampleStore.serverRequest(), SampleStore.clientRequest())));

    assertThat(failed(report)).isEmpty();
    assertThat(report.checks()).extracting(Check::id).contains("order", "mode", "key", "chain");
  }

  @Test
  void aStoreThatIsNot() throws IOException {
    SampleStore.mode(directory.resolve("postgres"), "rwxr-xr-x");
    CertificateRequest changed =
        CertificateRequest.of(
            "postgres", Profile.PEER, Subject.of("postgres"), List.of(DnsName.of("db.svc")));
    CertificateRequest missing = CertificateRequest.of("kong", Profile.CLIENT, Subject.of("kong"));

    assertThat(failed(verifier.store(directory, Optional.of(wanted(changed, missing)))))
        .containsExactly(
            "mode '0755' of a directory must be 0700",
            "profile 'server' must be 'peer', as the request says",
            "names 'DNS:localhost, DNS:postgres.maximus.svc, IP:127.0.0.1' must be 'DNS:db.svc', as"
                + " the request says",
            "certificate 'kong' must be in the store");
  }

  @Test
  void anEmptyDirectoryIsNoStore(@TempDir Path empty) throws IOException {
    SampleStore.mode(empty, "rwx------");

    assertThat(verifier.store(empty, Optional.empty()).failed())
        .extracting(Check::sentence)
        .containsExactly("directory '" + empty + "' must hold certificates");
  }
}
