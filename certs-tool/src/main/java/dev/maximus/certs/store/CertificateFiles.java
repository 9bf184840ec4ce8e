package dev.maximus.certs.store;

import dev.maximus.certs.output.OutputFile;
import java.util.List;

/**
 * Makes the files of a certificate that are not PEM, as its order asks for them. It is called by
 * several threads at once.
 */
public interface CertificateFiles {
  /** PEM only. */
  CertificateFiles NONE = material -> List.of();

  List<OutputFile> of(Material material);
}
