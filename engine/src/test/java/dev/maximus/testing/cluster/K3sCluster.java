package dev.maximus.testing.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.k3s.K3sContainer;

/** K3s in a container, where there is a Docker engine that has or can pull the image. */
record K3sCluster(Map<String, String> environment) implements ClusterSource {
  /** About 70 MB. */
  private static final Duration PULL_LIMIT = Duration.ofMinutes(3);

  @Override
  public Offer offer(Mode mode) {
    K3sImage image = K3sImage.from(environment);
    if (!image.runs(mode)) {
      return new Offer.Unavailable(
          "an image other than '%s', which runs no pods".formatted(image.reference()));
    }
    // Testcontainers would look for an engine in many places and print what it tried: ask it only
    // when
    // there is one.
    Optional<DockerEngine> engine = DockerEngine.find(environment);
    if (engine.isEmpty()) {
      return new Offer.Unavailable("a Docker engine");
    }
    if (!engine.get().provides(image.reference(), PULL_LIMIT)) {
      return new Offer.Unavailable("a Docker engine that can pull " + image.reference());
    }
    K3sContainer container = image.container();
    try {
      container.start();
      return new Offer.Started(InDocker.of(container, image));
    } catch (RuntimeException e) {
      container.stop();
      if (image.substitute()) {
        throw e; // asked for by name, so a failure is one
      }
      // For example an engine without privileged containers.
      return new Offer.Unavailable("a Docker engine that can run K3s (%s)".formatted(rootCause(e)));
    }
  }

  private static String rootCause(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no message");
  }

  private record InDocker(K3sContainer container, Path kubeconfig, String description)
      implements RunningCluster {
    static InDocker of(K3sContainer container, K3sImage image) {
      try {
        Path file = Files.createTempFile("maximus-k3s-", ".yaml");
        Files.writeString(file, container.getKubeConfigYaml());
        return new InDocker(container, file, image.reference() + " in Docker");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      container.stop();
      try {
        Files.deleteIfExists(kubeconfig);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
