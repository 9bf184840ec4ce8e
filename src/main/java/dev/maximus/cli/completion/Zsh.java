package dev.maximus.cli.completion;

import dev.maximus.cli.args.Operand;
import dev.maximus.cli.args.Option;
import dev.maximus.cli.args.Usage;
import java.util.ArrayList;
import java.util.List;

/** Completion for zsh, with the help beside each word. */
final class Zsh {
  private Zsh() {}

  static String script(Script script) {
    StringBuilder text =
        new StringBuilder(
            """
            #compdef maximus
            # zsh completion for maximus. Put into ~/.zshrc, after compinit:
            #   source <(./maximus completion zsh)
            """);
    text.append(
            Bash.ENVIRONMENTS.replace("for file in", "setopt localoptions nullglob\n  for file in"))
        .append("_maximus() {\n  local context state state_descr line\n  typeset -A opt_args\n");
    text.append("  _arguments -C ")
        .append(arguments(script.global()))
        .append(" '1: :->command' '*:: :->rest'\n");
    text.append("  case $state in\n    command)\n      local -a commands=(");
    for (Usage command : script.commands()) {
      text.append("\n        ").append(quoted(command.name() + ":" + command.summary()));
    }
    text.append("\n      )\n      _describe command commands ;;\n");
    text.append("    rest)\n      case $line[1] in\n");
    for (Usage command : script.commands()) {
      text.append("        ").append(command.name()).append(") _arguments ");
      text.append(arguments(script.options(command)));
      for (Operand operand : command.operands()) {
        text.append(' ').append(operand(script, operand));
      }
      text.append(" ;;\n");
    }
    return text.append("      esac ;;\n  esac\n}\ncompdef _maximus maximus\n").toString();
  }

  private static String operand(Script script, Operand operand) {
    String action =
        switch (operand.kind()) {
          case ENVIRONMENT -> "($(_maximus_environments))";
          case COMMAND -> "(" + String.join(" ", script.commandNames()) + ")";
          case SHELL -> "(" + String.join(" ", Script.SHELLS) + ")";
        };
    // Double quotes: the environments are looked up each time.
    return "\"" + (operand.required() ? ":" : "::") + operand.name() + ":" + action + "\"";
  }

  private static String arguments(List<Option> options) {
    List<String> words = new ArrayList<>();
    for (Option option : options) {
      for (String name : option.names()) {
        String value = "";
        if (Script.takesPath(option)) {
          value = ":" + option.value().orElse("") + ":_files";
        } else if (option.value().isPresent()) {
          value = ":" + option.value().get() + ":(" + String.join(" ", option.choices()) + ")";
        }
        words.add(
            quoted(
                name + "[" + option.help().replace("]", "\\]").replace(":", "\\:") + "]" + value));
      }
    }
    return String.join(" ", words);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
