package dev.maximus.certs.store;

import dev.maximus.certs.output.FileNames;
import dev.maximus.certs.output.OutputFile;
import dev.maximus.certs.output.OutputSource;
import dev.maximus.certs.output.PemFiles;
import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.store.disk.SharedFile;
import dev.maximus.certs.store.disk.Transaction;
import dev.maximus.certs.store.index.Index;
import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.x509.CertificateAuthority;
import dev.maximus.certs.x509.CertificateIssuer;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.PrivateKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the new set of a plan: the authorities one after the other, the rest by many threads. */
final class Issuance {
  private final Plan plan;
  private final List<CertificateOrder> certificates;
  private final ApplyOptions options;
  private final CertificateIssuer issuer;
  private final AuthorityKeys keys;
  private final Instant now;
  private final Index old;
  private final NewSet set;
  private final StoredFiles stored;
  private final StoredKeys storedKeys;
  private final Map<String, Authority> authorities = new HashMap<>();
  private final List<String> plainKeys = new ArrayList<>();

  Issuance(
      Plan plan,
      ApplyOptions options,
      Transaction transaction,
      CertificateIssuer issuer,
      SecureRandom random,
      Instant now) {
    this.plan = plan;
    this.certificates = plan.set().certificates();
    this.options = options;
    this.issuer = issuer;
    this.now = now;
    this.keys = new AuthorityKeys(options, plan.set().production(), random);
    this.old = plan.index();
    this.stored = new StoredFiles(transaction.old());
    this.storedKeys = new StoredKeys(stored, keys);
    this.set = new NewSet(transaction, stored, old);
  }

  /** The index of the new set. */
  Index index() {
    return set.index();
  }

  /** The authorities whose new keys were written as they are. */
  List<String> plainKeys() {
    return plainKeys;
  }

  void authorities() throws IOException {
    Map<String, List<IssuedCertificate>> beside = beside();
    List<CertificateOrder> orders = plan.set().authorities();
    for (int i = 0; i < orders.size(); i++) {
      authority(orders.get(i), plan.authority(i), beside);
    }
  }

  /** The roots beside others, by the name of the other: those that are there, and new ones. */
  private Map<String, List<IssuedCertificate>> beside() throws IOException {
    Map<String, List<IssuedCertificate>> beside = new HashMap<>();
    for (IndexEntry entry : old.beside().toList()) {
      if (plan.removed().stream().noneMatch(entry::equals)) {
        IssuedCertificate certificate = stored.certificate(entry);
        beside
            .computeIfAbsent(entry.beside().orElseThrow(), k -> new ArrayList<>())
            .add(certificate);
        keepBeside(entry, certificate);
      }
    }
    for (Map.Entry<String, CertificateOrder> added : plan.options().trust().added().entrySet()) {
      CertificateOrder order = added.getValue();
      KeyPair pair = issuer.newKey(order.request());
      IssuedCertificate certificate = issuer.selfSigned(order.request(), pair);
      beside.computeIfAbsent(added.getKey(), k -> new ArrayList<>()).add(certificate);
      OutputSource source =
          new OutputSource(
              names(order),
              order.name(),
              certificate,
              List.of(),
              List.of(certificate),
              Optional.of(pair.getPrivate()),
              Optional.of(keys.pem(pair.getPrivate())),
              firstRevocationList(added.getKey(), certificate, pair));
      put(order, source, List.of(), Optional.of(added.getKey()));
    }
    return beside;
  }

  private void keepBeside(IndexEntry entry, IssuedCertificate certificate) throws IOException {
    FileNames names = new FileNames(entry.name(), StoredFiles.profile(entry), plan.set().layout());
    Optional<byte[]> keyPem = storedKeys.file(entry);
    boolean rekey = keyPem.isPresent() && keys.mustChange(keyPem.get());
    if (!rekey && entry.files().get(0).equals(names.certificate())) {
      set.keep(entry);
      return;
    }
    if (rekey) {
      keyPem = Optional.of(keys.pem(storedKeys.read(entry, certificate)));
    }
    List<OutputFile> files = new ArrayList<>();
    files.add(OutputFile.open(names.certificate(), PemFiles.pem(List.of(certificate))));
    keyPem.ifPresent(pem -> files.add(OutputFile.secret(names.key(), pem)));
    revocationList(entry)
        .map(list -> list.getBytes(StandardCharsets.US_ASCII))
        .ifPresent(list -> files.add(OutputFile.open(names.revocationList(), list)));
    set.move(entry, files);
  }

  private FileNames names(CertificateOrder order) {
    return new FileNames(order.name(), order.profile(), plan.set().layout());
  }

