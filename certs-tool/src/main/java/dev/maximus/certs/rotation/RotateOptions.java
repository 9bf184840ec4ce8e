package dev.maximus.certs.rotation;

import dev.maximus.certs.store.ApplyOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a step is done.
 *
 * @param apply how the store is changed: the passphrase, the other files, the progress
 * @param deployed the operator says that every server and client uses the files of this phase
 * @param propagation how long it takes until every consumer has a new bundle
 * @param workloadLifetime how long a certificate lives that istiod issues
 * @param root which root a rotation begins with; needed only when a set has several
 */
public record RotateOptions(
    ApplyOptions apply,
    boolean deployed,
    Duration propagation,
    Duration workloadLifetime,
    Optional<String> root) {
  /** A day: nightly deployments have run, and a kubelet updates a Secret within minutes. */
  public static final Duration DEFAULT_PROPAGATION = Duration.ofHours(24);

  /** Istio's DEFAULT_WORKLOAD_CERT_TTL. */
  public static final Duration DEFAULT_WORKLOAD_LIFETIME = Duration.ofHours(24);

  private static final Duration LONGEST = Duration.ofDays(3650);

  public static final RotateOptions PLAIN = of(ApplyOptions.PLAIN);

  public RotateOptions {
    List<String> problems = new ArrayList<>();
    check("propagation time", propagation, DEFAULT_PROPAGATION, problems);
    check("workload lifetime", workloadLifetime, DEFAULT_WORKLOAD_LIFETIME, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  public static RotateOptions of(ApplyOptions apply) {
    return new RotateOptions(
        apply, false, DEFAULT_PROPAGATION, DEFAULT_WORKLOAD_LIFETIME, Optional.empty());
  }

  private static void check(String what, Duration time, Duration least, List<String> problems) {
    if (time.compareTo(least) < 0 || time.compareTo(LONGEST) > 0) {
      problems.add(
          "%s '%s' must be from %s to %s".formatted(what, text(time), text(least), text(LONGEST)));
    }
  }

  /** As people write it: {@code 24h} or {@code 90m}. */
  static String text(Duration time) {
    return time.equals(Duration.ofHours(time.toHours()))
        ? time.toHours() + "h"
        : time.toMinutes() + "m";
  }

  public RotateOptions withDeployed(boolean deployed) {
    return new RotateOptions(apply, deployed, propagation, workloadLifetime, root);
  }

  /** Only longer than the default: who needs no time says that all is deployed. */
  public RotateOptions withPropagation(Duration time) {
    return new RotateOptions(apply, deployed, time, workloadLifetime, root);
  }

  /** Only longer than the default. */
  public RotateOptions withWorkloadLifetime(Duration time) {
    return new RotateOptions(apply, deployed, propagation, time, root);
  }

  public RotateOptions withRoot(String name) {
    return new RotateOptions(apply, deployed, propagation, workloadLifetime, Optional.of(name));
  }
}
