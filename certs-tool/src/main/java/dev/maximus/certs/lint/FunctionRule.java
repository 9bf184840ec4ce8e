package dev.maximus.certs.lint;

import java.util.Optional;
import java.util.function.Function;

record FunctionRule(
    String id, String section, Severity severity, Function<LintSubject, Optional<String>> function)
    implements LintRule {
  @Override
  public Optional<String> check(LintSubject subject) {
    return function.apply(subject);
  }

  @Override
  public String toString() {
    return id;
  }
}
