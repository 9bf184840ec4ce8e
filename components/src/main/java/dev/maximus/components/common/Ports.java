package dev.maximus.components.common;

/**
 * Where a service listens.
 *
 * @param http the port that serves requests and probes
 * @param metrics the port that serves metrics; the same as {@code http} unless set
 */
public record Ports(int http, int metrics) {
  /** Names carry the protocol, from which a mesh learns it (Istio's IST0118). */
  public static final String HTTP = "http-api";

  public static final String METRICS = "http-metrics";

  /** Below is what only root may open; our containers are not root. */
  public static final int MIN = 1024;

  public static final int MAX = 65535;

  public Ports {
    Problems.in("Ports")
        .require(isValid(http), "http '%d' must be from %d to %d", http, MIN, MAX)
        .require(isValid(metrics), "metrics '%d' must be from %d to %d", metrics, MIN, MAX)
        .throwIfAny();
  }

  public static Ports of(int http) {
    return new Ports(http, http);
  }

  public Ports withMetrics(int metrics) {
    return new Ports(http, metrics);
  }

  public boolean metricsApart() {
    return metrics != http;
  }

  /** The name of the port that is scraped. */
  public String metricsName() {
    return metricsApart() ? METRICS : HTTP;
  }

  private static boolean isValid(int port) {
    return port >= MIN && port <= MAX;
  }
}
