package dev.maximus.certs.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The world as a command sees it: results go to {@code out}, talk to {@code err}, both in UTF-8
 * with plain line feeds.
 *
 * @param outTerminal whether a person reads {@code out} on a terminal
 * @param errTerminal the same for {@code err}
 * @param directory where the user stands; relative paths start here
 * @param calledAs how the user calls the program, for examples that can be pasted
 * @param prompt asks a person for a secret; empty when nobody is there
 */
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean outTerminal,
    boolean errTerminal,
    Map<String, String> env,
    Path directory,
    String calledAs,
    Clock clock,
    SecureRandom random,
    Function<String, Optional<char[]>> prompt) {

  /** The process's own. The launcher says which streams are a terminal; Java cannot tell. */
  static Console system() {
    String terminal = System.getProperty("maximus.terminal", "");
    return new Console(
        System.in,
        stream(new FileOutputStream(FileDescriptor.out)),
        stream(new FileOutputStream(FileDescriptor.err)),
        terminal.contains("out"),
        terminal.contains("err"),
        System.getenv(),
        Path.of("").toAbsolutePath(),
        System.getProperty("maximus.called-as", "certs-tool"),
        Clock.systemUTC(),
        new SecureRandom(),
        terminal.contains("in") ? Console::ask : question -> Optional.empty());
  }

  /** A console that writes to these streams and has no terminal, as tests and pipes have it. */
  public static Console of(
      OutputStream out, OutputStream err, Map<String, String> env, Path directory, Clock clock) {
    return new Console(
        InputStream.nullInputStream(),
        stream(out),
        stream(err),
        false,
        false,
        env,
        directory,
        "certs-tool",
        clock,
        new SecureRandom(),
        question -> Optional.empty());
  }

  Console withDirectory(Path elsewhere) {
    return new Console(
        in,
        out,
        err,
        outTerminal,
        errTerminal,
        env,
        directory.resolve(elsewhere).normalize(),
        calledAs,
        clock,
        random,
        prompt);
  }

  /** This console with another answer to questions. */
  public Console withPrompt(Function<String, Optional<char[]>> answer) {
    return new Console(
        in, out, err, outTerminal, errTerminal, env, directory, calledAs, clock, random, answer);
  }

  /** A path that the user typed, as one that means the same everywhere. */
  Path path(String typed) {
    return directory.resolve(typed).normalize();
  }

  /** A path as the user would type it from where he stands. */
  String shown(Path path) {
    Path absolute = directory.resolve(path).normalize();
    if (!absolute.startsWith(directory)) {
      return absolute.toString();
    }
    String relative = directory.relativize(absolute).toString();
    return relative.isEmpty() ? "." : relative;
  }

  /** One line of talk. */
  void say(String line) {
    err.print(line + "\n");
    err.flush();
  }

  @SuppressWarnings("SystemConsoleNull") // asked only where the launcher saw a terminal
  private static Optional<char[]> ask(String question) {
    java.io.Console terminal = System.console();
    return terminal == null
        ? Optional.empty()
        : Optional.ofNullable(terminal.readPassword("%s: ", question));
  }

  private static PrintStream stream(OutputStream to) {
    return new PrintStream(new BufferedOutputStream(to, 1 << 15), false, StandardCharsets.UTF_8);
  }
}
