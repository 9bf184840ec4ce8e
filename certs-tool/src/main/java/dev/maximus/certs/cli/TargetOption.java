package dev.maximus.certs.cli;

import dev.maximus.certs.inspect.InspectReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command looks at that changes nothing. */
final class TargetOption {
  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description = "a file, a store or any other directory; ./certs if not given")
  Optional<String> path = Optional.empty();

  @Option(
      names = {"-e", "--env"},
      paramLabel = "ENV",
      description = "the store of this environment: pki/ENV")
  Optional<String> environment = Optional.empty();

  /** The path that was given, or the store of an environment, or ./certs. It is there. */
  Path existing(Console console) {
    if (path.isPresent() && environment.isPresent()) {
      throw new Misuse("a path and option '--env' exclude each other");
    }
    String text =
        path.or(() -> environment.map(name -> StoreOption.ENVIRONMENTS + "/" + name))
            .orElse(StoreOption.DEVELOPMENT);
    Path absolute = console.path(text);
    if (Files.notExists(absolute)) {
      throw new CommandFailure("'" + console.shown(absolute) + "' does not exist");
    }
    // Shown as it was typed, where that means the same to the program.
    boolean here = console.directory().equals(Path.of("").toAbsolutePath());
    return here ? Path.of(text) : absolute;
  }

  /** Says what could not be read, and whether there was nothing of that kind. */
  static boolean allReadable(InspectReport report, Console console) {
    report.unreadable().forEach(file -> console.say("error: " + file.text()));
    return report.unreadable().isEmpty();
  }
}
