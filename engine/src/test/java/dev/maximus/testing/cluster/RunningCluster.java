package dev.maximus.testing.cluster;

import java.nio.file.Path;

/** A cluster that can be used, until it is closed. */
interface RunningCluster extends AutoCloseable {
  Path kubeconfig();

  String description();

  /** Makes the image available where the cluster cannot pull it. */
  default void load(TestImage image) {}

  @Override
  default void close() {}
}
