package dev.maximus.cli;

import dev.maximus.cli.args.Arguments;
import dev.maximus.cli.args.Usage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * {@code maximus warm-up}: what the launcher runs once after a build, so that the JVM can keep what
 * it loaded. It runs the commands that people wait for, and writes nothing.
 */
final class WarmUpCommand implements Command {
  @Override
  public Usage usage() {
    return Usage.of("warm-up", "Run the usual commands and write nothing (for the launcher).");
  }

  @Override
  public int call(Arguments arguments, Console console) throws IOException {
    Console quiet =
        Console.plain(
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            console.env(),
            console.directory());
    for (String environment : Project.of(console).environments().names()) {
      run(quiet, "render", environment, "--check");
      run(quiet, "render", environment, "--check", "--json");
      run(quiet, "preview", environment);
      run(quiet, "preview", environment, "--json");
      run(quiet, "graph", environment, "--format", "svg");
    }
    run(quiet, "render", "--unknown-option");
    run(quiet, "help");
    run(quiet, "help", "render");
    run(quiet, "completion", "bash");
    run(quiet, "--version");
    return DONE;
  }

  private static void run(Console console, String... line) {
    Main.run(List.of(line), console);
  }
}
