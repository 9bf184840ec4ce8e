package dev.maximus.certs.output;

import java.util.List;

/** Forms of a certificate that cannot be written. It names every fault. */
public final class OutputException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  OutputException(List<String> problems) {
    super(String.join("; ", problems));
  }
}
