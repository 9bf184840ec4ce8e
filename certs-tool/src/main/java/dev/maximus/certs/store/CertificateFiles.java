package dev.maximus.certs.store;

import dev.maximus.certs.output.OutputFile;
import dev.maximus.certs.output.OutputSource;
import dev.maximus.certs.request.CertificateOrder;
import java.util.List;

/**
 * Makes the files of a certificate that are not PEM, as its order asks for them. It is called by
 * several threads at once.
 */
public interface CertificateFiles {
  /** PEM only. */
  CertificateFiles NONE = (order, source) -> List.of();

  List<OutputFile> of(CertificateOrder order, OutputSource source);
}
