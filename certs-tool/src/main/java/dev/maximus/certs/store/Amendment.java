package dev.maximus.certs.store;

import dev.maximus.certs.output.FileNames;
import dev.maximus.certs.output.OutputFile;
import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.Layout;
import dev.maximus.certs.request.OrderSummary;
import dev.maximus.certs.store.disk.Transaction;
import dev.maximus.certs.store.index.Index;
import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.store.index.Revocation;
import dev.maximus.certs.x509.AuthorityProfile;
import dev.maximus.certs.x509.CertificateAuthority;
import dev.maximus.certs.x509.CertificateIssuer;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.CertificateSigningRequest;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.RevocationReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A new set in which nothing is issued: all certificates stay, and files of authorities change. */
final class Amendment {
  private final Transaction transaction;
  private final StoredFiles stored;
  private final AuthorityKeys keys;
  private final Index index;
  private final Set<String> written = new HashSet<>();
  private final List<String> warnings = new ArrayList<>();

  Amendment(Transaction transaction, Index index, AuthorityKeys keys) {
    this.transaction = transaction;
    this.stored = new StoredFiles(transaction.old());
    this.keys = keys;
    this.index = index.copy();
  }

  Index index() {
    return index;
  }

  /** What may still be a mistake, each a sentence. */
  List<String> warnings() {
    return warnings;
  }

  /** Marks a certificate and signs a new list of its issuer. */
  void revoke(String which, RevocationReason reason, CertificateIssuer issuer, Instant now)
      throws IOException {
    IndexEntry entry =
        index
            .find(which)
            .or(() -> bySerial(which))
            .or(() -> signed(which))
            .orElseThrow(
                () ->
                    new StoreException(
                        "certificate '"
                            + which
                            + "' is not in the store; give its name or its serial number in hex"));
    if (entry.isRoot()) {
      throw new StoreException(
          "root '"
              + entry.name()
              + "' cannot be revoked, because it signs its own list; use rotate");
    }
    entry
        .revoked()
        .ifPresent(
            before -> {
              throw new StoreException(
                  "certificate '%s' was revoked at %s already".formatted(which, before.at()));
            });
    index.put(entry.withRevoked(new Revocation(now, reason.id())));
    IndexEntry authority = authority(entry.order().issuer());
    RevocationLists lists = new RevocationLists(issuer, stored);
    addList(authority, lists, now);
    addListsAbove(authority, lists, now);
  }

  private void addList(IndexEntry authority, RevocationLists lists, Instant now)
      throws IOException {
    List<IndexEntry> revoked = RevocationLists.revoked(index, authority.name(), now);
    String list = lists.sign(signing(authority), authority, revoked);
    rewrite(
        authority,
        OutputFile.open(
            names(authority).revocationList(), list.getBytes(StandardCharsets.US_ASCII)));
  }

  /**
   * PostgreSQL and nginx want a list of each authority in a chain, be it an empty one; without it
   * they refuse every client.
   */
  private void addListsAbove(IndexEntry authority, RevocationLists lists, Instant now)
      throws IOException {
    IndexEntry above = authority;
    while (!above.isRoot()) {
      above = authority(above.order().issuer());
      if (above.files().stream().anyMatch(RevocationLists::isOne)) {
        continue;
      }
      try {
        addList(above, lists, now);
      } catch (StoreException e) {
        warnings.add(
            ("there is no list of authority '%s' (%s): servers that want one of every authority,"
                    + " as PostgreSQL and nginx, refuse all clients without it")
                .formatted(above.name(), e.getMessage()));
      }
    }
  }

  /** Issues for a key that is not here. The index knows the certificate, so it can be revoked. */
  Signed sign(
      String issuer,
      CertificateRequest request,
      CertificateSigningRequest signingRequest,
      CertificateIssuer issuing)
      throws IOException {
    IndexEntry authority = authority(issuer);
    if (!(StoredFiles.profile(authority) instanceof AuthorityProfile)) {
      throw new StoreException("certificate '" + issuer + "' is not an authority");
    }
    CertificateAuthority signing = signing(authority);
    IssuedCertificate certificate;
    try {
      certificate = issuing.issue(signing, request, signingRequest);
    } catch (IllegalArgumentException e) {
      throw new StoreException(String.valueOf(e.getMessage()));
    }
    OrderSummary order = OrderSummary.of(CertificateOrder.of(request, issuer));
    index.put(
        new IndexEntry(
            order,
            certificate.serial(),
            certificate.notBefore(),
            certificate.notAfter(),
            certificate.fingerprint(),
            List.of(),
            List.of(),
            "",
            Optional.empty(),
            Optional.empty(),
            true));
    return new Signed(certificate, signing.intermediates(), trusted(authority));
  }

