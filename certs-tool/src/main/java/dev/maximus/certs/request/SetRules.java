package dev.maximus.certs.request;

import dev.maximus.certs.x509.AuthorityProfile;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.IstioCa;
import dev.maximus.certs.x509.LeafProfile;
import dev.maximus.certs.x509.NameConstraints;
import dev.maximus.certs.x509.Subject;
import dev.maximus.certs.x509.SubjectAlternativeName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must be so between the certificates of one set. */
final class SetRules {
  static final String AUTHORITIES = "authorities";
  static final String CERTIFICATES = "certificates";

  /** Who reads more than this at once? The set is refused all the same. */
  private static final int MAX_PROBLEMS = 100;

  private final boolean production;
  private final Layout layout;
  private final Map<String, CertificateOrder> authorities = new LinkedHashMap<>();
  // The authorities that have a root at the end of their issuers.
  private final Map<String, CertificateOrder> rooted = new HashMap<>();
  private final Map<Subject, String> subjects = new HashMap<>();
  private final List<SetProblem> problems = new ArrayList<>();

  private SetRules(boolean production, Layout layout, List<CertificateOrder> authorities) {
    this.production = production;
    this.layout = layout;
    authorities.forEach(order -> this.authorities.putIfAbsent(order.name(), order));
  }

  /** What is wrong, in the order of the entries; empty when nothing is. */
  static List<SetProblem> problems(
      String environment,
      boolean production,
      Layout layout,
      List<CertificateOrder> authorities,
      List<CertificateEntry> entries) {
    SetRules rules = new SetRules(production, layout, authorities);
    rules.checkSet(environment, entries);
    rules.problems.addAll(NameRules.problems(layout, authorities, entries));
    for (CertificateOrder order : authorities) {
      rules.checkAuthority(order, entries);
    }
    for (CertificateEntry entry : entries) {
      if (rules.problems.size() >= MAX_PROBLEMS) {
        break;
      }
      rules.checkCertificate(entry, entries);
    }
    return rules.problems.subList(0, Math.min(MAX_PROBLEMS, rules.problems.size()));
  }

  /** The authorities, each behind its issuer; otherwise in the order they have. */
  static List<CertificateOrder> issuersFirst(List<CertificateOrder> authorities) {
    Map<String, CertificateOrder> waiting = new LinkedHashMap<>();
    List<CertificateOrder> twice = new ArrayList<>();
    for (CertificateOrder order : authorities) {
      if (waiting.putIfAbsent(order.name(), order) != null) {
        twice.add(order);
      }
    }
    List<CertificateOrder> sorted = new ArrayList<>();
    for (CertificateOrder order : authorities) {
      Deque<CertificateOrder> line = new ArrayDeque<>();
      CertificateOrder next = waiting.remove(order.name());
      while (next != null) {
        line.push(next);
        next = next.issuer().map(waiting::remove).orElse(null);
      }
      sorted.addAll(line);
    }
    sorted.addAll(twice);
    return List.copyOf(sorted);
  }

  private void checkSet(String environment, List<CertificateEntry> entries) {
    if (!CertificateRequest.isName(environment)) {
      problem(List.of("environment"), Choice.noName("environment", environment));
    } else if (production && environment.equals(StandardSet.ENVIRONMENT)) {
      problem(
          List.of("production"),
          "production is 'true', and the environment '"
              + environment
              + "' is the one of the set that needs no file");
    }
    if (authorities.isEmpty()) {
      problem(List.of(AUTHORITIES), "authorities must have at least one entry");
    }
    long count = entries.stream().mapToLong(CertificateEntry::count).sum() + authorities.size();
    if (count > CertificateSet.MAX_CERTIFICATES) {
      problem(
          List.of(CERTIFICATES),
          "the set has %d certificates, must have at most %d"
              .formatted(count, CertificateSet.MAX_CERTIFICATES));
    }
  }

  private void checkAuthority(CertificateOrder order, List<CertificateEntry> entries) {
    if (problems.size() >= MAX_PROBLEMS) {
      return;
    }
    String what = "authority '" + order.name() + "'";
    List<String> path = List.of(AUTHORITIES, order.name());
    if (!(order.profile() instanceof AuthorityProfile)) {
      problem(
          path,
          what + " has the profile '" + order.profile().id() + "', which belongs to certificates");
      return;
    }
    String other = subjects.putIfAbsent(order.request().subject(), order.name());
    if (other != null && !other.equals(order.name())) {
      problem(
          path,
          what
              + " has the same subject as '"
              + other
              + "': programs find an issuer by its subject, so each must have its own");
    }
    if (layout == Layout.FLAT && order.profile() instanceof IstioCa) {
      problem(
          path, what + " is an istio-ca: its files have fixed names and need layout directories");
    }
    if (production && !(order.profile() instanceof IstioCa)) {
      order.outputs().stream()
          .filter(kind -> kind != OutputKind.PEM && kind.holdsPlainKey())
          .forEach(
              kind ->
                  problem(
                      List.of(AUTHORITIES, order.name(), "outputs"),
                      what
                          + " has the output '"
                          + kind.id()
                          + "', which holds its key unencrypted; production must not"));
    }
    if (order.issuer().isEmpty()) {
      rooted.put(order.name(), order);
      return;
    }
    issuer(what, path, order.issuer().get(), entries)
        .ifPresent(issuer -> checkIssued(what, path, order, issuer));
  }

