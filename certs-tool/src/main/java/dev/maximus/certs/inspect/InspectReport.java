package dev.maximus.certs.inspect;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What was found.
 *
 * @param now the time that "days left" counts from
 * @param unreadable files that should hold something and do not
 */
public record InspectReport(Instant now, List<Item> items, List<Unreadable> unreadable) {
  public InspectReport {
    items = List.copyOf(items);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * A file that could not be read.
   *
   * @param problem the end of a sentence that begins with the file
   */
  public record Unreadable(Path file, String problem) {
    public String text() {
      return file + ": " + problem;
    }
  }

  public List<CertificateItem> certificates() {
    return items.stream()
        .filter(CertificateItem.class::isInstance)
        .map(CertificateItem.class::cast)
        .toList();
  }
}
