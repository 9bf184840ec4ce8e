package dev.maximus.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The scripts of {@code toolchain/}, for tests. */
public final class Toolchain {
  private Toolchain() {}

  /** What a script printed and how it ended. */
  public record Result(int exitCode, String stdout, String stderr) {
    public List<String> lines() {
      return stdout.lines().toList();
    }
  }

  /** The top of the project. */
  public static Path root() {
    String given = System.getProperty("maximus.root", "");
    Path start = Path.of(given).toAbsolutePath();
    for (Path dir = start; dir != null; dir = dir.getParent()) {
      if (Files.exists(dir.resolve("toolchain/build"))) {
        return dir;
      }
    }
    throw new IllegalStateException("no toolchain/build in '%s' or above".formatted(start));
  }

  /** The folder of an engine that {@code toolchain/build} has built; never builds. */
  public static Optional<Path> built(String engine) {
    Result where = run(List.of("build", "--where", engine));
    return where.exitCode() == 0 ? Optional.of(Path.of(where.stdout().strip())) : Optional.empty();
  }

  /** As {@link #built}, and the test is skipped when it is not there. */
  public static Path require(String capability, String engine) {
    Optional<Path> folder = built(engine);
    Requires.that(
        capability,
        folder.isPresent(),
        "the build of %1$s; run toolchain/build %1$s".formatted(engine));
    return folder.orElseThrow();
  }

  /** Runs {@code toolchain/<arguments>} to its end. */
  public static Result run(List<String> arguments) {
    return run(arguments, Map.of());
  }

  public static Result run(List<String> arguments, Map<String, String> environment) {
    List<String> command = new ArrayList<>(arguments);
    command.set(0, root().resolve("toolchain").resolve(arguments.get(0)).toString());
    return execute(command, environment);
  }

  /** Runs any command to its end. */
  public static Result execute(List<String> command, Map<String, String> environment) {
    try {
      Path out = Files.createTempFile("toolchain", ".out");
      Path err = Files.createTempFile("toolchain", ".err");
      try {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process =
            builder
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          throw new IllegalStateException("%s did not end".formatted(command));
        }
        return new Result(process.exitValue(), read(out), read(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted: " + command, e);
    }
  }

  /** As {@link #run(List)}; a failure is an exception with what the script said. */
  public static Result must(String... arguments) {
    Result result = run(Arrays.asList(arguments));
    if (result.exitCode() != 0) {
      throw new IllegalStateException(
          "toolchain/%s ended with %d: %s"
              .formatted(String.join(" ", arguments), result.exitCode(), result.stderr().strip()));
    }
    return result;
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
