package dev.maximus.certs.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** No two certificates of a set may have the same name, or files of the same name. */
final class NameRules {
  /** Each name is compared with each series, so there cannot be any number of them. */
  static final int MAX_SERIES = 100;

  /** The index that the store keeps beside the certificates has these names. */
  private static final Set<String> STORE_NAMES = Set.of("index", "index.yaml");

  private final Layout layout;
  private final Set<String> names = new HashSet<>();
  private final List<CertificateSeries> series = new ArrayList<>();
  private final List<SetProblem> problems = new ArrayList<>();

  private NameRules(Layout layout) {
    this.layout = layout;
  }

  static List<SetProblem> problems(
      Layout layout, List<CertificateOrder> authorities, List<CertificateEntry> entries) {
    NameRules rules = new NameRules(layout);
    authorities.forEach(order -> rules.add(SetRules.AUTHORITIES, order));
    entries.forEach(entry -> rules.add(SetRules.CERTIFICATES, entry));
    if (rules.series.size() > MAX_SERIES) {
      rules.problem(
          List.of(SetRules.CERTIFICATES),
          "the set has %d certificates with a count, must have at most %d"
              .formatted(rules.series.size(), MAX_SERIES));
      return rules.problems;
    }
    authorities.forEach(order -> rules.check(SetRules.AUTHORITIES, order));
    entries.forEach(entry -> rules.check(SetRules.CERTIFICATES, entry));
    return rules.problems;
  }

  private void add(String section, CertificateEntry entry) {
    if (!names.add(entry.name())) {
      problem(List.of(section, entry.name()), "name '" + entry.name() + "' is there twice");
    }
    if (entry instanceof CertificateSeries many) {
      series.add(many);
    }
  }

  private void check(String section, CertificateEntry entry) {
    String name = entry.name();
    List<String> path = List.of(section, name);
    if (STORE_NAMES.contains(name)) {
      problem(path, "name '" + name + "' is the one of the store's own index");
    }
    layout
        .stem(name)
        .filter(stem -> entry.count() > 1 || has(stem))
        .ifPresent(
            stem ->
                problem(
                    path,
                    "name '"
                        + name
                        + "' would mix its files with those of '"
                        + stem
                        + "' in the flat layout"));
    for (CertificateSeries many : series) {
      boolean same = entry instanceof CertificateSeries other && clash(other, many);
      if (same || many.number(name).isPresent()) {
        problem(path, "name '" + name + "' is also one of '" + many.name() + "'");
      }
    }
  }

  private boolean has(String name) {
    return names.contains(name) || series.stream().anyMatch(many -> many.number(name).isPresent());
  }

  /** Whether the names could meet: {@code a-{n}} and {@code a-1{n}} do at a-11. */
  private static boolean clash(CertificateSeries one, CertificateSeries other) {
    return !one.equals(other)
        && digitsApart(one.prefix(), other.prefix())
        && digitsApart(reversed(one.suffix()), reversed(other.suffix()));
  }

  private static boolean digitsApart(String one, String other) {
    String longer = one.length() > other.length() ? one : other;
    String shorter = longer.equals(one) ? other : one;
    return longer.startsWith(shorter)
        && longer.substring(shorter.length()).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  private void problem(List<String> path, String sentence) {
    problems.add(new SetProblem(path, sentence));
  }
}
