package dev.maximus.certs.inspect;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A list of revoked certificates in a file.
 *
 * @param serials the numbers that are revoked, in hex
 */
public record RevocationItem(
    String issuer,
    Instant thisUpdate,
    Optional<Instant> nextUpdate,
    List<String> serials,
    Path file,
    Optional<Integer> mode)
    implements Item {
  public RevocationItem {
    serials = List.copyOf(serials);
  }

  @Override
  public String kind() {
    return "crl";
  }
}
