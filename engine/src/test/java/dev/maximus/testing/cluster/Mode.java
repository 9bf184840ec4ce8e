package dev.maximus.testing.cluster;

import java.util.Locale;

/** What a test needs of its cluster. */
public enum Mode {
  /**
   * A real API server and real controllers. Pods become ready; whether they run does not matter.
   */
  SIMULATED("cluster"),
  /** Containers run. */
  REAL("real");

  private final String capability;

  Mode(String capability) {
    this.capability = capability;
  }

  /** The name for {@link dev.maximus.testing.Requires}. */
  String capability() {
    return capability;
  }

  /** The name for {@code toolchain/cluster}. */
  String argument() {
    return name().toLowerCase(Locale.ROOT);
  }
}
