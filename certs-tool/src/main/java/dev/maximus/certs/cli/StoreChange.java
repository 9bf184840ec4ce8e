package dev.maximus.certs.cli;

import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.store.ApplyOptions;
import dev.maximus.certs.store.OutputForms;
import dev.maximus.certs.store.Store;
import dev.maximus.certs.x509.MalformedException;
import dev.maximus.certs.x509.Passphrase;
import dev.maximus.certs.x509.PrivateKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command has in common that changes a store: passphrases, and how long it waits. */
final class StoreChange {
  static final String EXPORT_VARIABLE = "CERTS_TOOL_EXPORT_PASSPHRASE";

  @Mixin PassphraseOption passphrase = new PassphraseOption();

  @Option(
      names = "--export-passphrase-file",
      paramLabel = "FILE",
      description = "the passphrase of PKCS#12 stores and encrypted keys: the first line of FILE")
  Optional<String> exportFile = Optional.empty();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "how long to wait for another run that changes the store; 10 if not given")
  int wait = 10;

  /** The work, which gets the options of the change. */
  interface Work {
    void run(ApplyOptions options) throws IOException;
  }

  /** Does the work with the passphrase and a line of progress, and wipes both after. */
  void run(Store store, CertificateSet set, Console console, Work work) throws IOException {
    Optional<Passphrase> secret = secret(store, set, console);
    ProgressLine progress = new ProgressLine(console);
    try {
      ApplyOptions options =
          ApplyOptions.PLAIN
              .withProgress(progress, () -> false)
              .withPatience(Duration.ofSeconds(wait))
              .withFiles(forms(store, console));
      work.run(secret.map(options::withPassphrase).orElse(options));
    } finally {
      progress.end();
      secret.ifPresent(Passphrase::close);
    }
  }

  /**
   * Files that leave the store have a passphrase of their own: their readers are no authorities.
   */
  private OutputForms forms(Store store, Console console) throws IOException {
    Optional<Passphrase> export =
        exportFile.isPresent()
            ? Optional.of(PassphraseOption.read(console.path(exportFile.get()), console))
            : PassphraseOption.fromVariable(EXPORT_VARIABLE, console);
    return new OutputForms(
        store.directory().toString(), export, Optional.empty(), console.random());
  }

  private Optional<Passphrase> secret(Store store, CertificateSet set, Console console)
      throws IOException {
    if (!set.production()) {
      return passphrase.given(console);
    }
    boolean exists = store.exists();
    Optional<Passphrase> secret =
        exists ? passphrase.required(console) : passphrase.chosen(console);
    if (secret.isEmpty()) {
      throw new CommandFailure(
          "set '"
              + set.environment()
              + "' is for production: the keys of its authorities must have a passphrase",
          PassphraseOption.advice());
    }
    if (exists) {
      check(secret.get(), store, set);
    }
    return secret;
  }

  /** One slip of the hand must not give a new authority another passphrase than the others have. */
  private static void check(Passphrase secret, Store store, CertificateSet set) throws IOException {
    for (CertificateOrder order : set.authorities()) {
      Optional<Path> key =
          store
              .files(order.name())
              .map(names -> store.directory().resolve(names.key()))
              .filter(Files::exists);
      if (key.isPresent()) {
        try {
          PrivateKeys.read(Files.readAllBytes(key.get()), Optional.of(secret));
        } catch (MalformedException e) {
          throw new CommandFailure("key '" + key.get() + "': " + e.getMessage());
        }
        return;
      }
    }
  }
}
