package dev.maximus.certs.cli;

import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.store.ApplyOptions;
import dev.maximus.certs.store.Plan;
import dev.maximus.certs.store.PlanOptions;
import dev.maximus.certs.store.Store;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands have in common that make a store what a request asks for. */
final class Issuing {
  @Mixin StoreChange change = new StoreChange();

  @Option(names = "--dry-run", description = "say what would be done, and do nothing")
  boolean dryRun;

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
    } else if (plan.isEmpty()) {
      // No key is needed, so nobody is asked for a passphrase.
      report.done(store.apply(plan, ApplyOptions.PLAIN.withRecords(Requests.record(store, set))));
    } else {
      change.run(
          store,
          set,
          console,
          how ->
              report.done(
                  store.apply(
                      plan, how.withKeepKeys(keepKeys).withRecords(Requests.record(store, set)))));
    }
    return ExitCode.DONE;
  }
}
