package dev.maximus.certs.inspect;

import java.nio.file.Path;
import java.util.Optional;

/** One thing that was found in a file. */
public sealed interface Item permits CertificateItem, KeyItem, RevocationItem, RequestItem {
  Path file();

  /** The permissions of the file, where files have any. */
  Optional<Integer> mode();

  /** What it is: {@code certificate}, {@code key}, {@code crl} or {@code request}. */
  String kind();

  /** The permissions as {@code 0644}; {@code -} where there are none. */
  default String modeText() {
    return mode().map(FileMode::text).orElse("-");
  }
}
