package dev.maximus.certs.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a line as an operator does: in a shell. */
record Command(int exitCode, String output) {
  private static final int SECONDS = 60;

  static Command run(Path directory, String line) {
    Path output = directory.resolve("output-" + System.nanoTime() + ".txt");
    try {
      Process process =
          new ProcessBuilder(List.of("sh", "-c", line))
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running after " + SECONDS + " s: " + line);
      }
      String text = Files.readString(output, StandardCharsets.ISO_8859_1);
      Files.delete(output);
      return new Command(process.exitValue(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted: " + line, e);
    }
  }

  /** What it printed; a line that fails is an error. */
  static String output(Path directory, String line) {
    Command command = run(directory, line);
    if (command.exitCode != 0) {
      throw new AssertionError(line + " ended with " + command);
    }
    return command.output;
  }

  static boolean isThere(String program) {
    return run(Path.of(System.getProperty("java.io.tmpdir")), "command -v " + program).exitCode
        == 0;
  }
}
