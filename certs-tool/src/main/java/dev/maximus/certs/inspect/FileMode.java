package dev.maximus.certs.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The permissions of a file, as {@code 0600}. */
final class FileMode {
  private FileMode() {}

  /** Of the file that a link leads to; empty where files have none. */
  static Optional<Integer> of(Path file) {
    try {
      // The JDK's set of permissions leaves out the bits above 0777.
      return Optional.of((Integer) Files.getAttribute(file, "unix:mode") & 07777);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static String text(int mode) {
    return "%04o".formatted(mode);
  }
}
