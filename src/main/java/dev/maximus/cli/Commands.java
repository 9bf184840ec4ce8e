package dev.maximus.cli;

import dev.maximus.cli.args.MisuseException;
import dev.maximus.engine.stack.Suggestion;
import java.util.List;

/** The commands by name. Only the one that runs is made. */
final class Commands {
  private static final List<String> NAMES =
      List.of("preview", "render", "graph", "doctor", "completion", "help");

  private Commands() {}

  /** The names that a user sees, in the order of the help. */
  static List<String> names() {
    return NAMES;
  }

  static Command find(String name) {
    return switch (name) {
      case "preview" -> new PreviewCommand();
      case "render" -> new RenderCommand();
      case "graph" -> new GraphCommand();
      case "doctor" -> new DoctorCommand();
      case "completion" -> new CompletionCommand();
      case "help" -> new HelpCommand();
      case "warm-up" -> new WarmUpCommand();
      default ->
          throw new MisuseException("command '" + name + "' " + Suggestion.unknown(name, NAMES));
    };
  }
}
