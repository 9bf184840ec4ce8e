package dev.maximus.certs.store;

import dev.maximus.certs.output.OutputFile;
import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.OrderSummary;
import dev.maximus.certs.request.OutputKind;
import dev.maximus.certs.store.disk.SharedFile;
import dev.maximus.certs.store.disk.Transaction;
import dev.maximus.certs.store.index.Index;
import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.x509.AuthorityProfile;
import dev.maximus.certs.x509.CertificateIssuer;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.MalformedException;
import dev.maximus.certs.x509.PrivateKeys;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
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
  private static final byte[] NO_PEM = {};

  private final Plan plan;
  private final ApplyOptions options;
  private final Transaction transaction;
  private final CertificateIssuer issuer;
  private final AuthorityKeys keys;
  private final Instant now;
  private final Index old;
  private final Index index = Index.empty();
  private final StoredFiles stored;
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
    this.options = options;
    this.transaction = transaction;
    this.issuer = issuer;
    this.now = now;
    this.keys = new AuthorityKeys(options, plan.set().production(), random);
    this.old = plan.index();
    this.stored = new StoredFiles(transaction.old());
  }

  /** The index of the new set. */
  Index index() {
    return index;
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
      Material material =
          material(order, certificate, pair.getPrivate(), List.of(), List.of(certificate));
      put(material, List.of(), Optional.of(added.getKey()));
    }
    return beside;
  }

  private void keepBeside(IndexEntry entry, IssuedCertificate certificate) throws IOException {
    FileNames names = names(entry);
    Optional<byte[]> keyPem = keyFile(entry);
    boolean rekey = keyPem.isPresent() && keys.mustChange(keyPem.get());
    if (!rekey && entry.files().get(0).equals(names.certificate())) {
      keep(entry);
      return;
    }
    if (rekey) {
      keyPem = Optional.of(keys.pem(readKey(entry, certificate)));
    }
    List<OutputFile> files = new ArrayList<>();
    files.add(OutputFile.open(names.certificate(), PemFiles.pem(List.of(certificate))));
    keyPem.ifPresent(pem -> files.add(OutputFile.secret(names.key(), pem)));
    index.put(moved(entry, files));
    transaction.put(files, List.of(), List.of());
  }

  private FileNames names(IndexEntry entry) {
    return new FileNames(plan.set().layout(), StoredFiles.profile(entry), entry.name());
  }

  private static IndexEntry moved(IndexEntry entry, List<OutputFile> files) {
    return new IndexEntry(
        entry.order(),
        entry.serial(),
        entry.notBefore(),
        entry.notAfter(),
        entry.fingerprint(),
        entry.outputs(),
        files.stream().map(OutputFile::name).toList(),
        digest(StoredFiles.profile(entry) instanceof AuthorityProfile, files, List.of()),
        entry.revoked(),
        entry.beside(),
        entry.former());
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
      key = () -> readKey(there, certificate);
      keyPem = keyFile(there);
    }
    List<IssuedCertificate> trusted = new ArrayList<>(List.of(certificate));
    trusted.addAll(beside.getOrDefault(order.name(), List.of()));
    Authority authority =
        above.isPresent()
            ? above.get().below(certificate, key)
            : Authority.root(certificate, trusted, key);
    authorities.put(order.name(), authority);
    boolean rekey = !issue && keyPem.isPresent() && keys.mustChange(keyPem.get());
    if (reason.isEmpty() && !rekey) {
      keep(entry.orElseThrow());
      return;
    }
    if (rekey) {
      keyPem = Optional.of(keys.pem(key.get()));
    }
    put(
        new Material(
            plan.set().layout(),
            order,
            certificate,
            Optional.empty(),
            keyPem,
            above.map(Authority::intermediates).orElse(List.of()),
            authority.trusted()),
        issue
            ? newRevocationList(entry, authority, order)
            : revocationList(entry.orElseThrow(), order),
        Optional.empty());
  }

  /** Certificates that were revoked stay so when their issuer is issued anew with its key. */
  private List<OutputFile> newRevocationList(
      Optional<IndexEntry> entry, Authority authority, CertificateOrder order) throws IOException {
    if (entry.isEmpty()) {
      return List.of();
    }
    List<IndexEntry> revoked = RevocationLists.revoked(old, order.name(), now);
    FileNames names = new FileNames(plan.set().layout(), order.profile(), order.name());
    // An empty list that is there stays: servers that want one refuse all clients without it.
    return revoked.isEmpty() && entry.get().files().stream().noneMatch(RevocationLists::isOne)
        ? List.of()
        : List.of(
            new RevocationLists(issuer, stored)
                .sign(authority.signing(), entry.get(), names, revoked));
  }

  /** The revocation list that is there, for files that move. */
  private List<OutputFile> revocationList(IndexEntry entry, CertificateOrder order)
      throws IOException {
    List<OutputFile> files = new ArrayList<>();
    for (String file : entry.files()) {
      if (RevocationLists.isOne(file)) {
        String name =
            new FileNames(plan.set().layout(), order.profile(), order.name()).revocationList();
        files.add(OutputFile.open(name, stored.read(file)));
      }
    }
    return files;
  }

  private Optional<byte[]> keyFile(IndexEntry entry) throws IOException {
    String file = StoredFiles.keyName(entry);
    return stored.exists(file) ? Optional.of(stored.read(file)) : Optional.empty();
  }

  private PrivateKey readKey(IndexEntry entry, IssuedCertificate certificate) {
    try {
      byte[] pem =
          keyFile(entry)
              .orElseThrow(
                  () ->
                      new StoreException(
                          "key '%s' of authority '%s' is not here; put it back to issue from it"
                              .formatted(StoredFiles.keyName(entry), entry.name())));
      return keys.read(StoredFiles.keyName(entry), pem, certificate);
    } catch (IOException e) {
      throw StoreException.of(e);
    }
  }

  private KeyPair keyPair(CertificateOrder order, Optional<IndexEntry> entry) throws IOException {
    boolean reuse =
        options.keepKeys()
            && entry.isPresent()
            && entry.get().order().key().equals(order.request().key().id())
            && stored.damage(entry.get()).isEmpty()
            && stored.exists(StoredFiles.keyName(entry.get()));
    if (!reuse) {
      return issuer.newKey(order.request());
    }
    IssuedCertificate certificate = stored.certificate(entry.get());
    PublicKey publicKey = certificate.publicKey();
    return new KeyPair(publicKey, readKey(entry.get(), certificate));
  }

  /** One certificate that is not an authority. Called by many threads at once. */
  void certificate(int i) throws IOException {
    CertificateOrder order = plan.set().certificates().get(i);
    Optional<Reason> reason = plan.certificate(i);
    if (reason.isEmpty()) {
      keep(old.find(order.name()).orElseThrow());
      return;
    }
    Authority authority = issuerOf(order);
    Optional<IndexEntry> entry = old.find(order.name());
    IssuedCertificate certificate;
    PrivateKey key;
    if (reason.get().cause().issues()) {
      KeyPair pair = keyPair(order, entry);
      certificate = issuer.issue(authority.signing(), order.request(), pair.getPublic());
      key = pair.getPrivate();
    } else {
      certificate = stored.certificate(entry.orElseThrow());
      key = leafKey(entry.get());
    }
    put(
        material(order, certificate, key, authority.intermediates(), authority.trusted()),
        List.of(),
        Optional.empty());
  }

  private Authority issuerOf(CertificateOrder order) {
    String name = order.issuer().orElseThrow();
    return Optional.ofNullable(authorities.get(name)).orElseThrow();
  }

  private PrivateKey leafKey(IndexEntry entry) throws IOException {
    String file = StoredFiles.keyName(entry);
    try {
      return PrivateKeys.read(stored.read(file), Optional.empty());
    } catch (MalformedException e) {
      throw new StoreException("key '" + file + "': " + e.getMessage());
    }
  }

  private Material material(
      CertificateOrder order,
      IssuedCertificate certificate,
      PrivateKey key,
      List<IssuedCertificate> intermediates,
      List<IssuedCertificate> trusted) {
    byte[] pem = order.profile() instanceof AuthorityProfile ? keys.pem(key) : PrivateKeys.pem(key);
    return new Material(
        plan.set().layout(),
        order,
        certificate,
        Optional.of(key),
        Optional.of(pem),
        intermediates,
        trusted);
  }

  private void put(Material material, List<OutputFile> more, Optional<String> beside)
      throws IOException {
    CertificateOrder order = material.order();
    boolean authority = order.profile() instanceof AuthorityProfile;
    List<OutputFile> files =
        new ArrayList<>(
            PemFiles.of(
                material, order.issuer().isEmpty() ? NO_PEM : issuerOf(order).intermediatesPem()));
    files.addAll(more);
    files.addAll(options.files().of(material));
    List<SharedFile> shared =
        authority
            ? List.of()
            : material.names().bundle().stream().map(issuerOf(order).bundle()::as).toList();
    transaction.put(files, List.of(), shared);
    material.keyPem().ifPresent(pem -> Arrays.fill(pem, (byte) 0));
    List<String> names = new ArrayList<>(files.stream().map(OutputFile::name).toList());
    shared.forEach(file -> names.add(file.name()));
    IssuedCertificate certificate = material.certificate();
    replace(
        new IndexEntry(
            OrderSummary.of(order),
            certificate.serial(),
            certificate.notBefore(),
            certificate.notAfter(),
            certificate.fingerprint(),
            order.outputs().stream().map(OutputKind::id).toList(),
            names,
            digest(authority, files, shared),
            Optional.empty(),
            beside,
            false));
  }

  private static String digest(boolean authority, List<OutputFile> files, List<SharedFile> shared) {
    StoredFiles.ContentDigest digest = new StoredFiles.ContentDigest();
    for (OutputFile file : files) {
      if (!(authority && file.isSecret())) {
        digest.add(file.name(), file.content());
      }
    }
    for (SharedFile file : shared) {
      digest.add(file.name(), file.content());
    }
    return digest.text();
  }

  /** Puts an entry in the place of an old one, which stays while a revocation list names it. */
  private void replace(IndexEntry entry) {
    Optional<IndexEntry> before = old.find(entry.name());
    before
        .filter(gone -> gone.revoked().isPresent() && !gone.serial().equals(entry.serial()))
        .ifPresent(gone -> index.put(gone.asFormer()));
    index.put(
        before
            .filter(same -> same.serial().equals(entry.serial()))
            .flatMap(IndexEntry::revoked)
            .map(entry::withRevoked)
            .orElse(entry));
  }

  /** Takes over what a revocation list must name: former certificates until they expire. */
  void keepFormer() {
    old.former()
        .filter(entry -> entry.notAfter().isAfter(now))
        .forEach(entry -> index.keep(entry.key(), old));
    for (IndexEntry entry : plan.removed()) {
      if (entry.revoked().isPresent()) {
        index.put(entry.asFormer());
      }
    }
  }

  private void keep(IndexEntry entry) throws IOException {
    List<String> there = new ArrayList<>(entry.files());
    // The key of an authority may be kept in a safe.
    there.removeIf(file -> !stored.exists(file));
    transaction.put(List.of(), there, List.of());
    index.keep(entry.key(), old);
  }
}
