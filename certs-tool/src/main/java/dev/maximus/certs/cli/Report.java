package dev.maximus.certs.cli;

import dev.maximus.certs.inspect.Json;
import dev.maximus.certs.output.FileNames;
import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.store.Cause;
import dev.maximus.certs.store.Plan;
import dev.maximus.certs.store.Result;
import dev.maximus.certs.store.Step;
import dev.maximus.certs.store.Store;
import dev.maximus.certs.store.index.Index;
import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.x509.SubjectAlternativeName;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what was issued: what, for whom, until when, where, and why. */
final class Report {
  /** A person reads no more; the index lists all. */
  private static final int MOST_LINES = 30;

  private static final int MOST_NAMES = 4;

  private final Store store;
  private final Console console;
  private final boolean json;

  Report(Store store, Console console, boolean json) {
    this.store = store;
    this.console = console;
    this.json = json;
  }

  /** What would be done. */
  void planned(Plan plan) {
    if (json) {
      console.out().print(json(plan, false, List.of(), plan.warnings()));
      return;
    }
    plan.warnings().forEach(this::warn);
    if (plan.isEmpty()) {
      console.out().print(shown() + ": nothing to do, " + count(plan.unchanged()) + " unchanged\n");
      return;
    }
    lines(plan, "would issue", Index.empty());
    console
        .out()
        .print(
            "%s: %s to issue, %d to remove, %d unchanged; nothing was done\n"
                .formatted(shown(), count(plan.issued()), plan.removed().size(), plan.unchanged()));
  }

  /** What was done. */
  void done(Result result) {
    Plan plan = result.plan();
    if (json) {
      console.out().print(json(plan, result.changed(), result.plainKeys(), result.warnings()));
      return;
    }
    result.warnings().forEach(this::warn);
    if (plan.isEmpty()) {
      console.out().print(shown() + ": up to date, " + count(plan.unchanged()) + "\n");
      return;
    }
    lines(plan, "issued", store.index());
    console
        .out()
        .print(
            "%s: %s issued, %d removed, %d unchanged\n"
                .formatted(
                    shown(),
                    count(plan.issued()),
                    plan.removed().size(),
                    plan.unchanged() + plan.rewritten()));
    if (!result.plainKeys().isEmpty()) {
      console.say(
          "note: the key of "
              + result.plainKeys().stream()
                  .map(name -> "'" + name + "'")
                  .collect(Collectors.joining(", "))
              + " is not encrypted: for development only");
    }
  }

  private void lines(Plan plan, String verb, Index index) {
    List<Step> steps = plan.steps().limit(MOST_LINES + 1L).toList();
    int width = steps.stream().mapToInt(step -> step.order().name().length()).max().orElse(0);
    for (Step step : steps.subList(0, Math.min(steps.size(), MOST_LINES))) {
      String action = step.reason().cause().issues() ? verb : "wrote";
      StringBuilder line = new StringBuilder(action).append(' ');
      line.append(step.order().name()).append(" ".repeat(width - step.order().name().length()));
      line.append("  ").append(what(step.order()));
      index
          .find(step.order().name())
          .ifPresent(
              entry ->
                  line.append(", until ")
                      .append(day(entry))
                      .append(", ")
                      .append(
                          console.shown(
                              store.directory().resolve(certificate(step.order(), plan)))));
      if (step.reason().cause() != Cause.NEW) {
        line.append("\n  because ").append(step.reason().text());
      }
      console.out().print(line + "\n");
    }
    int more = plan.issued() + plan.rewritten() - MOST_LINES;
    if (more > 0) {
      console.out().print("... and " + more + " more\n");
    }
    for (IndexEntry gone : plan.removed()) {
      console.out().print("removed " + gone.name() + ": the request does not ask for it\n");
    }
  }

  private static String certificate(CertificateOrder order, Plan plan) {
    return new FileNames(order.name(), order.profile(), plan.set().layout()).certificate();
  }

  private static String what(CertificateOrder order) {
    List<String> names =
        new ArrayList<>(
            order.request().names().stream().map(SubjectAlternativeName::value).toList());
    Optional<String> commonName = order.request().subject().commonName();
    if (names.isEmpty()) {
      commonName.ifPresent(names::add);
    }
    String shown = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
    if (names.size() > MOST_NAMES) {
      shown += " and " + (names.size() - MOST_NAMES) + " more";
    }
    return order.profile().id() + " for " + shown;
  }

  private static String day(IndexEntry entry) {
    return DateTimeFormatter.ISO_LOCAL_DATE.format(entry.notAfter().atOffset(ZoneOffset.UTC));
  }

  private static String count(int certificates) {
    return certificates == 1 ? "1 certificate" : certificates + " certificates";
  }

  private String shown() {
    return console.shown(store.directory());
  }

  private void warn(String warning) {
    console.say("warning: " + warning);
  }

  private String json(Plan plan, boolean changed, List<String> plainKeys, List<String> warnings) {
    Index index = changed ? store.index() : Index.empty();
    return Json.object(
        root -> {
          root.put("environment", plan.set().environment());
          root.put("store", store.directory().toString());
          root.put("changed", changed);
          root.put("unchanged", plan.unchanged());
          root.array(
              "issued",
              plan.steps(),
              (step, out) -> {
                CertificateOrder order = step.order();
                out.put("name", order.name());
                out.put("profile", order.profile().id());
                out.put("cause", step.reason().cause().name().toLowerCase(Locale.ROOT));
                out.put("details", step.reason().details());
                out.put("certificate", certificate(order, plan));
                index
                    .find(order.name())
                    .ifPresent(
                        entry -> {
                          out.put("serial", entry.serial());
                          out.put("notBefore", entry.notBefore().toString());
                          out.put("notAfter", entry.notAfter().toString());
                          out.put("fingerprint", entry.fingerprint());
                        });
              });
          root.put("removed", plan.removed().stream().map(IndexEntry::name).toList());
          root.put("plainKeys", plainKeys);
          root.put("warnings", warnings);
        });
  }
}
