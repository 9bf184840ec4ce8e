package dev.maximus.certs.cli;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** Prints the completion script of a shell. */
@Command
final class CompletionCommand extends CertsCommand {
  @Parameters(paramLabel = "SHELL", description = "bash or zsh")
  String shell = "";

  @Override
  String summary() {
    return "Print the completion script of a shell.";
  }

  @Override
  List<Example> examples() {
    return List.of(
        new Example("completion bash", "print it; to use it now: source <(... completion bash)"),
        new Example("completion zsh", "for zsh; put the same line into ~/.zshrc"));
  }

  @Override
  int call(Console console) {
    if (!shell.equals("bash") && !shell.equals("zsh")) {
      throw new Misuse("shell '" + shell + "' must be bash or zsh");
    }
    CommandLine root =
        new CommandLine(
            CommandSpec.create()
                .name("certs-tool")
                .addOption(OptionSpec.builder("-V", "--version").type(boolean.class).build())
                .addOption(OptionSpec.builder("-h", "--help").type(boolean.class).build()));
    for (String name : Commands.names()) {
      root.addSubcommand(name, Parser.of(name, Commands.find(name).orElseThrow()));
    }
    // Picocli's script serves both: in zsh it loads bashcompinit by itself.
    console.out().print(AutoComplete.bash("certs-tool", root));
    return ExitCode.DONE;
  }
}
