package dev.maximus.cli.completion;

import dev.maximus.cli.args.Operand;
import dev.maximus.cli.args.Option;
import dev.maximus.cli.args.Usage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Completion for bash 3.2 and newer, without the bash-completion package. */
final class Bash {
  private Bash() {}

  /** The names of the stack files, found from the shell: no JVM starts for a tab key. */
  static final String ENVIRONMENTS =
      """
      _maximus_environments() {
        local dir=$PWD file
        while [ -n "$dir" ] && [ ! -e "$dir/Pulumi.yaml" ]; do dir=${dir%/*}; done
        for file in "$dir"/stacks/Pulumi.*.yaml; do
          [ -e "$file" ] || continue
          file=${file##*/Pulumi.}
          printf '%s\\n' "${file%.yaml}"
        done
      }
      """;

  static String script(Script script) {
    StringBuilder text =
        new StringBuilder(
            """
            # bash completion for maximus. Put into ~/.bashrc:
            #   source <(./maximus completion bash)
            """);
    text.append(ENVIRONMENTS)
        .append(
            """
            _maximus() {
              local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= i
              COMPREPLY=()
              for ((i = 1; i < COMP_CWORD; i++)); do
                case ${COMP_WORDS[i]} in
            """);
    text.append("      ").append(valueNames(script)).append(") i=$((i + 1)) ;;\n");
    text.append(
        """
              -*) ;;
              *) command=${COMP_WORDS[i]}; break ;;
            esac
          done
          case $before in
        """);
    for (String line : valueCases(script)) {
      text.append("    ").append(line).append('\n');
    }
    text.append("  esac\n  case $command in\n");
    text.append("    '') ")
        .append(reply(String.join(" ", script.commandNames()), Script.names(script.global())))
        .append(" ;;\n");
    for (Usage command : script.commands()) {
      text.append("    ")
          .append(command.name())
          .append(") ")
          .append(reply(operandWords(script, command), Script.names(script.options(command))))
          .append(" ;;\n");
    }
    return text.append("  esac\n}\ncomplete -F _maximus maximus\n").toString();
  }

  private static String valueNames(Script script) {
    Set<String> names = new TreeSet<>();
    for (Option option : allOptions(script)) {
      if (option.value().isPresent()) {
        names.addAll(option.names());
      }
    }
    return String.join("|", names);
  }

  private static Set<String> valueCases(Script script) {
    Set<String> cases = new TreeSet<>();
    for (Option option : allOptions(script)) {
      String names = String.join("|", option.names());
      if (Script.takesPath(option)) {
        cases.add(names + ") COMPREPLY=($(compgen -f -- \"$word\")); return ;;");
      } else if (option.value().isPresent()) {
        String choices = String.join(" ", option.choices());
        cases.add(names + ") COMPREPLY=($(compgen -W '" + choices + "' -- \"$word\")); return ;;");
      }
    }
    return cases;
  }

  private static List<Option> allOptions(Script script) {
    return script.commands().stream().flatMap(c -> script.options(c).stream()).distinct().toList();
  }

  static String operandWords(Script script, Usage command) {
    StringBuilder words = new StringBuilder();
    for (Operand.Kind kind : Script.operandKinds(command)) {
      words.append(
          switch (kind) {
            case ENVIRONMENT -> "$(_maximus_environments)";
            case COMMAND -> String.join(" ", script.commandNames());
            case SHELL -> String.join(" ", Script.SHELLS);
          });
    }
    return words.toString();
  }

  private static String reply(String words, List<String> options) {
    return "if [[ $word == -* ]]; then COMPREPLY=($(compgen -W '"
        + String.join(" ", options)
        + "' -- \"$word\")); else COMPREPLY=($(compgen -W \""
        + words
        + "\" -- \"$word\")); fi";
  }
}
