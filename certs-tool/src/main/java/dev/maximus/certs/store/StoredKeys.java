package dev.maximus.certs.store;

import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.MalformedException;
import dev.maximus.certs.x509.PrivateKeys;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Optional;

/** The keys of a set, as they are read back. */
final class StoredKeys {
  private final StoredFiles stored;
  private final AuthorityKeys keys;

  StoredKeys(StoredFiles stored, AuthorityKeys keys) {
    this.stored = stored;
    this.keys = keys;
  }

  /** The key's file; empty when it is not here, as that of an authority whose key is in a safe. */
  Optional<byte[]> file(IndexEntry entry) throws IOException {
    String file = StoredFiles.keyName(entry);
    return stored.exists(file) ? Optional.of(stored.read(file)) : Optional.empty();
  }

  /**
   * The key of a certificate that is encrypted if it is an authority's.
   *
   * @throws StoreException when it is not here, cannot be read, or is not that of the certificate
   */
  PrivateKey read(IndexEntry entry, IssuedCertificate certificate) {
    try {
      byte[] pem =
          file(entry)
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

  /** The key of a leaf, which is never encrypted. */
  PrivateKey leaf(IndexEntry entry) throws IOException {
    String file = StoredFiles.keyName(entry);
    try {
      return PrivateKeys.read(stored.read(file), Optional.empty());
    } catch (MalformedException e) {
      throw new StoreException("key '" + file + "': " + e.getMessage());
    }
  }

  /** The pair of a certificate, if it can serve again for a key of this kind. */
  Optional<KeyPair> pair(IndexEntry entry, String kind) throws IOException {
    boolean usable =
        entry.order().key().equals(kind)
            && stored.damage(entry).isEmpty()
            && stored.exists(StoredFiles.keyName(entry));
    if (!usable) {
      return Optional.empty();
    }
    IssuedCertificate certificate = stored.certificate(entry);
    return Optional.of(new KeyPair(certificate.publicKey(), read(entry, certificate)));
  }
}
