package dev.maximus.certs.inspect;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A private key in a file. What it holds is never kept.
 *
 * @param algorithm as {@code ecdsa-p256}; {@code encrypted} where that cannot be seen
 */
public record KeyItem(String algorithm, Path file, Optional<Integer> mode) implements Item {
  @Override
  public String kind() {
    return "key";
  }
}
