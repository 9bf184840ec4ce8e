package dev.maximus.certs.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All certificates of one environment. In an object of this type each issuer is there and may issue
 * what is asked of it, and no two certificates have the same name or file.
 *
 * @param environment what the set is called: {@code dev}
 * @param production whether the keys of its authorities must be encrypted
 * @param authorities each behind its issuer, whatever the order they were given in
 * @param entries the certificates, where many that are alike are one entry; see {@link
 *     #certificates}
 */
public record CertificateSet(
    String environment,
    boolean production,
    Layout layout,
    List<CertificateOrder> authorities,
    List<CertificateEntry> entries) {
  /** More than this is a slip of the hand. */
  public static final int MAX_CERTIFICATES = 1_000_000;

  public CertificateSet {
    authorities = SetRules.issuersFirst(authorities);
    entries = List.copyOf(entries);
    List<SetProblem> problems =
        SetRules.problems(environment, production, layout, authorities, entries);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          String.join("; ", problems.stream().map(SetProblem::sentence).toList()));
    }
  }

  /** How many certificates and authorities there are. */
  public int size() {
    return authorities.size() + entries.stream().mapToInt(CertificateEntry::count).sum();
  }

  /**
   * The certificates without the authorities. It is a view: those of a series are made when they
   * are asked for, and not kept. Go through it once, and copy nothing.
   */
  public List<CertificateOrder> certificates() {
    return new OrderList(entries);
  }

  /** Authorities, issuers first, and then the certificates, which are made as the stream goes. */
  public Stream<CertificateOrder> orders() {
    return Stream.concat(authorities.stream(), certificates().stream());
  }

  /** The authority of this name. */
  public Optional<CertificateOrder> authority(String name) {
    return authorities.stream().filter(order -> order.name().equals(name)).findFirst();
  }

  /** The authority or certificate of this name. */
  public Optional<CertificateOrder> find(String name) {
    Optional<CertificateOrder> authority = authority(name);
    if (authority.isPresent()) {
      return authority;
    }
    for (CertificateEntry entry : entries) {
      if (entry instanceof CertificateSeries series) {
        Optional<CertificateOrder> one = series.number(name).map(series::order);
        if (one.isPresent()) {
          return one;
        }
      } else if (entry.name().equals(name)) {
        return Optional.of(entry.order(1));
      }
    }
    return Optional.empty();
  }

  /** What can be issued and may still be a mistake, each a sentence. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    authorities.forEach(order -> warn(order, warnings));
    entries.forEach(entry -> warn(entry.order(1), warnings));
    return warnings;
  }

  private void warn(CertificateOrder order, List<String> warnings) {
    String subject = "certificate '" + order.name() + "': ";
    order.request().key().warning().ifPresent(text -> warnings.add(subject + text));
    order
        .issuer()
        .flatMap(this::authority)
        .filter(issuer -> longer(order, issuer))
        .ifPresent(
            issuer ->
                warnings.add(
                    "%slifetime '%s' is longer than '%s' of its issuer '%s', and is cut to it"
                        .formatted(
                            subject,
                            order.request().lifetime().text(),
                            issuer.request().lifetime().text(),
                            issuer.name())));
  }

  /** Whether one asks for more time than the other, when both begin together. */
  private static boolean longer(CertificateOrder one, CertificateOrder other) {
    return end(one).isAfter(end(other));
  }

  private static Instant end(CertificateOrder order) {
    return order.request().lifetime().from(Instant.EPOCH);
  }
}
