package dev.maximus.certs.store;

import java.util.List;

/**
 * Why something is done about one certificate.
 *
 * @param details what exactly, each a sentence; empty when the cause says it all
 */
public record Reason(Cause cause, List<String> details) {
  public Reason {
    details = List.copyOf(details);
  }

  static Reason of(Cause cause, String... details) {
    return new Reason(cause, List.of(details));
  }

  /** For people: {@code the request has changed: dns: added 'x'}. */
  public String text() {
    return details.isEmpty() ? cause.text() : cause.text() + ": " + String.join("; ", details);
  }
}
