package dev.maximus.certs.rotation;

import java.time.Instant;

/**
 * From when on a step is allowed.
 *
 * @param reason what must wait, until when and for what, and what can be done about it, as a
 *     sentence; empty when nothing ever had to wait
 */
public record Gate(Instant from, String reason) {
  boolean isOpen(Instant now) {
    return !now.isBefore(from);
  }
}
