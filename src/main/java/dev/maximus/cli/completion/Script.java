package dev.maximus.cli.completion;

import dev.maximus.cli.args.Operand;
import dev.maximus.cli.args.Option;
import dev.maximus.cli.args.Usage;
import java.util.ArrayList;
import java.util.List;

/** What a completion script is made from. */
public record Script(List<Usage> commands, List<Option> global) {
  static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  public Script {
    commands = List.copyOf(commands);
    global = List.copyOf(global);
  }

  /** The script for a shell: bash, zsh or fish. */
  public String forShell(String shell) {
    return switch (shell) {
      case "bash" -> Bash.script(this);
      case "zsh" -> Zsh.script(this);
      case "fish" -> Fish.script(this);
      default ->
          throw new IllegalArgumentException(
              "Script: shell '" + shell + "' must be one of: " + String.join(", ", SHELLS));
    };
  }

  List<Option> options(Usage command) {
    List<Option> all = new ArrayList<>(command.options());
    all.addAll(global);
    return all;
  }

  List<String> commandNames() {
    return commands.stream().map(Usage::name).toList();
  }

  static List<String> names(List<Option> options) {
    return options.stream().flatMap(option -> option.names().stream()).toList();
  }

  static List<Operand.Kind> operandKinds(Usage command) {
    return command.operands().stream().map(Operand::kind).toList();
  }

  /** Whether the value of an option is a file or directory: it is when it is not a choice. */
  static boolean takesPath(Option option) {
    return option.value().isPresent() && option.choices().isEmpty();
  }
}
