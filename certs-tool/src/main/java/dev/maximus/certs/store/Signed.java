package dev.maximus.certs.store;

import dev.maximus.certs.x509.IssuedCertificate;
import java.util.List;

/**
 * A certificate whose key its owner keeps.
 *
 * @param intermediates what stands between it and the root, nearest first
 * @param trusted the roots that its owner trusts, its own first
 */
public record Signed(
    IssuedCertificate certificate,
    List<IssuedCertificate> intermediates,
    List<IssuedCertificate> trusted) {
  public Signed {
    intermediates = List.copyOf(intermediates);
    trusted = List.copyOf(trusted);
  }
}
