package dev.maximus.certs.cli;

import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.store.ApplyOptions;
import dev.maximus.certs.store.OutputForms;
import dev.maximus.certs.store.Plan;
import dev.maximus.certs.store.PlanOptions;
import dev.maximus.certs.store.Result;
import dev.maximus.certs.store.Store;
import dev.maximus.certs.x509.Passphrase;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that issues has in common: plan, passphrase, work, report. */
final class Issuing {
  static final String EXPORT_VARIABLE = "CERTS_TOOL_EXPORT_PASSPHRASE";

  @Mixin PassphraseOption passphrase = new PassphraseOption();

  @Option(
      names = "--export-passphrase-file",
      paramLabel = "FILE",
      description = "the passphrase of PKCS#12 stores and encrypted keys: the first line of FILE")
  Optional<String> exportFile = Optional.empty();

  @Option(names = "--dry-run", description = "say what would be done, and do nothing")
  boolean dryRun;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "how long to wait for another run that changes the store; 10 if not given")
  int wait = 10;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  boolean keepKeys; // set by the command that offers it

  /** Carries out what the request and the options ask for, and says what was done. */
  int run(Store store, CertificateSet set, PlanOptions options, Console console)
      throws IOException {
    Report report = new Report(store, console, json);
    Plan plan = store.plan(set, options);
    if (dryRun) {
      report.planned(plan);
      return ExitCode.DONE;
    }
    boolean work = !plan.isEmpty();
    Optional<Passphrase> secret = work ? passphrase(store, set, console) : Optional.empty();
    ProgressLine progress = new ProgressLine(console);
    try {
      ApplyOptions how =
          ApplyOptions.PLAIN
              .withProgress(progress, () -> false)
              .withPatience(Duration.ofSeconds(wait))
              .withKeepKeys(keepKeys)
              .withFiles(forms(store, set, console))
              .withRecords(Requests.record(store, set));
      Result result = store.apply(plan, secret.map(how::withPassphrase).orElse(how));
      progress.end();
      report.done(result);
      return ExitCode.DONE;
    } finally {
      progress.end();
      secret.ifPresent(Passphrase::close);
    }
  }

  /**
   * Files that leave the store have a passphrase of their own: their readers are no authorities.
   */
  private OutputForms forms(Store store, CertificateSet set, Console console) throws IOException {
    Optional<Passphrase> export =
        exportFile.isPresent()
            ? Optional.of(PassphraseOption.read(console.path(exportFile.get()), console))
            : PassphraseOption.fromVariable(EXPORT_VARIABLE, console);
    return new OutputForms(
        set, store.directory().toString(), export, Optional.empty(), console.random());
  }

  private Optional<Passphrase> passphrase(Store store, CertificateSet set, Console console)
      throws IOException {
    if (!set.production()) {
      return passphrase.given(console);
    }
    Optional<Passphrase> secret =
        store.exists() ? passphrase.required(console) : passphrase.chosen(console);
    if (secret.isEmpty()) {
      throw new CommandFailure(
          "set '"
              + set.environment()
              + "' is for production: the keys of its authorities must have a passphrase",
          PassphraseOption.advice());
    }
    return secret;
  }
}