  private void authority(
      CertificateOrder order, Optional<Reason> reason, Map<String, List<IssuedCertificate>> beside)
      throws IOException {
    Optional<IndexEntry> entry = old.find(order.name());
    boolean issue = reason.isPresent() && reason.get().cause().issues();
    Optional<Authority> above = order.issuer().map(authorities::get);
    IssuedCertificate certificate;
    Supplier<PrivateKey> key;
    Optional<byte[]> keyPem;
    if (issue) {
      KeyPair pair = keyPair(order, entry);
      certificate =
          above.isPresent()
              ? issuer.issue(above.get().signing(), order.request(), pair.getPublic())
              : issuer.selfSigned(order.request(), pair);
      key = pair::getPrivate;
      keyPem = Optional.of(keys.pem(pair.getPrivate()));
      if (keys.arePlain()) {
        plainKeys.add(order.name());
      }
    } else {
      IndexEntry there = entry.orElseThrow();
      certificate = stored.certificate(there);
      key = () -> storedKeys.read(there, certificate);
      keyPem = storedKeys.file(there);
    }
    List<IssuedCertificate> trusted = new ArrayList<>(List.of(certificate));
    trusted.addAll(beside.getOrDefault(order.name(), List.of()));
    Authority authority =
        above.isPresent()
            ? above.get().below(certificate, key)
            : Authority.root(order.name(), certificate, trusted, key);
    authorities.put(order.name(), authority);
    boolean rekey = !issue && keyPem.isPresent() && keys.mustChange(keyPem.get());
    if (reason.isEmpty() && !rekey) {
      set.keep(entry.orElseThrow());
      return;
    }
    if (rekey) {
      keyPem = Optional.of(keys.pem(key.get()));
    }
    OutputSource source =
        new OutputSource(
            names(order),
            authority.root(),
            certificate,
            above.map(Authority::intermediates).orElse(List.of()),
            authority.trusted(),
            Optional.empty(),
            keyPem,
            issue
                ? newRevocationList(entry, authority, order)
                : revocationList(entry.orElseThrow()));
    put(order, source, List.of(), Optional.empty());
  }

  /** Certificates that were revoked stay so when their issuer is issued anew with its key. */
  private Optional<String> newRevocationList(
      Optional<IndexEntry> entry, Authority authority, CertificateOrder order) throws IOException {
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    List<IndexEntry> revoked = RevocationLists.revoked(old, order.name(), now);
    // An empty list that is there stays: servers that want one refuse all clients without it.
    return revoked.isEmpty() && entry.get().files().stream().noneMatch(RevocationLists::isOne)
        ? Optional.empty()
        : Optional.of(
            new RevocationLists(issuer, stored).sign(authority.signing(), entry.get(), revoked));
  }

  /** A root that will take the place of one with a list must have a list, be it an empty one. */
  private Optional<String> firstRevocationList(
      String root, IssuedCertificate certificate, KeyPair pair) throws IOException {
    Optional<IndexEntry> before =
        old.find(root).filter(entry -> entry.files().stream().anyMatch(RevocationLists::isOne));
    return before.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RevocationLists(issuer, stored)
                .sign(
                    CertificateAuthority.root(certificate, pair.getPrivate()),
                    before.get(),
                    List.of()));
  }

  /** The revocation list that is there, for files that move. */
  private Optional<String> revocationList(IndexEntry entry) throws IOException {
    for (String file : entry.files()) {
      if (RevocationLists.isOne(file)) {
        return Optional.of(new String(stored.read(file), StandardCharsets.US_ASCII));
      }
    }
    return Optional.empty();
  }

  private KeyPair keyPair(CertificateOrder order, Optional<IndexEntry> entry) throws IOException {
    Optional<KeyPair> old =
        options.keepKeys() && entry.isPresent()
            ? storedKeys.pair(entry.get(), order.request().key().id())
            : Optional.empty();
    return old.isPresent() ? old.get() : issuer.newKey(order.request());
  }

  /** One certificate that is not an authority. Called by many threads at once. */
  void certificate(int i) throws IOException {
    CertificateOrder order = certificates.get(i);
    Optional<Reason> reason = plan.certificate(i);
    Optional<IndexEntry> entry = old.find(order.name());
    if (reason.isEmpty()) {
      set.keep(entry.orElseThrow());
      return;
    }
    Authority authority = Optional.ofNullable(authorities.get(issuer(order))).orElseThrow();
    IssuedCertificate certificate;
    PrivateKey key;
    if (reason.get().cause().issues()) {
      KeyPair pair = keyPair(order, entry);
      certificate = issuer.issue(authority.signing(), order.request(), pair.getPublic());
      key = pair.getPrivate();
    } else {
      certificate = stored.certificate(entry.orElseThrow());
      key = storedKeys.leaf(entry.get());
    }
    OutputSource source =
        new OutputSource(
            names(order),
            authority.root(),
            certificate,
            authority.intermediates(),
            authority.trusted(),
            Optional.of(key),
            Optional.of(PrivateKeys.pem(key)),
            Optional.empty());
    put(
        order,
        source,
        source.names().ownTrust().stream().map(authority.bundle()::as).toList(),
        Optional.empty());
  }

  private static String issuer(CertificateOrder order) {
    return order.issuer().orElseThrow();
  }

  private void put(
      CertificateOrder order, OutputSource source, List<SharedFile> shared, Optional<String> beside)
      throws IOException {
    List<OutputFile> files = PemFiles.of(source);
    files.addAll(options.files().of(order, source));
    set.put(order, source.certificate(), files, shared, beside);
    source.keyPem().ifPresent(pem -> Arrays.fill(pem, (byte) 0));
  }

  void keepFormer() {
    set.keepFormer(plan.removed(), now);
  }
}
