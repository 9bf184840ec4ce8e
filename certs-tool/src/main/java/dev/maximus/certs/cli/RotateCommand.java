package dev.maximus.certs.cli;

import dev.maximus.certs.inspect.Json;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.rotation.RotateOptions;
import dev.maximus.certs.rotation.Rotation;
import dev.maximus.certs.rotation.RotationResult;
import dev.maximus.certs.rotation.RotationStatus;
import dev.maximus.certs.store.ApplyOptions;
import dev.maximus.certs.store.Store;
import dev.maximus.certs.x509.Lifetime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replaces a root while everything runs. */
@Command
final class RotateCommand extends CertsCommand {
  private static final List<String> ACTIONS =
      List.of("status", "start", "reissue", "finish", "abort");

  @Parameters(
      arity = "0..1",
      paramLabel = "ACTION",
      description = "status, start, reissue, finish or abort; status if not given")
  String action = "status";

  @Mixin StoreOption store = new StoreOption();

  @Option(
      names = "--deployed",
      description = "every server and client uses the files of this phase: do not wait for them")
  boolean deployed;

  @Option(
      names = "--propagation",
      paramLabel = "TIME",
      description = "how long consumers need to get a new bundle; 24h if not given, and not less")
  Optional<String> propagation = Optional.empty();

  @Option(
      names = "--workload-lifetime",
      paramLabel = "TIME",
      description = "how long certificates live that istiod issues; 24h if not given, and not less")
  Optional<String> workloadLifetime = Optional.empty();

  @Option(
      names = "--root",
      paramLabel = "NAME",
      description = "with start: which root, where a set has several")
  Optional<String> root = Optional.empty();

  @Option(
      names = "--authority",
      paramLabel = "NAME",
      description =
          "with reissue: only this authority below a root, with a new key; no phases needed")
  Optional<String> authority = Optional.empty();

  @Mixin StoreChange change = new StoreChange();

  @Option(names = "--json", description = "print JSON")
  boolean json;

  @Override
  String summary() {
    return "Replace a root certificate without downtime, in phases.";
  }

  @Override
  List<Example> examples() {
    return List.of(
        new Example("rotate status", "the phase, the next step, and from when it is allowed"),
        new Example("rotate start -e prod", "1. the new root goes into every bundle"),
        new Example("rotate reissue -e prod", "2. all certificates come from the new root"),
        new Example("rotate finish -e prod --deployed", "3. the old root is dropped"));
  }

  @Override
  List<String> notes() {
    return List.of(
        """
        A step is refused before time allows it: when a consumer may not have the new bundle yet, or
        while a certificate of the old root may still be in use. With --deployed you say that it is
        not. abort takes the new root back as long as nothing was issued from it.
        The page for the night: docs/runbooks/rotate-ca.md""");
  }

  @Override
  int call(Console console) throws IOException {
    if (!ACTIONS.contains(action)) {
      throw new Misuse("action '" + action + "' must be one of " + String.join(", ", ACTIONS));
    }
    if (authority.isPresent() && !action.equals("reissue")) {
      throw new Misuse("option '--authority' goes with reissue");
    }
    if (root.isPresent() && !action.equals("start")) {
      throw new Misuse("option '--root' goes with start");
    }
    Store chosen = store.existing(console);
    CertificateSet set = Requests.kept(chosen, console);
    Rotation rotation = Rotation.of(chosen, set, console.clock());
    if (action.equals("status")) {
      status(rotation.status(options(ApplyOptions.PLAIN, console)), console);
      return ExitCode.DONE;
    }
    // Refused early, so that nobody is asked for a passphrase in vain.
    options(ApplyOptions.PLAIN, console);
    change.run(chosen, set, console, how -> done(step(rotation, how, console), console));
    return ExitCode.DONE;
  }

  private RotationResult step(Rotation rotation, ApplyOptions how, Console console) {
    if (authority.isPresent()) {
      return rotation.reissueAuthority(authority.get(), how);
    }
    return switch (action) {
      case "start" -> rotation.start(options(how, console));
      case "reissue" -> rotation.reissue(options(how, console));
      case "finish" -> rotation.finish(options(how, console));
      default -> rotation.abort(how);
    };
  }

  private RotateOptions options(ApplyOptions how, Console console) {
    try {
      RotateOptions options = RotateOptions.of(how).withDeployed(deployed);
      if (propagation.isPresent()) {
        options = options.withPropagation(time("--propagation", propagation.get(), console));
      }
      if (workloadLifetime.isPresent()) {
        options =
            options.withWorkloadLifetime(
                time("--workload-lifetime", workloadLifetime.get(), console));
      }
      return root.isPresent() ? options.withRoot(root.get()) : options;
    } catch (IllegalArgumentException e) {
      throw new Misuse(String.valueOf(e.getMessage()));
    }
  }

  private static Duration time(String option, String text, Console console) {
    try {
      Instant now = console.clock().instant();
      return Duration.between(now, Lifetime.of(text).from(now));
    } catch (IllegalArgumentException e) {
      throw new Misuse("option '" + option + "': " + e.getMessage());
    }
  }

  private void status(RotationStatus status, Console console) {
    if (json) {
      console
          .out()
          .print(
              Json.object(
                  root -> {
                    root.put("phase", status.state().phase());
                    status.state().since().ifPresent(at -> root.put("since", at.toString()));
                    root.put("next", status.next().command());
                    root.put("allowed", status.allowed());
                    root.put("allowedFrom", status.allowedFrom().toString());
                    root.put("waitsFor", status.waitsFor());
                    root.put("todo", status.todo());
                  }));
      return;
    }
    String since = status.state().since().map(at -> ", since " + at).orElse("");
    console.out().print("phase:   " + status.state().phase() + since + "\n");
    console
        .out()
        .print(
            "next:    "
                + status.next().command()
                + (status.allowed() ? ", allowed now\n" : ", from " + status.allowedFrom() + "\n"));
    if (!status.waitsFor().isEmpty()) {
      console.out().print("waits:   " + status.waitsFor() + "\n");
    }
    todo(status.todo(), console);
  }

  private void done(RotationResult result, Console console) {
    result.result().warnings().forEach(warning -> console.say("warning: " + warning));
    if (json) {
      console
          .out()
          .print(
              Json.object(
                  root -> {
                    root.put("phase", result.state().phase());
                    root.put("changed", result.result().changed());
                    root.put("issued", result.result().issued());
                    root.put("todo", result.todo());
                  }));
      return;
    }
    console
        .out()
        .print(
            "phase:   %s; %d certificates issued, all files changed at once\n"
                .formatted(result.state().phase(), result.result().issued()));
    todo(result.todo(), console);
  }

  private static void todo(List<String> sentences, Console console) {
    if (!sentences.isEmpty()) {
      console.out().print("to do now:\n");
      sentences.forEach(sentence -> console.out().print("  - " + sentence + "\n"));
    }
  }
}
