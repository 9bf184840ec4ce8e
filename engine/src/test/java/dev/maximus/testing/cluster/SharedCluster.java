package dev.maximus.testing.cluster;

import dev.maximus.testing.Requires;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster of one mode in this JVM, or the reason why there is none; found out once. */
final class SharedCluster implements AutoCloseable {
  private final Mode mode;
  private final Optional<RunningCluster> running;
  private final Optional<NamespacedKubernetesClient> client;
  private final String howToGetIt;
  private final Optional<RuntimeException> failure;

  private SharedCluster(
      Mode mode,
      Optional<RunningCluster> running,
      String howToGetIt,
      Optional<RuntimeException> failure) {
    this.mode = mode;
    this.running = running;
    this.client = running.map(SharedCluster::connect);
    this.howToGetIt = howToGetIt;
    this.failure = failure;
  }

  /** Takes the first source that has one. */
  static SharedCluster start(Mode mode, Map<String, String> environment) {
    return start(
        mode,
        List.of(new GivenCluster(environment), new K3sCluster(environment), new NativeCluster()));
  }

  static SharedCluster start(Mode mode, List<ClusterSource> sources) {
    List<String> ways = new ArrayList<>();
    try {
      for (ClusterSource source : sources) {
        ClusterSource.Offer offer = source.offer(mode);
        if (offer instanceof ClusterSource.Offer.Started started) {
          return new SharedCluster(mode, Optional.of(started.cluster()), "", Optional.empty());
        }
        ways.add(((ClusterSource.Offer.Unavailable) offer).howToGetIt());
      }
    } catch (RuntimeException e) {
      // Kept: the next test must not wait for the same failure again.
      return new SharedCluster(mode, Optional.empty(), "", Optional.of(e));
    }
    return new SharedCluster(mode, Optional.empty(), String.join(", or ", ways), Optional.empty());
  }

  private static NamespacedKubernetesClient connect(RunningCluster cluster) {
    Config config = Config.fromKubeconfig(cluster.kubeconfig().toFile());
    return new KubernetesClientBuilder()
        .withConfig(config)
        .build()
        .adapt(NamespacedKubernetesClient.class);
  }

  /** Skips the test when there is no cluster. */
  void require() {
    failure.ifPresent(
        cause -> {
          throw new IllegalStateException("the test cluster did not start", cause);
        });
    Requires.that(mode.capability(), running.isPresent(), howToGetIt);
  }

  Optional<RunningCluster> running() {
    return running;
  }

  /** A view for one test. */
  TestNamespace namespace(String testName) {
    return TestNamespace.create(running.orElseThrow(), client.orElseThrow(), testName);
  }

  @Override
  public void close() {
    client.ifPresent(NamespacedKubernetesClient::close);
    running.ifPresent(RunningCluster::close);
  }
}
