package dev.maximus.certs.cli;

import dev.maximus.certs.inspect.Style;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the commands have in common that look at certificates and change nothing. */
final class Looking {
  private Looking() {}

  /** A path that was given, or the store of an environment, or ./certs. It must be there. */
  static Path target(Optional<String> typed, Optional<String> environment, Console console) {
    if (typed.isPresent() && environment.isPresent()) {
      throw new Misuse("a path and option '--env' exclude each other");
    }
    String text =
        typed
            .or(() -> environment.map(name -> StoreOption.ENVIRONMENTS + "/" + name))
            .orElse(StoreOption.DEVELOPMENT);
    Path path = console.path(text);
    if (Files.notExists(path)) {
      throw new CommandFailure("'" + console.shown(path) + "' does not exist");
    }
    // Shown as it was typed, where that means the same to the program.
    boolean here = console.directory().equals(Path.of("").toAbsolutePath());
    return here ? Path.of(text) : path;
  }

  static Style style(Console console, GlobalOptions global) {
    return Paint.of(console, console.outTerminal(), global.color).isOn() ? Style.ANSI : Style.PLAIN;
  }
}
