package dev.maximus.certs.store;

import dev.maximus.certs.output.OutputFile;
import dev.maximus.certs.x509.AuthorityProfile;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.IstioCa;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The PEM files of a certificate, the one with the certificate first. */
final class PemFiles {
  private PemFiles() {}

  /** All but the trust bundle of a leaf, which many leaves share. */
  static List<OutputFile> of(Material material) {
    FileNames names = material.names();
    List<OutputFile> files = new ArrayList<>();
    files.add(OutputFile.open(names.certificate(), certificate(material)));
    material.keyPem().ifPresent(pem -> files.add(OutputFile.secret(names.key(), pem)));
    if (material.order().profile() instanceof IstioCa) {
      names.bundle().ifPresent(name -> files.add(OutputFile.open(name, pem(material.trusted()))));
      // Up to and with the root, as Istio's own Makefile builds it (tools/certs/common.mk).
      List<IssuedCertificate> chain = new ArrayList<>(withIntermediates(material));
      chain.add(material.trusted().get(0));
      names.chain().ifPresent(name -> files.add(OutputFile.open(name, pem(chain))));
    }
    return files;
  }

  private static byte[] certificate(Material material) {
    if (material.order().issuer().isEmpty()) {
      return pem(material.trusted());
    }
    return material.order().profile() instanceof AuthorityProfile
        ? pem(List.of(material.certificate()))
        : pem(withIntermediates(material));
  }

  private static List<IssuedCertificate> withIntermediates(Material material) {
    return Stream.concat(Stream.of(material.certificate()), material.intermediates().stream())
        .toList();
  }

  static byte[] pem(List<IssuedCertificate> certificates) {
    return certificates.stream()
        .map(IssuedCertificate::pem)
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.US_ASCII);
  }
}
