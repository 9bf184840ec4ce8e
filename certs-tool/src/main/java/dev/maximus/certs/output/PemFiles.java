package dev.maximus.certs.output;

import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.IstioCa;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The PEM files that every certificate has, the one with the certificate first. */
public final class PemFiles {
  private PemFiles() {}

  /** All but the trust bundle of a leaf, which many leaves share: see {@link #trust}. */
  public static List<OutputFile> of(OutputSource source) {
    FileNames names = source.names();
    List<OutputFile> files = new ArrayList<>();
    files.add(OutputFile.open(names.certificate(), pem(source.shown())));
    source.keyPem().ifPresent(pem -> files.add(OutputFile.secret(names.key(), pem)));
    if (names.profile() instanceof IstioCa) {
      files.add(OutputFile.open(source.trustName(), bundle(source.trust())));
      files.add(OutputFile.open(names.chain(), pem(source.pathToRoot())));
    }
    source
        .revocationList()
        .ifPresent(
            pem -> files.add(OutputFile.open(names.revocationList(), OutputFiles.ascii(pem))));
    return files;
  }

  /** The trust bundle of a leaf, where it has one of its own. */
  public static Optional<OutputFile> trust(OutputSource source) {
    return source.names().profile() instanceof IstioCa
        ? Optional.empty()
        : source.names().ownTrust().map(name -> OutputFile.open(name, bundle(source.trust())));
  }

  /** The trust bundle of all that is below a root. */
  public static byte[] bundle(List<IssuedCertificate> trusted) {
    return pem(BundleOrder.of(trusted));
  }

  /** Certificates in PEM, one behind the other. */
  public static byte[] pem(List<IssuedCertificate> certificates) {
    StringBuilder text = new StringBuilder();
    certificates.forEach(certificate -> text.append(certificate.pem()));
    return OutputFiles.ascii(text.toString());
  }
}
