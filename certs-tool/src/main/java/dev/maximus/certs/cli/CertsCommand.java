package dev.maximus.certs.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;

/** One command: its options are its fields, its help is here. */
abstract class CertsCommand {
  @Mixin GlobalOptions global = new GlobalOptions();

  /** One line for the list of commands, ending with a full stop. */
  abstract String summary();

  /** What to type, without the name of the program, and what it does. The first works as it is. */
  abstract List<Example> examples();

  /** What else one must know; a paragraph each. */
  List<String> notes() {
    return List.of();
  }

  /** Does the work and says how it went, as an {@link ExitCode}. */
  abstract int call(Console console) throws IOException;

  /** A line of an example, and its effect. */
  record Example(String line, String effect) {}
}
