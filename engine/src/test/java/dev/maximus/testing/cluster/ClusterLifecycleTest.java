package dev.maximus.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.testing.Requires;
import dev.maximus.testing.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Native clusters leave nothing behind, whatever happens to the process that asked for them. */
class ClusterLifecycleTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @ParameterizedTest
  @EnumSource(Mode.class)
  void nothingIsLeftWhenTheJvmIsKilled(Mode mode) throws Exception {
    requireNative(mode);
    HolderProcess holder = HolderProcess.start("native", mode, Map.of());
    Path state = holder.state();
    assertThat(processesOf(state)).isNotEmpty();
    String slot = mode == Mode.REAL ? Files.readString(state.resolve("slot")).strip() : "";

    holder.kill();

    awaitNothingLeft(state);
    if (mode == Mode.REAL) {
      Gone.await(
          Path.of("/sys/class/net/mxk8s" + slot),
          Path.of("/sys/fs/cgroup/pids/maximus-k8s-" + slot));
    }
  }

  @Test
  void nothingIsLeftWhenTheJvmEnds() throws Exception {
    requireNative(Mode.SIMULATED);
    HolderProcess holder = HolderProcess.start("native", Mode.SIMULATED, Map.of());
    Path state = holder.state();
    holder.close();
    assertThat(holder.process().exitValue()).isZero();
    assertThat(state).doesNotExist();
    assertThat(processesOf(state)).isEmpty();
  }

  @Test
  void startAndStopTwiceIsAsOnce(@TempDir Path dir) throws Exception {
    requireNative(Mode.SIMULATED);
    Path state = dir.resolve("cluster");
    String owner = Long.toString(ProcessHandle.current().pid());
    List<String> start =
        List.of("cluster", "start", "--state", state.toString(), "--owner-pid", owner);
    Toolchain.Result first = Toolchain.run(start);
    assertThat(first.exitCode()).as(first.stderr()).isZero();
    String server = Files.readString(state.resolve("admin.conf"));

    Toolchain.Result second = Toolchain.run(start);
    assertThat(second.exitCode()).as(second.stderr()).isZero();
    assertThat(second.stdout()).isEqualTo(first.stdout());
    assertThat(second.stderr()).contains("already running");
    assertThat(state.resolve("admin.conf")).hasContent(server);
    assertThat(Toolchain.must("cluster", "status", "--state", state.toString()).stdout())
        .startsWith("simulated: running");

    Toolchain.must("cluster", "stop", "--state", state.toString());
    assertThat(state.resolve("log/kube-apiserver.log")).exists();
    assertThat(Toolchain.run(List.of("cluster", "status", "--state", state.toString())).exitCode())
        .isEqualTo(1);
    Toolchain.must("cluster", "stop", "--purge", "--state", state.toString());
    assertThat(state).doesNotExist();
    Toolchain.must("cluster", "stop", "--purge", "--state", state.toString());
  }

  @Test
  void aFolderOfSomebodyElseIsNotTouched(@TempDir Path dir) throws Exception {
    requireNative(Mode.SIMULATED);
    Path precious = Files.writeString(dir.resolve("thesis.txt"), "42");
    for (String command : List.of("start", "stop")) {
      Toolchain.Result result =
          Toolchain.run(List.of("cluster", command, "--state", dir.toString()));
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.stderr())
          .contains(
              "state folder '%s' holds other files and was not made by this tool".formatted(dir));
    }
    assertThat(precious).hasContent("42");
  }

  private static void requireNative(Mode mode) {
    Optional<String> missing = NativeCluster.missing(mode);
    Requires.that(mode.capability(), missing.isEmpty(), missing.orElse(""));
  }

  private static void awaitNothingLeft(Path state) throws InterruptedException, IOException {
    Instant deadline = Instant.now().plus(LIMIT);
    while (Instant.now().isBefore(deadline)
        && (Files.exists(state) || !processesOf(state).isEmpty())) {
      Thread.sleep(50);
    }
    assertThat(state).doesNotExist();
    assertThat(processesOf(state)).isEmpty();
  }

  /** Everything that a cluster starts has its folder in the command line or works there. */
  private static List<String> processesOf(Path state) throws IOException {
    try (var all = ProcessHandle.allProcesses()) {
      return all.map(ProcessHandle::pid)
          .filter(pid -> uses(pid, state))
          .map(pid -> pid + " " + commandLine(pid))
          .toList();
    }
  }

  private static boolean uses(long pid, Path state) {
    Path directory = Path.of("/proc", Long.toString(pid), "cwd");
    try {
      return Files.readSymbolicLink(directory).startsWith(state)
          || commandLine(pid).contains(state.toString());
    } catch (IOException e) {
      return false; // ended meanwhile
    }
  }

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")).replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }
}
