package dev.maximus.testing.cluster;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@link ClusterHolder} in a JVM of its own. */
record HolderProcess(Process process, Path kubeconfig) implements AutoCloseable {
  static HolderProcess start(String source, Mode mode, Map<String, String> environment)
      throws IOException {
    // Surefire's own jar names the real class path in its manifest.
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path errors = Files.createTempFile("holder", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-Dmaximus.root=" + System.getProperty("maximus.root", ""),
                    "-cp",
                    classPath,
                    ClusterHolder.class.getName(),
                    source,
                    mode.name()))
            .redirectError(errors.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(ClusterHolder.READY)) {
        Files.delete(errors);
        return new HolderProcess(process, Path.of(line.substring(ClusterHolder.READY.length())));
      }
    }
    String said = Files.readString(errors);
    Files.delete(errors);
    throw new IllegalStateException("the holder ended without a cluster: " + said);
  }

  /** The folder of a native cluster. */
  Path state() {
    return requireNonNull(kubeconfig.getParent(), "kubeconfig has no folder");
  }

  /** As the kernel does when memory runs out: nothing of the JVM's own runs any more. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join();
    if (process.isAlive()) {
      kill();
    }
  }
}
