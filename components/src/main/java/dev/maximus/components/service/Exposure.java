package dev.maximus.components.service;

import com.pulumi.kubernetes.core.v1.inputs.ServiceSpecArgs;
import dev.maximus.components.common.Problems;
import java.util.List;

/** From where a service can be reached. */
public sealed interface Exposure {
  static Exposure internal() {
    return new Internal();
  }

  /** Adds to a Service what makes it reachable so. */
  ServiceSpecArgs.Builder applyTo(ServiceSpecArgs.Builder spec);

  /** The port on every node, for the main port of the service; 0 for none. */
  default int nodePort() {
    return 0;
  }

  /** Whether nobody outside the cluster can connect. */
  default boolean isInternal() {
    return false;
  }

  /** From inside the cluster only. */
  record Internal() implements Exposure {
    @Override
    public boolean isInternal() {
      return true;
    }

    @Override
    public ServiceSpecArgs.Builder applyTo(ServiceSpecArgs.Builder spec) {
      return spec.type("ClusterIP");
    }
  }

  /** On a fixed port of every node: for a cluster on one's own machine. */
  record NodePort(int port) implements Exposure {
    /** Kubernetes' own default range. */
    public static final int MIN = 30000;

    public static final int MAX = 32767;

    public NodePort {
      Problems.in("NodePort")
          .require(port >= MIN && port <= MAX, "port '%d' must be from %d to %d", port, MIN, MAX)
          .throwIfAny();
    }

    @Override
    public ServiceSpecArgs.Builder applyTo(ServiceSpecArgs.Builder spec) {
      return spec.type("NodePort");
    }

    @Override
    public int nodePort() {
      return port;
    }
  }

  /**
   * By a load balancer of the cloud.
   *
   * @param sourceRanges the networks that may connect, at least one; everybody is {@code
   *     0.0.0.0/0}, and has to be said
   */
  record LoadBalancer(List<String> sourceRanges) implements Exposure {
    public LoadBalancer {
      sourceRanges = List.copyOf(sourceRanges);
      Problems problems =
          Problems.in("LoadBalancer")
              .require(!sourceRanges.isEmpty(), "sourceRanges '[]' must name at least one network");
      for (String range : sourceRanges) {
        problems.require(Cidr.isValid(range), "sourceRange '%s' " + Cidr.RULE, range);
      }
      problems.throwIfAny();
    }

    @Override
    public ServiceSpecArgs.Builder applyTo(ServiceSpecArgs.Builder spec) {
      // Local keeps the client's address, which is what the ranges are compared with.
      return spec.type("LoadBalancer")
          .externalTrafficPolicy("Local")
          .loadBalancerSourceRanges(sourceRanges);
    }
  }
}
