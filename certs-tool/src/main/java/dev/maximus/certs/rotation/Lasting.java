package dev.maximus.certs.rotation;

import java.time.Instant;
import java.util.Optional;

/** A certificate and the last second of its life. */
public record Lasting(String name, Instant until) {
  /** The first moment at which it is not valid. */
  Instant gone() {
    return until.plusSeconds(1);
  }

  static Optional<Lasting> longer(Optional<Lasting> one, Optional<Lasting> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return other.get().until.isAfter(one.get().until) ? other : one;
  }
}
