package dev.maximus.certs.inspect;

import dev.maximus.certs.x509.MalformedException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a file or a directory. */
public final class Inspector {
  private static final int DEPTH = 6;
  private static final Set<String> ENDINGS =
      Set.of("pem", "crt", "cer", "der", "key", "csr", "crl", "p12", "pfx", "jks");

  private final Clock clock;

  public Inspector(Clock clock) {
    this.clock = clock;
  }

  /** As {@link #inspect(Path, Optional)}, without the password of a trust store. */
  public InspectReport inspect(Path path) throws IOException {
    return inspect(path, Optional.empty());
  }

  /**
   * All that is in a file; or in a directory, each certificate once.
   *
   * @param password of trust stores
   * @throws IOException when the file is not there, or the directory cannot be read
   */
  public InspectReport inspect(Path path, Optional<char[]> password) throws IOException {
    List<Item> items = new ArrayList<>();
    List<InspectReport.Unreadable> unreadable = new ArrayList<>();
    boolean directory = Files.isDirectory(path);
    if (!directory && !Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    ItemReader reader = new ItemReader(password);
    for (Path file : directory ? files(path) : List.of(path)) {
      try {
        items.addAll(reader.read(file));
      } catch (MalformedException e) {
        unreadable.add(new InspectReport.Unreadable(file, String.valueOf(e.getMessage())));
      } catch (IOException e) {
        unreadable.add(new InspectReport.Unreadable(file, "cannot be read: " + e.getMessage()));
      }
    }
    return new InspectReport(clock.instant(), directory ? once(items) : items, unreadable);
  }

  /** In the order of their names. What begins with a dot is the store's own. */
  static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> found = Files.walk(directory, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      return found
          .filter(file -> !isHidden(directory.relativize(file)))
          .filter(file -> ENDINGS.contains(ending(file)) && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".") && !part.toString().equals(".")) {
        return true;
      }
    }
    return false;
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Without copies: the best place of a certificate is the head of a file, beside its key. */
  private static List<Item> once(List<Item> items) {
    Set<Path> withKey = new HashSet<>();
    for (Item item : items) {
      if (item instanceof KeyItem) {
        withKey.add(stem(item.file()));
      }
    }
    List<CertificateItem> best =
        items.stream()
            .filter(CertificateItem.class::isInstance)
            .map(CertificateItem.class::cast)
            .sorted(
                Comparator.comparingInt(CertificateItem::position)
                    .thenComparing(item -> !withKey.contains(stem(item.file()))))
            .toList();
    Set<String> seen = new HashSet<>();
    Set<CertificateItem> kept = new HashSet<>();
    for (CertificateItem item : best) {
      if (seen.add(item.certificate().fingerprint())) {
        kept.add(item);
      }
    }
    return items.stream()
        .filter(item -> !(item instanceof CertificateItem one) || kept.contains(one))
        .toList();
  }

  /** What a certificate and its key have in common: {@code dir/tls}, {@code server}. */
  private static Path stem(Path file) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.replaceFirst("(-cert|-key)?\\.[^.]*$", ""));
  }
}
