package dev.maximus.components.scaling;

import java.util.OptionalInt;

/**
 * How many pods a workload has: a number, or a range in which a HorizontalPodAutoscaler decides.
 * Never both, because each would undo what the other does.
 */
public sealed interface Scaling permits Fixed, Autoscaled {
  /** More is a typing mistake: a cluster of that size has other problems. */
  int MAX = 1000;

  static Fixed fixed(int replicas) {
    return new Fixed(replicas);
  }

  static Autoscaled autoscaled(int min, int max) {
    return new Autoscaled(min, max);
  }

  /** What the workload itself says; empty when an autoscaler owns the number. */
  OptionalInt replicas();

  /** The pods that are there at least. */
  int atLeast();
}
