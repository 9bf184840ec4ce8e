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
    Optional<String> version = answer.problem().isPresent() ? Optional.empty() : version(answer);
    return new Finding(tool, program, version, answer.problem());
  }

  private Optional<Path> onPath(String name) {
    for (String directory : env.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (String suffix : List.of("", ".exe", ".cmd")) {
        Path candidate =
            directory.isEmpty() ? Path.of(name + suffix) : Path.of(directory, name + suffix);
        if (!directory.isEmpty()
            && Files.isRegularFile(candidate)
            && Files.isExecutable(candidate)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
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

  /**
   * The first thing in the answer that looks like a version: digits, a dot, digits and the rest.
   */
  private static Optional<String> version(Answer answer) {
    String text = answer.text();
    for (int i = 0; i < text.length(); i++) {
      boolean startsNumber =
          isDigit(text.charAt(i))
              && (i == 0
                  || !isVersionCharacter(text.charAt(i - 1))
                  || text.charAt(i - 1) == 'v'
                  || text.charAt(i - 1) == 'o');
      if (!startsNumber) {
        continue;
      }
      int end = i;
      while (end < text.length() && isVersionCharacter(text.charAt(end))) {
        end++;
      }
      String word = text.substring(i, end);
      int dot = word.indexOf('.');
      if (dot > 0 && dot + 1 < word.length() && isDigit(word.charAt(dot + 1))) {
        return Optional.of(word);
      }
      i = end;
    }
    return Optional.empty();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isVersionCharacter(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ".-+~".indexOf(c) >= 0;
  }
}
