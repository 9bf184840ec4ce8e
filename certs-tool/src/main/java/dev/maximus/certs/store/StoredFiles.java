package dev.maximus.certs.store;

import dev.maximus.certs.output.FileNames;
import dev.maximus.certs.request.Layout;
import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.x509.AuthorityProfile;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.MalformedException;
import dev.maximus.certs.x509.Pem;
import dev.maximus.certs.x509.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The files of a set, as they are read back. */
final class StoredFiles {
  private final Optional<Path> set;

  StoredFiles(Optional<Path> set) {
    this.set = set;
  }

  static Profile profile(IndexEntry entry) {
    return Profile.of(entry.order().profile());
  }

  /** The PEM file of the key of a certificate, where its other files are. */
  static String keyName(IndexEntry entry) {
    Layout layout = entry.files().get(0).contains("/") ? Layout.DIRECTORIES : Layout.FLAT;
    String file = new FileNames(entry.name(), profile(entry), layout).key();
    // A root that has changed its name has not changed its files yet.
    return entry.files().stream()
        .filter(name -> name.endsWith(layout == Layout.FLAT ? "-key.pem" : nameOf(file)))
        .findFirst()
        .orElse(file);
  }

  private static String nameOf(String file) {
    return file.substring(file.lastIndexOf('/'));
  }

  /** What the digest of a certificate covers: an authority's key may be kept in a safe. */
  static boolean isCovered(Profile profile, String file) {
    return !(profile instanceof AuthorityProfile)
        || !(file.endsWith("ca.key") || file.endsWith("ca-key.pem") || file.endsWith("-key.pem"));
  }

  /** What has happened to the files of a certificate since they were written, as sentences. */
  List<String> damage(IndexEntry entry) throws IOException {
    Profile profile = profile(entry);
    ContentDigest digest = new ContentDigest();
    List<String> damage = new ArrayList<>();
    for (String file : entry.files()) {
      if (isCovered(profile, file)) {
        Path path = path(file);
        try {
          digest.add(file, Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
          damage.add("file '" + file + "' is missing");
        }
        if (Files.isSymbolicLink(path)) {
          damage.add("file '" + file + "' is a symbolic link");
        }
      }
    }
    if (damage.isEmpty() && !digest.text().equals(entry.digest())) {
      damage.add("its files are not those that were written");
    }
    return damage;
  }

  /** SHA-256 over the names and octets of files. */
  static final class ContentDigest {
    private final MessageDigest digest;

    ContentDigest() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this JDK has no SHA-256", e);
      }
    }

    void add(String name, byte[] content) {
      digest.update((name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(content);
    }

    String text() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  private Path path(String file) {
    return set.orElseThrow(() -> new StoreException("there is no set yet")).resolve(file);
  }

  boolean exists(String file) {
    return set.isPresent() && Files.isRegularFile(path(file), LinkOption.NOFOLLOW_LINKS);
  }

  byte[] read(String file) throws IOException {
    return Files.readAllBytes(path(file));
  }

  boolean hasPlainKey(FileNames names) throws IOException {
    return exists(names.key())
        && new String(read(names.key()), StandardCharsets.ISO_8859_1)
            .startsWith("-----BEGIN " + Pem.PRIVATE_KEY + "-----");
  }

  /** The certificate of an entry: the first one of its first file. */
  IssuedCertificate certificate(IndexEntry entry) throws IOException {
    String file = entry.files().get(0);
    try {
      IssuedCertificate certificate = IssuedCertificate.of(firstPem(read(file)));
      if (!certificate.fingerprint().equals(entry.fingerprint())) {
        throw new StoreException("file '" + path(file) + "' is not the certificate of the index");
      }
      return certificate;
    } catch (MalformedException | IllegalArgumentException e) {
      throw new StoreException("file '" + path(file) + "': " + e.getMessage());
    }
  }

  private static byte[] firstPem(byte[] text) {
    String pem = new String(text, StandardCharsets.ISO_8859_1);
    int start = pem.indexOf("-----\n");
    int end = pem.indexOf("-----END", Math.max(start, 0));
    if (start < 0 || end < 0) {
      throw new IllegalArgumentException("it has no certificate");
    }
    return Base64.getMimeDecoder().decode(pem.substring(start + "-----\n".length(), end));
  }
}
