package dev.maximus.testing.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.concurrent.TimeUnit;

/**
 * A program for a JVM of its own: takes a cluster, sees a Deployment become ready, prints {@code
 * ready <kubeconfig>}, and holds the cluster until its input ends.
 */
final class ClusterHolder {
  static final String READY = "ready ";

  private ClusterHolder() {}

  public static void main(String[] args) throws Exception {
    ClusterSource source =
        switch (args[0]) {
          case "native" -> new NativeCluster();
          case "k3s" -> new K3sCluster(System.getenv());
          default -> throw new IllegalArgumentException(args[0]);
        };
    ClusterSource.Offer offer = source.offer(Mode.valueOf(args[1]));
    if (!(offer instanceof ClusterSource.Offer.Started started)) {
      System.err.println(offer);
      System.exit(1);
      return;
    }
    try (RunningCluster cluster = started.cluster()) {
      Config config = Config.fromKubeconfig(cluster.kubeconfig().toFile());
      try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
        client.resource(Samples.deployment("held", 2)).inNamespace("default").serverSideApply();
        client
            .apps()
            .deployments()
            .inNamespace("default")
            .withName("held")
            .waitUntilReady(90, TimeUnit.SECONDS);
      }
      System.out.println(READY + cluster.kubeconfig());
      while (System.in.read() >= 0) {
        // held until the input ends
      }
    }
  }
}
