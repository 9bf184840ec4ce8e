package dev.maximus.certs.inspect;

import java.util.ArrayList;
import java.util.List;

/** Collects checks. */
final class CheckList {
  private final List<Check> checks = new ArrayList<>();

  void ok(String id, String target, String sentence) {
    checks.add(new Check(id, target, Check.Outcome.OK, sentence));
  }

  void failed(String id, String target, String sentence) {
    checks.add(new Check(id, target, Check.Outcome.FAILED, sentence));
  }

  void skipped(String id, String target, String sentence) {
    checks.add(new Check(id, target, Check.Outcome.SKIPPED, sentence));
  }

  VerifyReport report() {
    return new VerifyReport(checks);
  }
}
