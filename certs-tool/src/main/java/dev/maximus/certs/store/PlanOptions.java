package dev.maximus.certs.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is done besides what the request asks for.
 *
 * @param renew issue again what expires soon
 * @param window how soon; empty for a third of the lifetime of each
 * @param again names of certificates to issue again, whatever they are
 * @param trust what a rotation does to roots
 */
public record PlanOptions(
    boolean renew, Optional<Duration> window, Set<String> again, TrustChange trust) {
  /** Only what the request asks for. */
  public static final PlanOptions GENERATE =
      new PlanOptions(false, Optional.empty(), Set.of(), TrustChange.NONE);

  // The rule of Let's Encrypt and cert-manager: renew when a third of the lifetime is left.
  private static final int PART = 3;

  public PlanOptions {
    again = Set.copyOf(again);
  }

  /** Issue again what has a third of its lifetime left. */
  public static PlanOptions renewing() {
    return new PlanOptions(true, Optional.empty(), Set.of(), TrustChange.NONE);
  }

  /** Issue again what expires within this time. */
  public static PlanOptions renewing(Duration window) {
    return new PlanOptions(true, Optional.of(window), Set.of(), TrustChange.NONE);
  }

  public PlanOptions withAgain(Set<String> names) {
    return new PlanOptions(renew, window, names, trust);
  }

  public PlanOptions withTrust(TrustChange change) {
    return new PlanOptions(renew, window, again, change);
  }

  boolean isDue(Instant notBefore, Instant notAfter, Instant now) {
    return renew
        && Duration.between(now, notAfter)
                .compareTo(
                    window.orElseGet(() -> Duration.between(notBefore, notAfter).dividedBy(PART)))
            < 0;
  }
}
