package dev.maximus.certs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.request.Layout;
import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.Passphrase;
import dev.maximus.certs.x509.RevocationList;
import dev.maximus.certs.x509.RevocationReason;
import dev.maximus.certs.x509.RevokedCertificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of authorities, what was revoked, and roots that change places. */
class ProtectionTest {
  private static final CertificateOrder DB = Sets.server("db", "db.example");
  private static final CertificateSet SET = Sets.directories(DB);
  // One authority, because to encrypt a key takes long on purpose.
  private static final CertificateSet PRODUCTION = production(true, "db");

  @TempDir Path temporary;
  private Path directory;
  private Store store;
  private Visible visible;

  @BeforeEach
  void open() {
    directory = temporary.resolve("store");
    store = Store.open(directory, Sets.clock(), Sets.RANDOM);
    visible = new Visible(directory);
  }

  private static CertificateSet production(boolean production, String... names) {
    CertificateOrder[] orders =
        Stream.of(names)
            .map(name -> Sets.server(name, name + ".example").request())
            .map(request -> new CertificateOrder(request, Optional.of("root"), Set.of()))
            .toArray(CertificateOrder[]::new);
    return Sets.set(production, Layout.DIRECTORIES, List.of(Sets.root()), orders);
  }

  private Result apply(Plan plan, ApplyOptions options) {
    return store.apply(plan, options);
  }

  private static ApplyOptions with(String passphrase) {
    return ApplyOptions.PLAIN.withPassphrase(Passphrase.of(passphrase.toCharArray()));
  }

  private String text(String file) throws Exception {
    return Files.readString(directory.resolve(file));
  }

  @Test
  void productionNeedsAPassphraseBeforeAnythingIsWritten() {
    Plan plan = store.plan(PRODUCTION);

    assertThatThrownBy(() -> apply(plan, ApplyOptions.PLAIN))
        .hasMessage(
            "set 'test' is for production: the keys of its authorities must have a passphrase");
    assertThat(directory).doesNotExist();
  }

  @Test
  void keysOfAuthoritiesAreEncryptedAndReadOnlyWhenNeeded() throws Exception {
    Result result = apply(store.plan(PRODUCTION), with("right"));

    assertThat(result.plainKeys()).isEmpty();
    assertThat(text("root/ca.key")).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    assertThat(text("db/tls.key")).startsWith("-----BEGIN PRIVATE KEY-----");
    visible.isWhole(store);
    assertThat(apply(store.plan(PRODUCTION), ApplyOptions.PLAIN).changed()).isFalse();
  }

