package dev.maximus.components.common;

import static java.util.Objects.requireNonNull;

import com.pulumi.kubernetes.core.v1.inputs.HTTPGetActionArgs;
import com.pulumi.kubernetes.core.v1.inputs.ProbeArgs;

/**
 * How the kubelet asks a service whether it has started, may get requests, and is alive. Three
 * paths, because the answers differ: a service that waits for its database is alive and not ready.
 */
public record Probes(Http startup, Http readiness, Http liveness) {

  /** One question, by HTTP on the service's own port. */
  public record Http(String path, int periodSeconds, int timeoutSeconds, int failureThreshold) {
    public Http {
      requireNonNull(path, "path is null");
      Problems.in("Probes")
          .require(path.startsWith("/"), "path '%s' must begin with '/'", path)
          .require(periodSeconds >= 1, "periodSeconds '%d' must be at least 1", periodSeconds)
          .require(timeoutSeconds >= 1, "timeoutSeconds '%d' must be at least 1", timeoutSeconds)
          .require(
              failureThreshold >= 1, "failureThreshold '%d' must be at least 1", failureThreshold)
          .throwIfAny();
    }

    private ProbeArgs args() {
      return ProbeArgs.builder()
          .httpGet(HTTPGetActionArgs.builder().path(path).port(Ports.HTTP).build())
          .periodSeconds(periodSeconds)
          .timeoutSeconds(timeoutSeconds)
          .failureThreshold(failureThreshold)
          .build();
    }
  }

  /**
   * Up to two minutes to start (a model may have to load). Out of the Service after 15 s without an
   * answer; restarted only after a minute, so that a slow moment does not become an outage.
   */
  public static final Probes DEFAULT =
      new Probes(
          new Http("/health/startup", 2, 2, 60),
          new Http("/health/ready", 5, 3, 3),
          new Http("/health/live", 10, 5, 6));

  public Probes {
    requireNonNull(startup, "startup is null");
    requireNonNull(readiness, "readiness is null");
    requireNonNull(liveness, "liveness is null");
  }

  /** By identity: what a record compares with is made at run time, 10 ms for the first one. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isDefault() {
    return this == DEFAULT;
  }

  public ProbeArgs startupArgs() {
    return isDefault() ? Built.STARTUP : startup.args();
  }

  public ProbeArgs readinessArgs() {
    return isDefault() ? Built.READINESS : readiness.args();
  }

  public ProbeArgs livenessArgs() {
    return isDefault() ? Built.LIVENESS : liveness.args();
  }

  /** The defaults are the same for every service: built once. */
  private static final class Built {
    static final ProbeArgs STARTUP = DEFAULT.startup.args();
    static final ProbeArgs READINESS = DEFAULT.readiness.args();
    static final ProbeArgs LIVENESS = DEFAULT.liveness.args();
  }
}
