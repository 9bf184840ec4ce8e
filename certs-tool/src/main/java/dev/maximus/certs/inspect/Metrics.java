package dev.maximus.certs.inspect;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Certificates as metrics. */
public final class Metrics {
  private Metrics() {}

  static String render(List<CertificateItem> certificates) {
    return family(
            "certs_not_after_seconds",
            "When the certificate ends, in seconds since 1970.",
            certificates,
            item -> item.certificate().notAfter())
        + family(
            "certs_not_before_seconds",
            "When the certificate begins, in seconds since 1970.",
            certificates,
            item -> item.certificate().notBefore());
  }

  private static String family(
      String name,
      String help,
      List<CertificateItem> certificates,
      Function<CertificateItem, Instant> time) {
    StringBuilder out = new StringBuilder();
    out.append("# HELP %s %s\n# TYPE %s gauge\n".formatted(name, help, name));
    for (CertificateItem item : certificates) {
      out.append(name)
          .append("{name=\"")
          .append(escaped(item.name()))
          .append("\",profile=\"")
          .append(escaped(item.profile()))
          .append("\",serial=\"")
          .append(item.certificate().serial())
          .append("\",issuer=\"")
          .append(escaped(item.issuer()))
          .append("\",file=\"")
          .append(escaped(item.file().toString()))
          .append("\"} ")
          .append(time.apply(item).getEpochSecond())
          .append('\n');
    }
    return out.toString();
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  /** Writes the text so that a reader sees the old file or the new one, never a part. */
  public static void write(Path file, String text) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    // Not *.prom: the collector reads every file of that name, at any moment.
    Path temporary = Files.createTempFile(directory, ".certs", ".tmp");
    try {
      Files.writeString(temporary, text, StandardCharsets.UTF_8);
      if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
      }
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
