package dev.maximus.certs.output;

import dev.maximus.certs.x509.IssuedCertificate;
import java.util.Comparator;
import java.util.List;

/**
 * The order of the roots in a trust bundle: the oldest first, whichever of them issues now.
 *
 * <p>istiod takes a new {@code root-cert.pem} only when its octets contain those of the old one, or
 * the other way round (pilot/pkg/bootstrap/istio_ca.go). So a bundle must stay as it is when the
 * root that issues changes, and to programs it is all the same.
 */
final class BundleOrder {
  private static final Comparator<IssuedCertificate> OLDEST_FIRST =
      Comparator.comparing(IssuedCertificate::notBefore)
          .thenComparing(IssuedCertificate::fingerprint);

  private BundleOrder() {}

  static List<IssuedCertificate> of(List<IssuedCertificate> trust) {
    return trust.stream().sorted(OLDEST_FIRST).toList();
  }
}
