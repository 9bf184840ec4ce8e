package dev.maximus.certs.inspect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files of one certificate.
 *
 * @param name what the checks call it
 * @param certificate the certificate, with its intermediates behind it
 * @param key its private key
 * @param chain more intermediates, in a file of their own
 * @param bundle what it shall be trusted by
 */
public record FileSet(
    String name, Path certificate, Optional<Path> key, List<Path> chain, List<Path> bundle) {
  public FileSet {
    chain = List.copyOf(chain);
    bundle = List.copyOf(bundle);
  }

  public static FileSet of(Path certificate, Optional<Path> key, Path bundle) {
    return new FileSet(
        String.valueOf(certificate.getFileName()), certificate, key, List.of(), List.of(bundle));
  }
}
