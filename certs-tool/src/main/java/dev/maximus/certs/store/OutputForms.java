package dev.maximus.certs.store;

import dev.maximus.certs.output.OutputFile;
import dev.maximus.certs.output.OutputFiles;
import dev.maximus.certs.output.OutputOptions;
import dev.maximus.certs.output.OutputSource;
import dev.maximus.certs.request.CertificateOrder;
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
    String directory,
    Optional<Passphrase> passphrase,
    Optional<Passphrase> trustStorePassword,
    SecureRandom random)
    implements CertificateFiles {
  @Override
  public List<OutputFile> of(CertificateOrder order, OutputSource source) {
    if (order.outputs().size() == 1) {
      return List.of(); // PEM, which the store writes itself
    }
    OutputOptions options = OutputOptions.of(order.outputs(), directory);
    if (passphrase.isPresent()) {
      options = options.withPassphrase(passphrase.get());
    }
    if (trustStorePassword.isPresent()) {
      options = options.withTrustStorePassword(trustStorePassword.get());
    }
    return OutputFiles.further(source, options, random);
  }
}
