package dev.maximus.certs.cli;

import dev.maximus.certs.inspect.CertificateItem;
import dev.maximus.certs.inspect.InspectReport;
import dev.maximus.certs.inspect.Inspector;
import dev.maximus.certs.inspect.Json;
import dev.maximus.certs.inspect.Style;
import dev.maximus.certs.lint.LintFinding;
import dev.maximus.certs.lint.LintInput;
import dev.maximus.certs.lint.LintReport;
import dev.maximus.certs.lint.LintRules;
import dev.maximus.certs.lint.Linter;
import dev.maximus.certs.lint.Severity;
import dev.maximus.certs.store.Store;
import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.x509.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for what a strict reader would not accept. */
@Command
final class LintCommand extends CertsCommand {
  @Mixin TargetOption target = new TargetOption();

  @Option(names = "--strict", description = "exit 1 for a warning as well")
  boolean strict;

  @Option(names = "--rules", description = "list the rules, and look at nothing")
  boolean rules;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  @Override
  String summary() {
    return "Check certificates against RFC 5280, as far as it concerns a private authority.";
  }

  @Override
  List<Example> examples() {
    return List.of(
        new Example("lint", "every certificate in ./certs"),
        new Example("lint -e prod --strict", "exit 1 for a warning as well"),
        new Example("lint --rules", "what is looked at, and where it is written"));
  }

  @Override
  int call(Console console) throws IOException {
    if (rules) {
      LintRules.ALL.forEach(
          rule ->
              console
                  .out()
                  .print(
                      "%-7s  %-50s  %s\n"
                          .formatted(rule.severity().text(), rule.id(), rule.section())));
      return ExitCode.DONE;
    }
    Path path = target.existing(console);
    InspectReport found = new Inspector(console.clock()).inspect(path);
    Map<String, Profile> profiles = profiles(path, console);
    LintReport report =
        Linter.lint(found.certificates().stream().map(item -> input(item, profiles)).toList());
    if (json) {
      console.out().print(json(report));
    } else {
      text(report, console);
    }
    boolean clean = report.errors() == 0 && (!strict || report.warnings() == 0);
    return TargetOption.allReadable(found, console) && clean ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** What the certificates of a store were made for, by fingerprint. */
  private static Map<String, Profile> profiles(Path target, Console console) {
    if (!Files.isDirectory(target)) {
      return Map.of();
    }
    Store store = Store.open(target, console.clock(), console.random());
    return store
        .index()
        .entries()
        .collect(
            Collectors.toMap(
                IndexEntry::fingerprint, entry -> Profile.of(entry.order().profile())));
  }

  private static LintInput input(CertificateItem item, Map<String, Profile> profiles) {
    byte[] der = item.certificate().der();
    Profile known = profiles.get(item.certificate().fingerprint());
    return known == null ? LintInput.of(item.name(), der) : LintInput.of(item.name(), der, known);
  }

  private void text(LintReport report, Console console) {
    Style style = global.style(console);
    for (LintFinding finding : report.findings()) {
      boolean error = finding.rule().severity() == Severity.ERROR;
      console
          .out()
          .print(style.show(finding.text(), error ? Style.Tone.BAD : Style.Tone.WARNING) + "\n");
    }
    console
        .out()
        .print(
            "%d certificates, %d rules: %d errors, %d warnings\n"
                .formatted(
                    report.certificates(),
                    LintRules.ALL.size(),
                    report.errors(),
                    report.warnings()));
  }

  private static String json(LintReport report) {
    return Json.object(
        root -> {
          root.put("certificates", report.certificates());
          root.put("errors", report.errors());
          root.put("warnings", report.warnings());
          root.array(
              "findings",
              report.findings().stream(),
              (finding, out) -> {
                out.put("certificate", finding.certificate());
                out.put("rule", finding.rule().id());
                out.put("severity", finding.rule().severity().text());
                out.put("section", finding.rule().section());
                out.put("sentence", finding.sentence());
              });
        });
  }
}
