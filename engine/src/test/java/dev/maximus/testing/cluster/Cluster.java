package dev.maximus.testing.cluster;

import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.nio.file.Path;

/** A cluster as one test sees it: with a fresh namespace, which goes when the test ends. */
public final class Cluster {
  private final RunningCluster running;
  private final NamespacedKubernetesClient client;
  private final String namespace;

  Cluster(RunningCluster running, NamespacedKubernetesClient client, String namespace) {
    this.running = running;
    this.client = client;
    this.namespace = namespace;
  }

  /** Its default namespace is {@link #namespace}. */
  public NamespacedKubernetesClient client() {
    return client;
  }

  public String namespace() {
    return namespace;
  }

  /** For programs that take a file; administrator's rights, no default namespace. */
  public Path kubeconfig() {
    return running.kubeconfig();
  }

  /** Which cluster it is, for messages. */
  public String description() {
    return running.description();
  }

  /**
   * Makes sure that pods can use the image, and returns its name. Set {@code imagePullPolicy:
   * IfNotPresent} on the container.
   */
  public String image(TestImage image) {
    running.load(image);
    return image.reference();
  }
}
