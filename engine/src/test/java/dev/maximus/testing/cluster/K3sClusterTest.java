package dev.maximus.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.testing.Requires;
import dev.maximus.testing.Toolchain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * K3s through Testcontainers, in a Docker engine of our own and with an image of our own: so this
 * path is tried where nothing can be pulled, too.
 */
class K3sClusterTest {
  private static final K3sImage OWN = new K3sImage("local/maximus-k3s:test", true);

  @Test
  void startsInDocker(@TempDir Path dir) throws Exception {
    require();
    Path state = dir.resolve("docker");
    Toolchain.Result docker =
        Toolchain.must(
            "docker",
            "start",
            "k3s",
            "--state",
            state.toString(),
            "--owner-pid",
            Long.toString(ProcessHandle.current().pid()),
            "--wait",
            "300");
    try {
      Map<String, String> environment = exports(docker);
      Optional<DockerEngine> engine = DockerEngine.find(environment);
      assertThat(engine)
          .hasValueSatisfying(found -> assertThat(found.has(OWN.reference())).isTrue());
      environment.put(K3sImage.VARIABLE, OWN.reference());
      // This engine ends with us and has no image of the helper that cleans up after a JVM.
      environment.put("TESTCONTAINERS_RYUK_DISABLED", "true");
      environment.put("TESTCONTAINERS_CHECKS_DISABLE", "true");
      try (HolderProcess holder = HolderProcess.start("k3s", Mode.SIMULATED, environment)) {
        assertThat(Files.readString(holder.kubeconfig()))
            .contains("https://" + environment.get("TESTCONTAINERS_HOST_OVERRIDE"));
      }
    } finally {
      Toolchain.must("docker", "stop", "--purge", "--state", state.toString());
    }
    assertThat(state).doesNotExist();
  }

  @Test
  void theEngineEndsWithItsOwner(@TempDir Path dir) throws Exception {
    require();
    Path state = dir.resolve("docker");
    Process owner = new ProcessBuilder("sleep", "600").start();
    String pid = Long.toString(owner.pid());
    Toolchain.must("docker", "start", "--state", state.toString(), "--owner-pid", pid);
    String slot = Files.readString(state.resolve("slot")).strip();
    assertThat(Path.of("/sys/class/net/mxdocker" + slot)).exists();

    owner.destroyForcibly();

    Gone.await(
        state,
        Path.of("/sys/class/net/mxdocker" + slot),
        Path.of("/sys/fs/cgroup/pids/maximus-docker-" + slot));
  }

  @Test
  void theSubstituteIsChosenInOnePlace() {
    assertThat(K3sImage.from(Map.of())).isEqualTo(K3sImage.DEFAULT);
    assertThat(K3sImage.from(Map.of(K3sImage.VARIABLE, "rancher/k3s:v1.36.1-k3s1")).substitute())
        .isFalse();
    assertThat(K3sImage.from(Map.of(K3sImage.VARIABLE, OWN.reference()))).isEqualTo(OWN);
    assertThat(OWN.runs(Mode.SIMULATED)).isTrue();
    assertThat(OWN.runs(Mode.REAL)).isFalse();
    assertThat(K3sImage.DEFAULT.runs(Mode.REAL)).isTrue();
  }

  private static void require() {
    Toolchain.Result check = Toolchain.run(List.of("docker", "check"));
    Requires.that(
        "docker", check.exitCode() == 0, "a Docker engine for tests: " + check.stderr().strip());
    Toolchain.require("cluster", "kubernetes");
  }

  /** The lines {@code export NAME=value}. */
  private static Map<String, String> exports(Toolchain.Result result) {
    Map<String, String> exports = new HashMap<>();
    for (String line : result.lines()) {
      String[] parts = line.replaceFirst("^export ", "").split("=", 2);
      exports.put(parts[0], parts[1]);
    }
    return exports;
  }
}
