package dev.maximus.certs.cli;

import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.request.RequestException;
import dev.maximus.certs.request.RequestFile;
import dev.maximus.certs.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What is asked for: read from a file, and kept in the store for the commands that come later. */
final class Requests {
  private static final String RECORD = "request.yaml";

  private Requests() {}

  static CertificateSet read(Path file, Console console) throws IOException {
    return parse(console.shown(file), Files.readAllBytes(file));
  }

  /** The request that the store was made from. */
  static CertificateSet kept(Store store, Console console) {
    byte[] content =
        store
            .record(RECORD)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "store '" + console.shown(store.directory()) + "' has lost its request",
                        "Run '" + console.calledAs() + " generate' with the request file."));
    return parse(RECORD, content);
  }

  /** The record to put into the store; nothing when it is there already. */
  static Map<String, Optional<byte[]>> record(Store store, CertificateSet set) {
    byte[] content = RequestFile.write(set).getBytes(StandardCharsets.UTF_8);
    boolean same = store.record(RECORD).filter(old -> Arrays.equals(old, content)).isPresent();
    return same ? Map.of() : Map.of(RECORD, Optional.of(content));
  }

  private static CertificateSet parse(String name, byte[] content) {
    try {
      return RequestFile.read(name, content);
    } catch (RequestException e) {
      throw CommandFailure.of(e.faults());
    }
  }
}
