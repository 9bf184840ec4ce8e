package dev.maximus.certs.inspect;

import java.util.List;
import java.util.Locale;

/** All checks, with all faults. */
public record VerifyReport(List<Check> checks) {
  public VerifyReport {
    checks = List.copyOf(checks);
  }

  public boolean isOk() {
    return failed().isEmpty();
  }

  public List<Check> failed() {
    return checks.stream().filter(check -> check.outcome() == Check.Outcome.FAILED).toList();
  }

  /** A line for each check. */
  public String text(Style style) {
    StringBuilder out = new StringBuilder();
    checks.forEach(check -> out.append(check.line(style)));
    return out.toString();
  }

  public String json() {
    return Json.object(
        json -> {
          json.put("ok", isOk());
          json.array(
              "checks",
              checks.stream(),
              (check, each) -> {
                each.put("id", check.id());
                each.put("target", check.target());
                each.put("outcome", check.outcome().text().toLowerCase(Locale.ROOT));
                each.put("sentence", check.sentence());
              });
        });
  }
}
