package dev.maximus.testing.cluster;

import dev.maximus.testing.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The cluster of {@code toolchain/cluster}. Its supervisor watches this JVM and removes everything
 * when it ends, however it ends.
 */
final class NativeCluster implements ClusterSource {
  /** Another JVM may be using the only real cluster of this machine. */
  private static final int WAIT_SECONDS = 600;

  /** What keeps it from starting here, and how to get it. */
  static Optional<String> missing(Mode mode) {
    Toolchain.Result check = Toolchain.run(List.of("cluster", "check", mode.argument()));
    if (check.exitCode() == 0) {
      return Optional.empty();
    }
    List<String> lines = check.stderr().strip().lines().map(String::strip).toList();
    return Optional.of("the native cluster (%s)".formatted(String.join("; ", lines)));
  }

  @Override
  public Offer offer(Mode mode) {
    Optional<String> missing = missing(mode);
    if (missing.isPresent()) {
      return new Offer.Unavailable(missing.get());
    }
    Path state;
    try {
      state = Files.createTempDirectory("maximus-cluster-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Toolchain.must(
        "cluster",
        "start",
        mode.argument(),
        "--state",
        state.toString(),
        "--owner-pid",
        Long.toString(ProcessHandle.current().pid()),
        "--wait",
        Integer.toString(WAIT_SECONDS));
    return new Offer.Started(new Native(mode, state, EnumSet.of(TestImage.PAUSE)));
  }

  /**
   * @param loaded the images that are in the cluster's store
   */
  private record Native(Mode mode, Path state, Set<TestImage> loaded) implements RunningCluster {
    @Override
    public Path kubeconfig() {
      return state.resolve("admin.conf");
    }

    @Override
    public String description() {
      return "the native %s cluster in %s".formatted(mode.argument(), state);
    }

    @Override
    public void load(TestImage image) {
      synchronized (loaded) {
        if (mode == Mode.REAL && loaded.add(image)) {
          Toolchain.must("cluster", "load", image.preset(), "--state", state.toString());
        }
      }
    }

    @Override
    public void close() {
      Toolchain.must("cluster", "stop", "--purge", "--state", state.toString());
    }
  }
}
