package dev.maximus.certs.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.output.FileNames;
import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.Pem;
import dev.maximus.certs.x509.PemBlock;
import dev.maximus.certs.x509.PrivateKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What people see in a store: everything under names without a leading dot. */
final class Visible {
  private final Path directory;

  Visible(Path directory) {
    this.directory = directory;
  }

  /** Every file by its name, as hex; a link that leads nowhere is not there. */
  Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> top = Files.list(directory)) {
      for (Path entry : top.toList()) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(".") && !name.equals("index.yaml")) {
          add(entry, name, files);
        }
      }
    }
    return files;
  }

  private static void add(Path path, String name, Map<String, String> files) throws IOException {
    if (Files.isDirectory(path)) {
      try (Stream<Path> children = Files.list(path)) {
        for (Path child : children.toList()) {
          add(child, name + "/" + child.getFileName(), files);
        }
      }
    } else if (Files.exists(path)) {
      files.put(name, HexFormat.of().formatHex(Files.readAllBytes(path)));
    }
  }

  /** Each certificate of the index is whole: its files, its key, its chain. */
  void isWhole(Store store) throws Exception {
    List<String> expected = new ArrayList<>();
    for (IndexEntry entry : store.index().entries().filter(e -> !e.former()).toList()) {
      expected.addAll(entry.files());
      FileNames names = store.files(entry.name()).orElseThrow();
      List<IssuedCertificate> chain = certificates(names.certificate());
      assertThat(chain.get(0).fingerprint()).isEqualTo(entry.fingerprint());
      if (!Files.readString(directory.resolve(names.key())).contains("ENCRYPTED")) {
        assertThat(
                PrivateKeys.matches(
                    PrivateKeys.read(
                        Files.readAllBytes(directory.resolve(names.key())), Optional.empty()),
                    chain.get(0).publicKey()))
            .isTrue();
      }
      if (names.ownTrust().isPresent()) {
        for (int i = 1; i < chain.size(); i++) {
          chain.get(i - 1).toJca().verify(chain.get(i).publicKey());
        }
        IssuedCertificate last = chain.get(chain.size() - 1);
        assertThat(certificates(names.ownTrust().get())).anyMatch(root -> isSignedBy(root, last));
      }
    }
    assertThat(files().keySet()).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static boolean isSignedBy(IssuedCertificate root, IssuedCertificate certificate) {
    try {
      certificate.toJca().verify(root.publicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  List<IssuedCertificate> certificates(String file) throws Exception {
    List<IssuedCertificate> certificates = new ArrayList<>();
    for (PemBlock block : Pem.read(Files.readAllBytes(directory.resolve(file)))) {
      certificates.add(IssuedCertificate.of(block.der()));
    }
    return certificates;
  }

  /** Nothing but the set that counts and what belongs to every store. */
  void isTidy() throws IOException {
    assertThat(names(directory.resolve(".sets"))).hasSize(1);
    assertThat(
            names(directory).stream()
                .filter(name -> name.startsWith("."))
                .filter(
                    name -> !List.of(".sets", ".current", ".lock", ".gitignore").contains(name)))
        .isEmpty();
    for (String name : names(directory)) {
      assertThat(directory.resolve(name)).exists();
    }
    Path truth = directory.resolve(".current/.index.yaml");
    assertThat(directory.resolve("index.yaml")).hasSameBinaryContentAs(truth);
  }

  static List<String> names(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.map(child -> child.getFileName().toString()).sorted().toList();
    }
  }

  String mode(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
  }

  static void copy(Path from, Path to) throws IOException {
    if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(
          to, PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(from)));
      for (String name : names(from)) {
        copy(from.resolve(name), to.resolve(name));
      }
    } else {
      Files.copy(
          from, to, LinkOption.NOFOLLOW_LINKS, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}
