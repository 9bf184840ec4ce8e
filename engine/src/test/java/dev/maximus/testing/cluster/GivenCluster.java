package dev.maximus.testing.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The cluster whose kubeconfig the user names. Its tests make namespaces, and remove them again.
 */
record GivenCluster(Map<String, String> environment) implements ClusterSource {
  static final String VARIABLE = "MAXIMUS_TEST_KUBECONFIG";

  @Override
  public Offer offer(Mode mode) {
    String value = environment.getOrDefault(VARIABLE, "");
    if (value.isBlank()) {
      return new Offer.Unavailable("a cluster's kubeconfig in " + VARIABLE);
    }
    Path file = Path.of(value);
    if (!Files.isReadable(file)) {
      // Silently taking another cluster than the one asked for would be worse than a failure.
      throw new IllegalStateException("%s '%s' is not a readable file".formatted(VARIABLE, value));
    }
    return new Offer.Started(new Given(file));
  }

  private record Given(Path kubeconfig) implements RunningCluster {
    @Override
    public String description() {
      return "the cluster of " + kubeconfig;
    }
  }
}
