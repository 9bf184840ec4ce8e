package dev.maximus.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What another process did. */
record ChildProcess(int code, String out, String err) {
  private static final long PATIENCE_SECONDS = 120;
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  static ChildProcess run(Path directory, String... command) throws IOException {
    return run(directory, Map.of(), command);
  }

  /** Runs a command with more, or other, variables. */
  static ChildProcess run(Path directory, Map<String, String> env, String... command)
      throws IOException {
    Path out = Files.createTempFile("maximus-test", ".out");
    Path err = Files.createTempFile("maximus-test", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("MAXIMUS_"));
      builder.environment().putAll(env);
      builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IOException("command " + List.of(command) + " did not end");
      }
      return new ChildProcess(process.exitValue(), read(out), read(err));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  static boolean isInstalled(String program) {
    for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(directory, program))) {
        return true;
      }
    }
    return false;
  }

  /** How this JVM runs the command line's own class, for another process. */
  static List<String> java(String... jvmOptions) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of(jvmOptions));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("dev.maximus.cli.Main");
    return command;
  }

  /** The java programs below /usr/lib/jvm that are newer than the floor and are not this one. */
  static List<Path> otherJavas() throws IOException {
    Path all = Path.of("/usr/lib/jvm");
    List<Path> found = new ArrayList<>();
    if (!Files.isDirectory(all)) {
      return found;
    }
    try (Stream<Path> homes = Files.list(all)) {
      for (Path home : homes.sorted().toList()) {
        Path java = home.resolve("bin/java");
        Path release = home.resolve("release");
        boolean mine = home.toRealPath().equals(Path.of(System.getProperty("java.home")));
        if (!Files.isSymbolicLink(home) && Files.isExecutable(java) && Files.isReadable(release)) {
          Matcher version = VERSION.matcher(Files.readString(release));
          if (!mine && version.find() && Integer.parseInt(version.group(1)) >= 17) {
            found.add(java);
          }
        }
      }
    }
    return found;
  }
}
