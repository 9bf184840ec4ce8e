package dev.maximus.certs.inspect;

import java.util.List;
import java.util.Set;

/**
 * What a certificate shall be good for.
 *
 * @param hosts names or addresses that clients ask for
 */
public record Expectation(List<String> hosts, Set<Purpose> purposes) {
  /** Nothing but a good chain. */
  public static final Expectation NONE = new Expectation(List.of(), Set.of());

  public Expectation {
    hosts = List.copyOf(hosts);
    purposes = Set.copyOf(purposes);
  }

  /** A server that clients call by these names. */
  public static Expectation server(String... hosts) {
    return new Expectation(List.of(hosts), Set.of(Purpose.SERVER));
  }

  public static Expectation client() {
    return new Expectation(List.of(), Set.of(Purpose.CLIENT));
  }
}
