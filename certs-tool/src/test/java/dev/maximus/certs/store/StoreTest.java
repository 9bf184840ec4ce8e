package dev.maximus.certs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.request.Layout;
import dev.maximus.certs.request.StandardSet;
import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.x509.Lifetime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final CertificateOrder DB = Sets.server("db", "db.example");
  private static final CertificateOrder WEB = Sets.server("web", "web.example");

  @TempDir Path temporary;
  private Path directory;
  private Store store;
  private Visible visible;

  @BeforeEach
  void open() {
    directory = temporary.resolve("pki/test");
    store = Store.open(directory, Sets.clock(), Sets.RANDOM);
    visible = new Visible(directory);
  }

  private Result generate(CertificateSet set) {
    return store.apply(store.plan(set), ApplyOptions.PLAIN);
  }

  private static List<String> reasons(Plan plan) {
    return plan.steps().map(step -> step.order().name() + ": " + step.reason().text()).toList();
  }

  @Test
  void directoriesHaveTheNamesOfSecrets() throws Exception {
    CertificateSet set =
        Sets.set(false, Layout.DIRECTORIES, List.of(Sets.root(), Sets.middle(), Sets.istio()), DB);

    Result result = generate(set);

    assertThat(result.issued()).isEqualTo(4);
    assertThat(result.plainKeys()).containsExactly("root", "middle", "istio");
    assertThat(visible.files().keySet())
        .containsExactly(
            "db/ca.crt",
            "db/tls.crt",
            "db/tls.key",
            "istio/ca-cert.pem",
            "istio/ca-key.pem",
            "istio/cert-chain.pem",
            "istio/root-cert.pem",
            "middle/ca.crt",
            "middle/ca.key",
            "root/ca.crt",
            "root/ca.key");
    visible.isWhole(store);
    visible.isTidy();
    assertThat(visible.certificates("db/tls.crt")).hasSize(2);
    assertThat(visible.mode("db/tls.key")).isEqualTo("rw-------");
    assertThat(visible.mode("root/ca.key")).isEqualTo("rw-------");
    assertThat(visible.mode("db/tls.crt")).isEqualTo("rw-r--r--");
    assertThat(visible.mode("index.yaml")).isEqualTo("rw-r--r--");
    for (String place : List.of("", "db", ".sets", "../../pki")) {
      assertThat(visible.mode(place)).isEqualTo("rwx------");
    }
    assertThat(directory.resolve(".gitignore"))
        .hasContent("# Made by certs-tool: no key may go into git.\n*\n!/.gitignore\n!/index.yaml");
  }

  @Test
  void theStandardSetHasTheFilesThatPeopleKnow() throws Exception {
    generate(StandardSet.development());

    assertThat(visible.files().keySet())
        .containsExactly(
            "ca-cert.pem",
            "ca-key.pem",
            "client-cert.pem",
            "client-key.pem",
            "server-cert.pem",
            "server-key.pem");
    visible.isWhole(store);
    assertThat(store.files("server").orElseThrow().key()).isEqualTo("server-key.pem");
  }

  @Test
  void theSecondRunTouchesNothing() throws Exception {
    CertificateSet set = Sets.directories(DB, WEB);
    generate(set);
    Map<Path, FileTime> before = times();

    Result result = generate(set);

    assertThat(result.changed()).isFalse();
    assertThat(result.issued()).isZero();
    assertThat(result.kept()).isEqualTo(4);
    assertThat(times()).isEqualTo(before);
  }

  private Map<Path, FileTime> times() throws Exception {
    Map<Path, FileTime> times = new HashMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.toList()) {
        times.put(path, Files.getLastModifiedTime(path, java.nio.file.LinkOption.NOFOLLOW_LINKS));
      }
    }
    return times;
  }

  @Test
  void onlyWhatChangedIsIssuedAnewAndTheRestIsTheSameFile() throws Exception {
    generate(Sets.directories(DB, WEB));
    Map<String, String> before = visible.files();
    Object inode = Files.getAttribute(directory.resolve("db/tls.key"), "unix:ino");
    CertificateSet changed = Sets.directories(DB, Sets.server("web", "web.example", "www.example"));

    Plan plan = store.plan(changed);
    store.apply(plan, ApplyOptions.PLAIN);

    assertThat(reasons(plan))
        .containsExactly("web: the request has changed: dns: added 'www.example'");
    Map<String, String> after = visible.files();
    assertThat(after.get("db/tls.key")).isEqualTo(before.get("db/tls.key"));
    assertThat(after.get("web/tls.key")).isNotEqualTo(before.get("web/tls.key"));
    assertThat(Files.getAttribute(directory.resolve("db/tls.key"), "unix:ino")).isEqualTo(inode);
    visible.isWhole(store);
    visible.isTidy();
  }

  @Test
  void whatNobodyAsksForIsRemovedAndNamed() throws Exception {
    generate(Sets.directories(DB, WEB));

    Result result = generate(Sets.directories(DB));

    assertThat(result.plan().removed()).extracting(IndexEntry::name).containsExactly("web");
    assertThat(directory.resolve("web")).doesNotExist();
    assertThat(Files.isSymbolicLink(directory.resolve("web"))).isFalse();
    visible.isWhole(store);
  }

  @Test
  void damageIsSeenAndRepaired() throws Exception {
    CertificateSet set = Sets.directories(DB, WEB);
    generate(set);
    Files.delete(directory.resolve("db/tls.key"));
    Files.copy(
        directory.resolve("root/ca.crt"),
        directory.resolve("web/tls.crt"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    Plan plan = store.plan(set);
    store.apply(plan, ApplyOptions.PLAIN);

    assertThat(reasons(plan))
        .containsExactly(
            "db: it is damaged: file 'db/tls.key' is missing",
            "web: it is damaged: its files are not those that were written");
    visible.isWhole(store);
  }

  @Test
  void anExpiredAuthorityIsReplacedWithAllBelowIt() {
    CertificateOrder brief =
        new CertificateOrder(
            Sets.middle().request().withLifetime(Lifetime.days(1)),
            Sets.middle().issuer(),
            Set.of());
    CertificateSet set = Sets.set(false, Layout.DIRECTORIES, List.of(Sets.root(), brief), DB);
    generate(set);
    store = later(Duration.ofDays(2));

    Plan plan = store.plan(set);

    assertThat(reasons(plan))
        .containsExactly(
            "middle: it has expired: it ended at 2026-11-22T09:59:59Z",
            "db: its issuer is new: 'middle' is issued anew");
  }

  private Store later(Duration time) {
    return Store.open(directory, Clock.fixed(Sets.NOW.plus(time), ZoneOffset.UTC), Sets.RANDOM);
  }

  @Test
  void renewIssuesWhatHasAThirdOfItsLifetimeLeft() throws Exception {
    CertificateSet set = Sets.directories(DB);
    generate(set);

    assertThat(later(Duration.ofDays(59)).plan(set, PlanOptions.renewing()).isEmpty()).isTrue();
    assertThat(reasons(later(Duration.ofDays(61)).plan(set, PlanOptions.renewing())))
        .containsExactly("db: it expires soon: it ends at 2027-02-19T09:59:59Z");
    assertThat(store.plan(set, PlanOptions.renewing(Duration.ofDays(91))).issued()).isEqualTo(1);
    assertThat(later(Duration.ofDays(61)).plan(set).isEmpty()).isTrue();
  }

  @Test
  void renewKeepsTheKeyWhenAskedTo() throws Exception {
    CertificateSet set = Sets.directories(DB);
    generate(set);
    Map<String, String> before = visible.files();
    Plan plan = store.plan(set, PlanOptions.renewing(Duration.ofDays(91)));

    store.apply(plan, ApplyOptions.PLAIN.withKeepKeys(true));

    assertThat(visible.files().get("db/tls.key")).isEqualTo(before.get("db/tls.key"));
    assertThat(visible.files().get("db/tls.crt")).isNotEqualTo(before.get("db/tls.crt"));
    visible.isWhole(store);
  }

  @Test
  void anotherLayoutKeepsCertificatesAndKeys() throws Exception {
    generate(Sets.directories(DB));
    Map<String, String> before = visible.files();
    CertificateSet flat = Sets.set(false, Layout.FLAT, List.of(Sets.root(), Sets.middle()), DB);

    Result result = generate(flat);

    assertThat(result.issued()).isZero();
    assertThat(visible.files().get("db-key.pem")).isEqualTo(before.get("db/tls.key"));
    assertThat(visible.files().get("db-cert.pem")).isEqualTo(before.get("db/tls.crt"));
    visible.isWhole(store);
    visible.isTidy();
    assertThat(generate(flat).changed()).isFalse();
  }

  @Test
  void aRootInUseIsNotReplacedInProduction() {
    CertificateSet set = Sets.directories(DB);
    generate(set);
    CertificateOrder other =
        CertificateOrder.root(Sets.root().request().withLifetime(Lifetime.years(5)));

    assertThatThrownBy(
            () -> store.plan(Sets.set(true, Layout.DIRECTORIES, List.of(other, Sets.middle()), DB)))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "root 'root' cannot be replaced in one step, because 2 certificates below it are in use"
                + " (the request has changed: lifetime: '10y' became '5y'); use rotate, which lets"
                + " old and new be trusted together");
    assertThat(
            store
                .plan(Sets.set(false, Layout.DIRECTORIES, List.of(other, Sets.middle()), DB))
                .warnings())
        .containsExactly(
            "root 'root' is replaced (the request has changed: lifetime: '10y' became '5y'):"
                + " whoever trusts the old one must be given the new one, and its 2 certificates"
                + " are issued anew");
  }

  @Test
  void theKeyOfAnAuthorityMayBeAwayUntilItIsNeeded() throws Exception {
    CertificateSet set = Sets.directories(DB);
    generate(set);
    Path key = directory.resolve("root/ca.key");
    Files.delete(key);

    assertThat(generate(set).changed()).isFalse();
    assertThat(generate(Sets.directories(DB, WEB)).issued()).isEqualTo(1);
    Map<String, String> before = visible.files();
    Plan plan = store.plan(set, PlanOptions.GENERATE.withAgain(Set.of("middle")));
    assertThatThrownBy(() -> store.apply(plan, ApplyOptions.PLAIN))
        .hasMessage(
            "key 'root/ca.key' of authority 'root' is not here; put it back to issue from it");
    assertThat(visible.files()).isEqualTo(before);
  }

  @Test
  void aCancelledRunLeavesTheOldSet() throws Exception {
    generate(Sets.directories(DB));
    Map<String, String> before = visible.files();
    int[] calls = {0};
    ApplyOptions options =
        ApplyOptions.PLAIN.withProgress((done, total) -> calls[0]++, () -> calls[0] >= 3);

    Plan plan = store.plan(Sets.series(50));
    assertThatThrownBy(() -> store.apply(plan, options))
        .hasMessage("the run was cancelled; the store is as it was");
    assertThat(visible.files()).isEqualTo(before);
    visible.isTidy();
  }

  @Test
  void aPlanThatAnotherRunHasOvertakenIsMadeAgain() throws Exception {
    Plan slow = store.plan(Sets.directories(DB));
    generate(Sets.directories(DB));
    Map<String, String> before = visible.files();

    Result result = store.apply(slow, ApplyOptions.PLAIN);

    assertThat(result.issued()).isZero();
    assertThat(visible.files()).isEqualTo(before);
  }
}
