package dev.maximus.certs.inspect;

import dev.maximus.certs.x509.IssuedCertificate;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What people call a certificate. */
final class CertificateNames {
  /** Files that have the same name in every directory: the directory tells them apart. */
  private static final Set<String> USUAL =
      Set.of("tls.crt", "ca.crt", "ca-cert.pem", "cert-chain.pem", "root-cert.pem");

  private static final String FLAT = "-cert.pem";

  private CertificateNames() {}

  /** The first of a file has the name of the file or its directory; those behind it their own. */
  static String of(IssuedCertificate certificate, Path file, int position) {
    String name = String.valueOf(file.getFileName());
    Optional<String> directory =
        Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
            .flatMap(parent -> Optional.ofNullable(parent.getFileName()))
            .map(Path::toString);
    if (position > 0) {
      return own(certificate);
    }
    if (name.equals("tls.crt")) {
      return directory.orElse(name);
    }
    if (USUAL.contains(name)) {
      return own(certificate);
    }
    return name.endsWith(FLAT)
        ? name.substring(0, name.length() - FLAT.length())
        : name.replaceFirst("\\.(pem|crt|cer|der)$", "");
  }

  /** By what it says of itself. */
  static String own(IssuedCertificate certificate) {
    return CertificateFacts.commonName(certificate.asn1().getSubject())
        .or(() -> CertificateFacts.names(certificate).stream().findFirst())
        .orElseGet(certificate::serial);
  }
}
