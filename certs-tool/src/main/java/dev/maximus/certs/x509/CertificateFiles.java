package dev.maximus.certs.x509;

import java.nio.file.Path;

/**
 * Files that certs-tool has written or will write.
 *
 * @param certificate the certificate and its intermediates
 * @param bundle the authorities that its peers' certificates come from
 */
public record CertificateFiles(Path certificate, Path key, Path bundle)
    implements CertificateSource {
  /** The files of one entry in a store: the names that a Kubernetes TLS Secret has. */
  public static CertificateFiles in(Path folder) {
    return new CertificateFiles(
        folder.resolve("tls.crt"), folder.resolve("tls.key"), folder.resolve("ca.crt"));
  }

  @Override
  public String text() {
    return "file " + certificate;
  }
}
