package dev.maximus.certs.cli;

import dev.maximus.certs.store.PlanOptions;
import dev.maximus.certs.store.Store;
import dev.maximus.certs.x509.Lifetime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Issues again what expires soon. */
@Command
final class RenewCommand extends CertsCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "these certificates, however long they are still valid")
  List<String> names = List.of();

  @Mixin StoreOption store = new StoreOption();

  @Option(
      names = "--within",
      paramLabel = "TIME",
      description = "what expires within 30d, 24h, ...; if not given: a third of each lifetime")
  Optional<String> within = Optional.empty();

  @Option(names = "--keep-keys", description = "the new certificates have the keys of the old ones")
  boolean keepKeys;

  @Mixin Issuing issuing = new Issuing();

  @Override
  String summary() {
    return "Issue again what expires soon.";
  }

  @Override
  List<Example> examples() {
    return List.of(
        new Example("renew", "in ./certs, what has a third of its lifetime left"),
        new Example("renew -e prod --within 30d", "in pki/prod, what expires within 30 days"),
        new Example("renew -e prod postgres", "this one now"));
  }

  @Override
  List<String> notes() {
    return List.of(
        "A new certificate has a new key, unless --keep-keys is given. With an intermediate authority all\n"
            + "below it is issued again. A root that ends is not renewed: see 'rotate'.");
  }

  @Override
  int call(Console console) throws IOException {
    if (within.isPresent() && !names.isEmpty()) {
      throw new Misuse("option '--within' goes without names");
    }
    Store chosen = store.existing(console);
    issuing.keepKeys = keepKeys;
    return issuing.run(chosen, Requests.kept(chosen, console), options(chosen, console), console);
  }

  private PlanOptions options(Store chosen, Console console) {
    if (!names.isEmpty()) {
      Set<String> wanted = new LinkedHashSet<>(names);
      List<String> unknown =
          wanted.stream().filter(name -> chosen.index().find(name).isEmpty()).toList();
      if (!unknown.isEmpty()) {
        throw CommandFailure.of(
            unknown.stream()
                .map(name -> "certificate '" + name + "' is not in the store")
                .toList());
      }
      return PlanOptions.GENERATE.withAgain(wanted);
    }
    if (within.isEmpty()) {
      return PlanOptions.renewing();
    }
    return PlanOptions.renewing(window(within.get(), console));
  }

  /** A time as request files write it. */
  static Duration window(String text, Console console) {
    try {
      Instant now = console.clock().instant();
      return Duration.between(now, Lifetime.of(text).from(now));
    } catch (IllegalArgumentException e) {
      throw new Misuse("option '--within': " + e.getMessage());
    }
  }
}
