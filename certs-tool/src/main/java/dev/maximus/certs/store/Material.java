package dev.maximus.certs.store;

import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.Layout;
import dev.maximus.certs.x509.IssuedCertificate;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;

/**
 * One certificate and all that its files are made of.
 *
 * @param key empty when it is not at hand, as that of an authority whose key is in a safe
 * @param keyPem the key as its file has it, encrypted or not; empty as above
 * @param intermediates what stands between it and the root, nearest first; not the certificate
 * @param trusted the roots that its holder trusts, its own first
 */
public record Material(
    Layout layout,
    CertificateOrder order,
    IssuedCertificate certificate,
    Optional<PrivateKey> key,
    Optional<byte[]> keyPem,
    List<IssuedCertificate> intermediates,
    List<IssuedCertificate> trusted) {
  public Material {
    intermediates = List.copyOf(intermediates);
    trusted = List.copyOf(trusted);
  }

  /** Where its PEM files are. */
  public FileNames names() {
    return new FileNames(layout, order.profile(), order.name());
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "Material[" + order.name() + "]";
  }
}
