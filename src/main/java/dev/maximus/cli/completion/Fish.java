package dev.maximus.cli.completion;

import dev.maximus.cli.args.Operand;
import dev.maximus.cli.args.Option;
import dev.maximus.cli.args.Usage;

/** Completion for fish. */
final class Fish {
  private Fish() {}

  static String script(Script script) {
    StringBuilder text =
        new StringBuilder(
            """
            # fish completion for maximus. Put into ~/.config/fish/config.fish:
            #   ./maximus completion fish | source
            function __maximus_environments
              set -l dir $PWD
              while test -n "$dir" -a ! -e "$dir/Pulumi.yaml"
                set dir (string replace -r '/[^/]*$' '' -- $dir)
              end
              for file in $dir/stacks/Pulumi.*.yaml
                string replace -r '^.*/Pulumi\\.(.*)\\.yaml$' '$1' -- $file
              end
            end
            complete -c maximus -f
            """);
    for (Option option : script.global()) {
      text.append(option("", option));
    }
    for (Usage command : script.commands()) {
      text.append("complete -c maximus -n __fish_use_subcommand -a ")
          .append(command.name())
          .append(" -d ")
          .append(quoted(command.summary()))
          .append('\n');
      String when = " -n '__fish_seen_subcommand_from " + command.name() + "'";
      for (Operand operand : command.operands()) {
        String words =
            switch (operand.kind()) {
              case ENVIRONMENT -> "(__maximus_environments)";
              case COMMAND -> String.join(" ", script.commandNames());
              case SHELL -> String.join(" ", Script.SHELLS);
            };
        text.append("complete -c maximus").append(when).append(" -a ").append(quoted(words));
        text.append('\n');
      }
      for (Option option : command.options()) {
        text.append(option(when, option));
      }
    }
    return text.toString();
  }

  private static String option(String when, Option option) {
    StringBuilder text = new StringBuilder("complete -c maximus").append(when);
    for (String name : option.names()) {
      text.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (Script.takesPath(option)) {
      text.append(" -rF");
    } else if (option.value().isPresent()) {
      text.append(" -xa ").append(quoted(String.join(" ", option.choices())));
    }
    return text.append(" -d ").append(quoted(option.help())).append('\n').toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
