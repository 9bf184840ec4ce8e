package dev.maximus.certs.inspect;

import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the certificates of a store are: in a directory each, or side by side. */
record StoreFiles(List<FileSet> sets) {
  private static final String FLAT = "-cert.pem";

  static StoreFiles of(Path directory) throws IOException {
    List<Path> entries;
    try (Stream<Path> all = Files.list(directory)) {
      entries = all.filter(one -> !name(one).startsWith(".")).sorted().toList();
    }
    List<FileSet> found = new ArrayList<>();
    for (Path entry : entries) {
      if (Files.isDirectory(entry)) {
        inDirectory(entry).ifPresent(found::add);
      } else if (name(entry).endsWith(FLAT) && !name(entry).equals("root" + FLAT)) {
        String stem = name(entry).substring(0, name(entry).length() - FLAT.length());
        found.add(
            new FileSet(
                stem, entry, existing(directory.resolve(stem + "-key.pem")), List.of(), List.of()));
      }
    }
    List<Path> roots = new ArrayList<>();
    for (FileSet set : found) {
      if (isRoot(set.certificate())) {
        roots.add(set.certificate());
      }
    }
    return new StoreFiles(
        found.stream()
            .map(
                set ->
                    set.bundle().isEmpty()
                        ? new FileSet(set.name(), set.certificate(), set.key(), set.chain(), roots)
                        : set)
            .toList());
  }

  private static Optional<FileSet> inDirectory(Path entry) {
    Path leaf = entry.resolve("tls.crt");
    Path authority = entry.resolve("ca.crt");
    Path istio = entry.resolve("ca-cert.pem");
    if (Files.exists(leaf)) {
      return Optional.of(
          new FileSet(
              name(entry),
              leaf,
              Optional.of(entry.resolve("tls.key")),
              List.of(),
              List.of(authority)));
    }
    if (Files.exists(istio)) {
      return Optional.of(
          new FileSet(
              name(entry),
              istio,
              Optional.of(entry.resolve("ca-key.pem")),
              existing(entry.resolve("cert-chain.pem")).stream().toList(),
              List.of(entry.resolve("root-cert.pem"))));
    }
    return Files.exists(authority)
        ? Optional.of(
            new FileSet(
                name(entry), authority, existing(entry.resolve("ca.key")), List.of(), List.of()))
        : Optional.empty();
  }

  private static boolean isRoot(Path file) {
    try {
      return CertificateFacts.isSelfIssued(
          IssuedCertificate.readAll(Files.readAllBytes(file)).get(0));
    } catch (IOException | MalformedException e) {
      // The check of this file says so.
      return false;
    }
  }

  private static Optional<Path> existing(Path file) {
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
