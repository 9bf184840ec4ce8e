package dev.maximus.certs.store;

import dev.maximus.certs.x509.Passphrase;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How a plan is carried out.
 *
 * @param passphrase of the keys of authorities
 * @param newPassphrase what they are encrypted with from now on; empty for the same
 * @param keepKeys issue again with the key that is there, where it is there
 * @param files makes the files that are not PEM
 * @param progress told after each certificate
 * @param cancelled asked often; once it says true, the run ends and the old set stays
 * @param patience how long to wait for another run that changes the store
 * @param records records of the caller to put into the set, as {@code rotation.yaml}; one without
 *     content is removed, and those not named stay
 */
public record ApplyOptions(
    Optional<Passphrase> passphrase,
    Optional<Passphrase> newPassphrase,
    boolean keepKeys,
    CertificateFiles files,
    Progress progress,
    BooleanSupplier cancelled,
    Duration patience,
    Map<String, Optional<byte[]>> records) {
  public static final ApplyOptions PLAIN =
      new ApplyOptions(
          Optional.empty(),
          Optional.empty(),
          false,
          CertificateFiles.NONE,
          Progress.NONE,
          () -> false,
          Duration.ZERO,
          Map.of());

  public ApplyOptions {
    records = Map.copyOf(records);
  }

  public ApplyOptions withPassphrase(Passphrase passphrase) {
    return new ApplyOptions(
        Optional.of(passphrase),
        newPassphrase,
        keepKeys,
        files,
        progress,
        cancelled,
        patience,
        records);
  }

  public ApplyOptions withNewPassphrase(Passphrase passphrase) {
    return new ApplyOptions(
        this.passphrase,
        Optional.of(passphrase),
        keepKeys,
        files,
        progress,
        cancelled,
        patience,
        records);
  }

  public ApplyOptions withKeepKeys(boolean keepKeys) {
    return new ApplyOptions(
        passphrase, newPassphrase, keepKeys, files, progress, cancelled, patience, records);
  }

  public ApplyOptions withFiles(CertificateFiles files) {
    return new ApplyOptions(
        passphrase, newPassphrase, keepKeys, files, progress, cancelled, patience, records);
  }

  public ApplyOptions withProgress(Progress progress, BooleanSupplier cancelled) {
    return new ApplyOptions(
        passphrase, newPassphrase, keepKeys, files, progress, cancelled, patience, records);
  }

  public ApplyOptions withPatience(Duration patience) {
    return new ApplyOptions(
        passphrase, newPassphrase, keepKeys, files, progress, cancelled, patience, records);
  }

  public ApplyOptions withRecords(Map<String, Optional<byte[]>> records) {
    return new ApplyOptions(
        passphrase, newPassphrase, keepKeys, files, progress, cancelled, patience, records);
  }
}
