package dev.maximus.testing.cluster;

import java.util.Map;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Which image K3s is started from: the one place that knows of a substitute.
 *
 * @param substitute made by {@code toolchain/image k3s}: it simulates pods and needs no privilege
 */
record K3sImage(String reference, boolean substitute) {
  /** Set to the name of the substitute where rancher/k3s cannot be pulled. */
  static final String VARIABLE = "MAXIMUS_TEST_K3S_IMAGE";

  static final String ORIGINAL = "rancher/k3s";
  static final K3sImage DEFAULT = new K3sImage(ORIGINAL + ":v1.33.1-k3s1", false);

  static K3sImage from(Map<String, String> environment) {
    String other = environment.getOrDefault(VARIABLE, "");
    return other.isBlank() ? DEFAULT : new K3sImage(other, !other.startsWith(ORIGINAL + ":"));
  }

  boolean runs(Mode mode) {
    return mode == Mode.SIMULATED || !substitute;
  }

  @SuppressWarnings("resource") // whoever asks for the container closes it
  K3sContainer container() {
    DockerImageName name = DockerImageName.parse(reference).asCompatibleSubstituteFor(ORIGINAL);
    K3sContainer container = new K3sContainer(name);
    return substitute ? container.withPrivilegedMode(false) : container;
  }
}
