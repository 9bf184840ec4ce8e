package dev.maximus.certs.store;

import dev.maximus.certs.output.BundleOrder;
import dev.maximus.certs.output.OutputFile;
import dev.maximus.certs.x509.AuthorityProfile;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.IstioCa;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The PEM files of a certificate, the one with the certificate first. */
final class PemFiles {
  private PemFiles() {}

  /**
   * All but the trust bundle of a leaf, which many leaves share.
   *
   * @param intermediates those of the material in PEM, which many leaves share as well
   */
  static List<OutputFile> of(Material material, byte[] intermediates) {
    FileNames names = material.names();
    List<OutputFile> files = new ArrayList<>();
    files.add(OutputFile.open(names.certificate(), certificate(material, intermediates)));
    material.keyPem().ifPresent(pem -> files.add(OutputFile.secret(names.key(), pem)));
    if (material.order().profile() instanceof IstioCa) {
      names
          .bundle()
          .ifPresent(name -> files.add(OutputFile.open(name, bundle(material.trusted()))));
      // Up to and with the root, as Istio's own Makefile builds it (tools/certs/common.mk).
      List<IssuedCertificate> chain = new ArrayList<>(List.of(material.certificate()));
      chain.addAll(material.intermediates());
      chain.add(material.trusted().get(0));
      names.chain().ifPresent(name -> files.add(OutputFile.open(name, pem(chain))));
    }
    return files;
  }

  private static byte[] certificate(Material material, byte[] intermediates) {
    if (material.order().issuer().isEmpty()) {
      return pem(material.trusted());
    }
    byte[] own = pem(List.of(material.certificate()));
    if (material.order().profile() instanceof AuthorityProfile) {
      return own;
    }
    byte[] chain = Arrays.copyOf(own, own.length + intermediates.length);
    System.arraycopy(intermediates, 0, chain, own.length, intermediates.length);
    return chain;
  }

  /** The trust bundle of all that is below a root. */
  static byte[] bundle(List<IssuedCertificate> trusted) {
    return pem(BundleOrder.of(trusted));
  }

  static byte[] pem(List<IssuedCertificate> certificates) {
    return certificates.stream()
        .map(IssuedCertificate::pem)
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.US_ASCII);
  }
}
