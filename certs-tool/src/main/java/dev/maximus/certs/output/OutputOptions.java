package dev.maximus.certs.output;

import dev.maximus.certs.request.OutputKind;
import dev.maximus.certs.x509.Passphrase;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * In which forms a certificate is written.
 *
 * @param directory of the set, as the programs that use it see it: Java properties name it
 * @param passphrase of key stores and encrypted keys
 * @param trustStorePassword of trust stores, which hold no secret
 */
public record OutputOptions(
    Set<OutputKind> kinds,
    String directory,
    Optional<Passphrase> passphrase,
    Passphrase trustStorePassword) {
  /** What Java's own trust store has, and every program that opens one tries first. */
  public static final String DEFAULT_TRUST_STORE_PASSWORD = "changeit";

  public OutputOptions {
    EnumSet<OutputKind> all = EnumSet.of(OutputKind.PEM);
    all.addAll(kinds);
    kinds = Collections.unmodifiableSet(all);
  }

  /** Forms that need no passphrase. */
  public static OutputOptions of(Set<OutputKind> kinds, String directory) {
    return new OutputOptions(
        kinds,
        directory,
        Optional.empty(),
        Passphrase.of(DEFAULT_TRUST_STORE_PASSWORD.toCharArray()));
  }

  public OutputOptions withPassphrase(Passphrase passphrase) {
    return new OutputOptions(kinds, directory, Optional.of(passphrase), trustStorePassword);
  }

  public OutputOptions withTrustStorePassword(Passphrase password) {
    return new OutputOptions(kinds, directory, passphrase, password);
  }
}
