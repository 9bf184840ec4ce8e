package dev.maximus.certs.store;

import dev.maximus.certs.output.OutputFile;
import dev.maximus.certs.output.OutputFiles;
import dev.maximus.certs.output.OutputOptions;
import dev.maximus.certs.output.OutputSource;
import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.request.OutputKind;
import dev.maximus.certs.x509.Passphrase;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * The forms that the orders of a set ask for.
 *
 * @param directory of the store, as the programs that use its files see it
 * @param passphrase of key stores and encrypted keys
 * @param trustStorePassword {@code changeit} if empty
 */
public record OutputForms(
    CertificateSet set,
    String directory,
    Optional<Passphrase> passphrase,
    Optional<Passphrase> trustStorePassword,
    SecureRandom random)
    implements CertificateFiles {
  @Override
  public List<OutputFile> of(Material material) {
    CertificateOrder order = material.order();
    if (order.outputs().size() == 1 && order.outputs().contains(OutputKind.PEM)) {
      return List.of();
    }
    OutputSource source =
        new OutputSource(
            new dev.maximus.certs.output.FileNames(
                order.name(), order.profile(), material.layout(), root(order)),
            material.certificate(),
            material.intermediates(),
            material.trusted(),
            material.key(),
            Optional.empty(),
            Optional.empty());
    OutputOptions options = OutputOptions.of(order.outputs(), directory);
    if (passphrase.isPresent()) {
      options = options.withPassphrase(passphrase.get());
    }
    if (trustStorePassword.isPresent()) {
      options = options.withTrustStorePassword(trustStorePassword.get());
    }
    return OutputFiles.further(source, options, random);
  }

  /** The name of the root above this certificate. The rules of a set leave no circle. */
  private String root(CertificateOrder order) {
    CertificateOrder at = order;
    while (at.issuer().isPresent()) {
      at = set.authority(at.issuer().get()).orElseThrow();
    }
    return at.name();
  }
}
