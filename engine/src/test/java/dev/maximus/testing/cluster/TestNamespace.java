package dev.maximus.testing.cluster;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The namespace of one test. */
record TestNamespace(Cluster cluster) implements AutoCloseable {
  static final String LABEL = "maximus.dev/test";
  private static final int READABLE_LENGTH = 40;

  static TestNamespace create(
      RunningCluster running, NamespacedKubernetesClient client, String testName) {
    String name = name(testName);
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels(LABEL, "true")
                .endMetadata()
                .build())
        .create();
    NamespacedKubernetesClient own = client.inNamespace(name);
    // Until the controllers have made it, no pod is admitted.
    own.serviceAccounts()
        .withName("default")
        .waitUntilCondition(
            (ServiceAccount account) -> Objects.nonNull(account), 30, TimeUnit.SECONDS);
    return new TestNamespace(new Cluster(running, own, name));
  }

  /** Readable, and different each time: a namespace of the same name may still be terminating. */
  static String name(String testName) {
    String readable =
        testName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (readable.length() > READABLE_LENGTH) {
      readable = readable.substring(0, READABLE_LENGTH);
    }
    return "t-%s-%s".formatted(readable, UUID.randomUUID().toString().substring(0, 8));
  }

  @Override
  public void close() {
    // Containers that ignore the signal would hold the namespace for 30 seconds.
    cluster.client().pods().withGracePeriod(0).delete();
    cluster.client().namespaces().withName(cluster.namespace()).delete();
  }
}
