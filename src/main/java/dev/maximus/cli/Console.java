package dev.maximus.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command speaks: results to {@code out}, talk to {@code err}, both in UTF-8 with plain
 * line feeds, whatever the machine's locale.
 *
 * @param directory where the user stands; relative paths start here
 * @param home the project that the launcher belongs to, for calls from outside any project
 */
public record Console(
    PrintStream out,
    PrintStream err,
    Map<String, String> env,
    Path directory,
    Optional<Path> home,
    Paint outPaint,
    Paint errPaint) {

  /** A console without colours, as tests and pipes have it. */
  public static Console plain(
      OutputStream out, OutputStream err, Map<String, String> env, Path directory) {
    return new Console(
        stream(out), stream(err), env, directory, Optional.empty(), Paint.OFF, Paint.OFF);
  }

  /**
   * The process's own. Java cannot tell which of the two streams is a terminal; the launcher can,
   * and says so in a system property.
   */
  static Console system(WatchedOutput out) {
    String terminal = System.getProperty("maximus.terminal", "");
    String home = System.getProperty("maximus.home", "");
    Map<String, String> env = System.getenv();
    boolean dumb = "dumb".equals(env.get("TERM"));
    String noColor = env.get("NO_COLOR");
    boolean wanted = !dumb && (noColor == null || noColor.isEmpty());
    return new Console(
        stream(out),
        stream(new FileOutputStream(FileDescriptor.err)),
        env,
        Path.of("").toAbsolutePath(),
        home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home)),
        Paint.of(wanted && terminal.contains("out")),
        Paint.of(wanted && terminal.contains("err")));
  }

  /** This console with colours always or never; anything else leaves them as they are. */
  Console withColor(String when) {
    if (when.equals("auto")) {
      return this;
    }
    Paint paint = Paint.of(when.equals("always"));
    return new Console(out, err, env, directory, home, paint, paint);
  }

  Console withDirectory(Path elsewhere) {
    return new Console(
        out, err, env, directory.resolve(elsewhere).normalize(), home, outPaint, errPaint);
  }

  /** One line of talk. */
  public void say(String line) {
    err.print(line + "\n");
    err.flush();
  }

  private static PrintStream stream(OutputStream to) {
    return new PrintStream(
        new java.io.BufferedOutputStream(to, 1 << 15), false, StandardCharsets.UTF_8);
  }
}
