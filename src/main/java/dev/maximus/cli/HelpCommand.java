package dev.maximus.cli;

import dev.maximus.cli.args.Arguments;
import dev.maximus.cli.args.Operand;
import dev.maximus.cli.args.Usage;
import java.util.Optional;

/** {@code maximus help [COMMAND]}. */
final class HelpCommand implements Command {
  @Override
  public Usage usage() {
    return Usage.of("help", "Show this help, or that of one command.")
        .example("maximus help render", "how to render")
        .operand(Operand.optional("COMMAND", Operand.Kind.COMMAND, "the command to explain"));
  }

  @Override
  public int call(Arguments arguments, Console console) {
    Optional<String> name = arguments.operand(0);
    if (name.isPresent()) {
      Help.print(Commands.find(name.get()).usage(), console);
    } else {
      Help.printRoot(console);
    }
    return DONE;
  }
}