  @Test
  void aWrongPassphraseLeavesAllAsItWas() throws Exception {
    apply(store.plan(PRODUCTION), with("right"));
    Map<String, String> before = visible.files();
    CertificateSet more = production(true, "db", "web");
    Plan plan = store.plan(more);

    assertThatThrownBy(() -> apply(plan, with("wrong")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("key 'root/ca.key': ")
        .hasMessageNotContaining("wrong'");
    assertThat(visible.files()).isEqualTo(before);
    visible.isTidy();
    assertThat(apply(plan, with("right")).issued()).isEqualTo(1);
  }

  @Test
  void aSetThatGoesIntoProductionEncryptsTheKeysItHas() throws Exception {
    apply(store.plan(production(false, "db")), ApplyOptions.PLAIN);
    String certificate = text("root/ca.crt");

    Result result = apply(store.plan(PRODUCTION), with("right"));

    assertThat(result.issued()).isZero();
    assertThat(text("root/ca.key")).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    assertThat(text("root/ca.crt")).isEqualTo(certificate);
  }

  @Test
  void thePassphraseCanBeChanged() throws Exception {
    apply(store.plan(PRODUCTION), with("old"));
    Map<String, String> before = visible.files();

    assertThatThrownBy(
            () ->
                store.changePassphrase(
                    with("bad").withNewPassphrase(Passphrase.of("new".toCharArray()))))
        .hasMessageStartingWith("key 'root/ca.key': ");
    assertThat(visible.files()).isEqualTo(before);
    store.changePassphrase(with("old").withNewPassphrase(Passphrase.of("new".toCharArray())));

    assertThat(visible.files().get("db/tls.key")).isEqualTo(before.get("db/tls.key"));
    assertThat(store.plan(PRODUCTION).isEmpty()).isTrue();
    Plan again = store.plan(PRODUCTION, PlanOptions.GENERATE.withAgain(Set.of("db")));
    assertThat(apply(again, with("new")).issued()).isEqualTo(1);
  }

  @Test
  void aRevokedCertificateIsOnTheListUntilItExpires() throws Exception {
    apply(store.plan(SET), ApplyOptions.PLAIN);
    String serial = store.index().find("db").orElseThrow().serial();

    store.revoke("db", RevocationReason.KEY_COMPROMISE, ApplyOptions.PLAIN);

    assertThat(list("middle/ca.crl").revoked())
        .extracting(RevokedCertificate::reason)
        .containsExactly(RevocationReason.KEY_COMPROMISE);
    assertThat(list("middle/ca.crl").isOf(visible.certificates("middle/ca.crt").get(0))).isTrue();
    assertThatThrownBy(() -> store.revoke(serial, RevocationReason.SUPERSEDED, ApplyOptions.PLAIN))
        .hasMessage("certificate '" + serial + "' was revoked at 2026-11-21T10:00:00Z already");
    Plan plan = store.plan(SET);
    assertThat(plan.steps().map(step -> step.reason().text()))
        .containsExactly("it was revoked: key-compromise");
    apply(plan, ApplyOptions.PLAIN);
    assertThat(store.plan(SET).isEmpty()).isTrue();
    store.revoke("db", RevocationReason.SUPERSEDED, ApplyOptions.PLAIN);
    assertThat(list("middle/ca.crl").revoked()).hasSize(2);
    assertThat(list("middle/ca.crl").number().orElseThrow()).isEqualTo(2);
    assertThat(store.index().former()).extracting(IndexEntry::serial).containsExactly(serial);
    visible.isWhole(store);
    visible.isTidy();
  }

  private RevocationList list(String file) throws Exception {
    return RevocationList.of(Files.readAllBytes(directory.resolve(file)));
  }

  /** Servers that read lists want one of each authority of a chain. */
  @Test
  void theAuthoritiesAboveGetAListAsWell() throws Exception {
    apply(store.plan(SET), ApplyOptions.PLAIN);

    assertThat(store.revoke("db", RevocationReason.SUPERSEDED, ApplyOptions.PLAIN)).isEmpty();

    assertThat(list("root/ca.crl").revoked()).isEmpty();
    assertThat(list("root/ca.crl").isOf(visible.certificates("root/ca.crt").get(0))).isTrue();
    apply(store.plan(SET, PlanOptions.GENERATE.withAgain(Set.of("root"))), ApplyOptions.PLAIN);
    assertThat(list("root/ca.crl").isOf(visible.certificates("root/ca.crt").get(0))).isTrue();
    assertThat(store.plan(SET).isEmpty()).isTrue();
  }

  @Test
  void aRevocationGoesOnWithoutTheKeyOfTheRoot() throws Exception {
    apply(store.plan(SET), ApplyOptions.PLAIN);
    Files.delete(directory.resolve("root/ca.key"));

    List<String> warnings = store.revoke("db", RevocationReason.SUPERSEDED, ApplyOptions.PLAIN);

    assertThat(warnings)
        .containsExactly(
            "there is no list of authority 'root' (key 'root/ca.key' of authority 'root' is not"
                + " here; put it back to issue from it): servers that want one of every authority,"
                + " as PostgreSQL and nginx, refuse all clients without it");
    assertThat(list("middle/ca.crl").revoked()).hasSize(1);
    assertThat(directory.resolve("root/ca.crl")).doesNotExist();
  }

  @Test
  void whatCannotBeRevokedSaysWhy() {
    assertThatThrownBy(() -> store.revoke("db", RevocationReason.SUPERSEDED, ApplyOptions.PLAIN))
        .hasMessage("directory '" + directory + "' has no certificates");
    apply(store.plan(SET), ApplyOptions.PLAIN);

    assertThatThrownBy(
            () -> store.revoke("nobody", RevocationReason.SUPERSEDED, ApplyOptions.PLAIN))
        .hasMessage(
            "certificate 'nobody' is not in the store; give its name or its serial number in hex");
    assertThatThrownBy(() -> store.revoke("root", RevocationReason.SUPERSEDED, ApplyOptions.PLAIN))
        .hasMessage("root 'root' cannot be revoked, because it signs its own list; use rotate");
  }

  @Test
  void istioFindsItsListUnderItsOwnName() throws Exception {
    CertificateOrder workload = new CertificateOrder(DB.request(), Optional.of("istio"), Set.of());
    CertificateSet mesh =
        Sets.set(false, Layout.DIRECTORIES, List.of(Sets.root(), Sets.istio()), workload);
    apply(store.plan(mesh), ApplyOptions.PLAIN);

    store.revoke("db", RevocationReason.SUPERSEDED, ApplyOptions.PLAIN);

    assertThat(list("istio/ca-crl.pem").revoked()).hasSize(1);
  }

  @Test
  void rootsChangePlacesInThreeSteps() throws Exception {
    apply(store.plan(SET), ApplyOptions.PLAIN);
    IssuedCertificate old = visible.certificates("root/ca.crt").get(0);
    String leaf = text("db/tls.crt");
    CertificateOrder next = CertificateOrder.root(named(Sets.root().request(), "root.next"));

    phase(TrustChange.add("root", next), "added");
    IssuedCertificate added = visible.certificates("root.next/ca.crt").get(0);
    assertThat(visible.certificates("db/ca.crt")).containsExactlyInAnyOrder(old, added);
    assertThat(visible.certificates("root/ca.crt")).containsExactly(old, added);
    assertThat(text("db/tls.crt")).isEqualTo(leaf);
    assertThat(
            store.record("rotation.yaml").map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
        .contains("added");
    assertThat(store.plan(SET).isEmpty()).isTrue();

    CertificateSet inProduction =
        Sets.set(true, Layout.DIRECTORIES, List.of(Sets.root(), Sets.middle()), DB);
    // A swap is no replacement: production allows it.
    TrustChange change = TrustChange.swap("root", "root.next");
    assertThat(store.plan(inProduction, PlanOptions.GENERATE.withTrust(change)).issued())
        .isEqualTo(2);
    Plan swap = phase(change, "swapped");
    assertThat(swap.issued()).isEqualTo(2);
    assertThat(visible.certificates("db/ca.crt")).containsExactlyInAnyOrder(old, added);
    assertThat(visible.certificates("root/ca.crt")).containsExactly(added, old);
    assertThat(visible.certificates("root.next/ca.crt")).containsExactly(old);
    assertThat(text("db/tls.crt")).isNotEqualTo(leaf);
    assertThat(store.plan(SET).isEmpty()).isTrue();

    leaf = text("db/tls.crt");
    phase(TrustChange.drop("root.next"), "dropped");
    assertThat(visible.certificates("db/ca.crt")).containsExactly(added);
    assertThat(directory.resolve("root.next")).doesNotExist();
    assertThat(text("db/tls.crt")).isEqualTo(leaf);
    assertThat(store.plan(SET).isEmpty()).isTrue();
    Plan more = store.plan(SET, PlanOptions.GENERATE.withAgain(Set.of("db")));
    apply(more, ApplyOptions.PLAIN.withRecords(Map.of("rotation.yaml", Optional.empty())));
    assertThat(store.record("rotation.yaml")).isEmpty();
  }

  private Plan phase(TrustChange change, String record) throws Exception {
    Plan plan = store.plan(SET, PlanOptions.GENERATE.withTrust(change));
    apply(
        plan,
        ApplyOptions.PLAIN.withRecords(
            Map.of("rotation.yaml", Optional.of(record.getBytes(StandardCharsets.UTF_8)))));
    visible.isWhole(store);
    visible.isTidy();
    return plan;
  }

  private static CertificateRequest named(CertificateRequest request, String name) {
    return new CertificateRequest(
        name,
        request.profile(),
        request.subject(),
        request.names(),
        request.lifetime(),
        request.key(),
        request.nameConstraints());
  }
}
