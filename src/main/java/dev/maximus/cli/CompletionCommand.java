package dev.maximus.cli;

import dev.maximus.cli.args.Arguments;
import dev.maximus.cli.args.MisuseException;
import dev.maximus.cli.args.Operand;
import dev.maximus.cli.args.Usage;
import dev.maximus.cli.completion.Script;
import dev.maximus.engine.stack.Suggestion;
import java.util.List;

/** {@code maximus completion SHELL}. */
final class CompletionCommand implements Command {
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  @Override
  public Usage usage() {
    return Usage.of("completion", "Print the completion script of a shell.")
        .example("source <(./maximus completion bash)", "bash: complete commands and environments")
        .example("source <(./maximus completion zsh)", "zsh: the same")
        .example("./maximus completion fish | source", "fish: the same")
        .operand(Operand.required("SHELL", Operand.Kind.SHELL, "bash, zsh or fish"));
  }

  @Override
  public int call(Arguments arguments, Console console) {
    String shell = arguments.operand(0).orElseThrow();
    if (!SHELLS.contains(shell)) {
      throw new MisuseException("shell '" + shell + "' " + Suggestion.unknown(shell, SHELLS));
    }
    List<Usage> usages =
        Commands.names().stream().map(name -> Commands.find(name).usage()).toList();
    console.out().print(new Script(usages, GlobalOptions.ALL).forShell(shell));
    return DONE;
  }
}