  private List<IssuedCertificate> trusted(IndexEntry authority) throws IOException {
    IndexEntry root = authority;
    while (!root.isRoot()) {
      root = authority(root.order().issuer());
    }
    List<IssuedCertificate> trusted = new ArrayList<>(List.of(stored.certificate(root)));
    for (IndexEntry entry : index.entries().filter(IndexEntry::isRoot).toList()) {
      if (entry.beside().equals(Optional.of(root.name()))) {
        trusted.add(stored.certificate(entry));
      }
    }
    return trusted;
  }

  private Optional<IndexEntry> bySerial(String which) {
    List<IndexEntry> found = index.serial(which);
    if (found.size() > 1) {
      throw new StoreException(
          "serial number '%s' is the beginning of %d; give more digits"
              .formatted(which, found.size()));
    }
    return found.stream().findFirst();
  }

  /** The one that was signed under this name, if there is only one and it is not revoked. */
  private Optional<IndexEntry> signed(String name) {
    List<IndexEntry> all =
        index
            .former()
            .filter(entry -> entry.name().equals(name) && entry.revoked().isEmpty())
            .toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  private IndexEntry authority(String name) {
    return index
        .find(name)
        .orElseThrow(() -> new StoreException("authority '" + name + "' is not in the store"));
  }

  static FileNames names(IndexEntry entry) {
    Layout layout = entry.files().get(0).contains("/") ? Layout.DIRECTORIES : Layout.FLAT;
    return new FileNames(entry.name(), StoredFiles.profile(entry), layout);
  }

  private CertificateAuthority signing(IndexEntry entry) throws IOException {
    String file = StoredFiles.keyName(entry);
    if (!stored.exists(file)) {
      throw new StoreException(
          "key '%s' of authority '%s' is not here; put it back to issue from it"
              .formatted(file, entry.name()));
    }
    IssuedCertificate certificate = stored.certificate(entry);
    List<IssuedCertificate> above = new ArrayList<>();
    String issuer = entry.order().issuer();
    while (!issuer.isEmpty()) {
      IndexEntry next = authority(issuer);
      above.add(stored.certificate(next));
      issuer = next.order().issuer();
    }
    return new CertificateAuthority(
        certificate, keys.read(file, stored.read(file), certificate), above);
  }

  /** Encrypts the key of every authority with the new passphrase. */
  int encryptKeys() throws IOException {
    int changed = 0;
    for (String name : index.names().toList()) {
      IndexEntry entry = index.find(name).orElseThrow();
      String file = StoredFiles.keyName(entry);
      if (StoredFiles.profile(entry) instanceof AuthorityProfile && stored.exists(file)) {
        byte[] pem = keys.pem(keys.read(file, stored.read(file), stored.certificate(entry)));
        rewrite(entry, OutputFile.secret(file, pem));
        Arrays.fill(pem, (byte) 0);
        changed++;
      }
    }
    return changed;
  }

  /** Puts one file of an authority anew, and keeps the others. */
  private void rewrite(IndexEntry entry, OutputFile file) throws IOException {
    List<String> kept = new ArrayList<>(entry.files());
    kept.remove(file.name());
    kept.removeIf(name -> !stored.exists(name));
    transaction.put(List.of(file), kept, List.of());
    written.add(entry.name());
    if (file.isSecret()) {
      return;
    }
    List<String> files = new ArrayList<>(entry.files());
    if (!files.contains(file.name())) {
      files.add(file.name());
    }
    StoredFiles.ContentDigest digest = new StoredFiles.ContentDigest();
    for (String name : files) {
      if (StoredFiles.isCovered(StoredFiles.profile(entry), name)) {
        digest.add(name, name.equals(file.name()) ? file.content() : stored.read(name));
      }
    }
    index.put(entry.withFiles(files, digest.text()));
  }

  /** Keeps everything that was not written. */
  void finish() throws IOException {
    for (String name : index.names().toList()) {
      if (!written.contains(name)) {
        List<String> files =
            index.find(name).map(IndexEntry::files).orElse(List.of()).stream()
                .filter(stored::exists)
                .toList();
        transaction.put(List.of(), files, List.of());
      }
    }
    transaction.putRecord(Transaction.INDEX, index::write);
  }
}
