package dev.maximus.testing.cluster;

/** A place where clusters come from. */
interface ClusterSource {
  /**
   * Starts one, or says in one line why there is none and how to get it. Never takes long to say
   * no.
   */
  Offer offer(Mode mode);

  /** The answer of a source. */
  sealed interface Offer {
    record Started(RunningCluster cluster) implements Offer {}

    record Unavailable(String howToGetIt) implements Offer {}
  }
}