  private void checkIssued(
      String what, List<String> path, CertificateOrder order, CertificateOrder issuer) {
    if (!rooted.containsKey(issuer.name())) {
      problem(
          with(path, "issuer"), what + " is its own issuer in the end; a root must be above it");
      return;
    }
    rooted.put(order.name(), order);
    int between = 0;
    for (CertificateOrder above : above(issuer)) {
      if (above.profile() instanceof AuthorityProfile profile && profile.pathLength() <= between) {
        problem(
            with(path, "issuer"),
            what
                + " is an authority below '"
                + above.name()
                + "', whose path length of "
                + profile.pathLength()
                + " allows no such authority");
        return;
      }
      between++;
    }
    checkConstraints(what, path, order, issuer);
  }

  private void checkCertificate(CertificateEntry entry, List<CertificateEntry> entries) {
    String what = "certificate '" + entry.name() + "'";
    List<String> path = List.of(CERTIFICATES, entry.name());
    if (!(entry.profile() instanceof LeafProfile)) {
      problem(
          path,
          what + " has the profile '" + entry.profile().id() + "', which belongs to authorities");
      return;
    }
    CertificateOrder first = entry.order(1);
    Optional<CertificateOrder> issuer =
        issuer(what, path, first.issuer().orElse(""), entries)
            .filter(authority -> rooted.containsKey(authority.name()));
    if (issuer.isEmpty() || constraints(issuer.get()).isEmpty()) {
      return;
    }
    for (int n = 1; n <= entry.count(); n++) {
      if (!checkConstraints(what, path, entry.order(n), issuer.get())) {
        return;
      }
    }
  }

  private boolean checkConstraints(
      String what, List<String> path, CertificateOrder order, CertificateOrder issuer) {
    int before = problems.size();
    for (CertificateOrder above : constraints(issuer)) {
      checkCommonName(what, path, order, above);
      NameConstraints constraints = above.request().nameConstraints().orElseThrow();
      for (SubjectAlternativeName name : order.request().names()) {
        if (!constraints.permits(name)) {
          problem(
              path,
              what
                  + " has the name '"
                  + name.text()
                  + "', which the name constraints of '"
                  + above.name()
                  + "' do not permit");
        }
      }
    }
    return problems.size() == before;
  }

  private void checkCommonName(
      String what, List<String> path, CertificateOrder order, CertificateOrder above) {
    NameConstraints constraints = above.request().nameConstraints().orElseThrow();
    order
        .request()
        .hostInCommonName()
        .filter(host -> !constraints.permits(host))
        .ifPresent(
            host ->
                problem(
                    path,
                    "%s has the common name '%s', which Java reads as a DNS name, and which the name constraints of '%s' do not permit"
                        .formatted(what, host.value(), above.name())));
  }

  /** The authority of this name, or a problem. */
  private Optional<CertificateOrder> issuer(
      String what, List<String> path, String name, List<CertificateEntry> entries) {
    CertificateOrder issuer = authorities.get(name);
    if (issuer != null) {
      return Optional.of(issuer).filter(order -> order.profile() instanceof AuthorityProfile);
    }
    String rule =
        entries.stream()
            .filter(entry -> entry.name().equals(name))
            .findFirst()
            .map(
                leaf -> "issuer '" + name + "' is a " + leaf.profile().id() + ", which issues none")
            .orElseGet(() -> Choice.unknown("issuer", name, authorities.keySet()));
    problem(with(path, "issuer"), what + ": " + rule);
    return Optional.empty();
  }

  /** This authority and those above it. */
  private List<CertificateOrder> above(CertificateOrder authority) {
    List<CertificateOrder> line = new ArrayList<>();
    Optional<CertificateOrder> next = Optional.of(authority);
    while (next.isPresent()) {
      line.add(next.get());
      next = next.get().issuer().map(rooted::get);
    }
    return line;
  }

  private List<CertificateOrder> constraints(CertificateOrder authority) {
    return above(authority).stream()
        .filter(order -> order.request().nameConstraints().isPresent())
        .toList();
  }

  private static List<String> with(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }

  private void problem(List<String> path, String sentence) {
    problems.add(new SetProblem(path, sentence));
  }
}
