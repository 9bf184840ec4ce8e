package dev.maximus.cli.doctor;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks for tools on the PATH and asks each for its version, all at the same time. */
public final class Probe {
  /** A tool that says nothing for this long is hung: a Docker client without its engine can be. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<String, String> env;
  private final Duration patience;

  public Probe(Map<String, String> env) {
    this(env, PATIENCE);
  }

  Probe(Map<String, String> env, Duration patience) {
    this.env = env;
    this.patience = patience;
  }

  /** The findings in the order of the tools. */
  public List<Finding> all(List<Tool> tools) {
    ExecutorService threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "doctor");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Finding>> running = new ArrayList<>();
      for (Tool tool : tools) {
        running.add(threads.submit(() -> one(tool)));
      }
      List<Finding> findings = new ArrayList<>();
      for (Future<Finding> finding : running) {
        findings.add(finding.get());
      }
      return findings;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("doctor was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("doctor failed", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private Finding one(Tool tool) {
    Optional<Path> program = onPath(tool.command().get(0));
    if (program.isEmpty()) {
      return new Finding(tool, program, Optional.empty(), Optional.empty());
    }
    Answer answer = run(program.get(), tool.command().subList(1, tool.command().size()));
    if (answer.problem().isPresent()) {
      return new Finding(tool, program, Optional.empty(), answer.problem());
    }
    Optional<String> version = VersionNumber.firstIn(answer.text());
    boolean old = version.isPresent() && !VersionNumber.isAtLeast(version.get(), tool.atLeast());
    return new Finding(
        tool,
        program,
        version,
        old ? Optional.of("it is too old, must be at least " + tool.atLeast()) : Optional.empty());
  }

  private Optional<Path> onPath(String name) {
    for (String directory : directories(name)) {
      for (String suffix : List.of("", ".exe", ".cmd")) {
        if (!directory.isEmpty()) {
          Path candidate = Path.of(directory, name + suffix);
          if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
            return Optional.of(candidate);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The JDK is looked for where the launcher looks. */
  private List<String> directories(String name) {
    List<String> directories = new ArrayList<>();
    if (name.equals("javac")) {
      for (String variable : List.of("MAXIMUS_JAVA", "JAVA_HOME")) {
        String home = env.getOrDefault(variable, "");
        if (!home.isEmpty()) {
          directories.add(home + File.separator + "bin");
        }
      }
    }
    directories.addAll(List.of(env.getOrDefault("PATH", "").split(File.pathSeparator, -1)));
    return directories;
  }

  private record Answer(String text, Optional<String> problem) {}

  private Answer run(Path program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(env);
    Process process;
    try {
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException e) {
      return new Answer("", Optional.of("cannot be started: " + e.getMessage()));
    }
    try {
      String text = read(process);
      int code = process.waitFor();
      return code == 0
          ? new Answer(text, Optional.empty())
          : new Answer(text, Optional.of(firstLine(text).orElse("it ended with code " + code)));
    } catch (TimeoutException e) {
      return new Answer("", Optional.of("does not answer within " + patience.toSeconds() + " s"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer("", Optional.of("was interrupted"));
    } catch (IOException e) {
      return new Answer("", Optional.of("cannot be read: " + e.getMessage()));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** What it says until it ends. A child of it may keep the pipe open; that does not hold us up. */
  private String read(Process process) throws IOException, InterruptedException, TimeoutException {
    boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended) {
      throw new TimeoutException();
    }
    InputStream stream = process.getInputStream();
    return new String(stream.readNBytes(Math.max(stream.available(), 0)), StandardCharsets.UTF_8);
  }

  private static Optional<String> firstLine(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst();
  }
}
