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
import dev.maximus.certs.x509.IssuedCertificate;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A set that grows: files on disk, and an entry of the index for each certificate. */
final class NewSet {
  private final Transaction transaction;
  private final StoredFiles stored;
  private final Index old;
  private final Index index = Index.empty();

  NewSet(Transaction transaction, StoredFiles stored, Index old) {
    this.transaction = transaction;
    this.stored = stored;
    this.old = old;
  }

  Index index() {
    return index;
  }

  /**
   * Puts a certificate with its files, the one with the certificate first.
   *
   * @param beside the root that this one stands beside
   */
  void put(
      CertificateOrder order,
      IssuedCertificate certificate,
      List<OutputFile> files,
      List<SharedFile> shared,
      Optional<String> beside)
      throws IOException {
    transaction.put(files, List.of(), shared);
    List<String> names = new ArrayList<>();
    files.forEach(file -> names.add(file.name()));
    shared.forEach(file -> names.add(file.name()));
    replace(
        new IndexEntry(
            OrderSummary.of(order),
            certificate.serial(),
            certificate.notBefore(),
            certificate.notAfter(),
            certificate.fingerprint(),
            order.outputs().stream().map(OutputKind::id).toList(),
            names,
            digest(order.profile() instanceof AuthorityProfile, files, shared),
            Optional.empty(),
            beside,
            false));
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

  /** Puts a certificate that is there in other files. */
  void move(IndexEntry entry, List<OutputFile> files) throws IOException {
    transaction.put(files, List.of(), List.of());
    index.put(
        entry.withFiles(
            files.stream().map(OutputFile::name).toList(),
            digest(StoredFiles.profile(entry) instanceof AuthorityProfile, files, List.of())));
  }

  /** Keeps a certificate as it is. */
  void keep(IndexEntry entry) throws IOException {
    List<String> there = new ArrayList<>(entry.files());
    // The key of an authority may be kept in a safe.
    there.removeIf(file -> !stored.exists(file));
    transaction.put(List.of(), there, List.of());
    index.keep(entry.key(), old);
  }

  /**
   * Keeps what a revocation list must name: former certificates until they expire.
   *
   * @param removed those that become former ones now, if they are revoked
   */
  void keepFormer(List<IndexEntry> removed, Instant now) {
    old.former()
        .filter(entry -> entry.notAfter().isAfter(now))
        .forEach(entry -> index.keep(entry.key(), old));
    for (IndexEntry entry : removed) {
      if (entry.revoked().isPresent()) {
        index.put(entry.asFormer());
      }
    }
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
}
