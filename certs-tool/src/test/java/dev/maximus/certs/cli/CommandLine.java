package dev.maximus.certs.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The program in a directory of its own, with a clock that stands still. */
final class CommandLine {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final Path directory;
  private final Map<String, String> env = new TreeMap<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private final List<String> questions = new ArrayList<>();
  private Instant now = NOW;

  CommandLine(Path directory) {
    this.directory = directory;
  }

  /** What a command answered. */
  record Answer(int code, String out, String err) {}

  Answer run(String... line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        Console.of(out, err, env, directory, Clock.fixed(now, ZoneOffset.UTC))
            .withPrompt(
                question -> {
                  questions.add(question);
                  return Optional.ofNullable(answers.poll()).map(String::toCharArray);
                });
    int code = Main.run(List.of(line), console);
    return new Answer(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  void set(String variable, String value) {
    env.put(variable, value);
  }

  void at(Instant time) {
    now = time;
  }

  void answer(String... typed) {
    answers.addAll(List.of(typed));
  }

  List<String> questions() {
    return questions;
  }

  Path file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, text);
  }
}
