package dev.maximus.certs.cli;

import dev.maximus.certs.cli.CertsCommand.Example;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Help texts: what to type first, then the rest. */
final class Help {
  private static final int MOST_LEFT = 34;
  private static final List<Row> GLOBAL =
      List.of(
          new Row("-C, --directory DIR", "work as if started in DIR"),
          new Row("    --color WHEN", "colours: auto (on a terminal), always, never"),
          new Row("    --debug", "show the stack trace of an error"),
          new Row("-h, --help", "show this help"));
  private static final String EXIT_CODES =
      "\nExit codes: 0 done, 1 failed or something was found, 2 called wrongly.\n";

  private record Row(String left, String right) {}

  private Help() {}

  static void print(
      String name, CertsCommand command, CommandLine parser, Console console, Paint paint) {
    PrintStream out = console.out();
    out.print("certs-tool " + name + ": " + command.summary() + "\n");
    examples(command.examples(), console, paint);
    List<Row> operands = new ArrayList<>();
    StringBuilder usage = new StringBuilder(console.calledAs() + " " + name);
    for (PositionalParamSpec operand : parser.getCommandSpec().positionalParameters()) {
      String dots = operand.arity().max() > 1 ? "..." : "";
      usage.append(
          operand.required()
              ? " " + operand.paramLabel() + dots
              : " [" + operand.paramLabel() + dots + "]");
      operands.add(new Row(operand.paramLabel(), text(operand)));
    }
    out.print("\n" + paint.bold("Usage") + "\n  " + usage + " [options]\n");
    section("", operands, out, paint);
    List<Row> options = new ArrayList<>();
    for (OptionSpec option : parser.getCommandSpec().options()) {
      if (!option.hidden()
          && GLOBAL.stream().noneMatch(row -> row.left().contains(option.longestName()))) {
        options.add(row(option));
      }
    }
    section("Options", options, out, paint);
    section("Options of every command", GLOBAL, out, paint);
    command.notes().forEach(note -> out.print("\n" + note + "\n"));
    out.print(EXIT_CODES);
  }

  static void printRoot(Console console, Paint paint) {
    PrintStream out = console.out();
    out.print("certs-tool: a certificate authority that an operator can trust.\n");
    List<Row> rows = new ArrayList<>();
    List<Example> examples = new ArrayList<>();
    for (String name : Commands.names()) {
      CertsCommand command = Commands.find(name).orElseThrow();
      rows.add(new Row(name, command.summary()));
      if (examples.size() < 4) {
        examples.add(command.examples().get(0));
      }
    }
    rows.add(new Row("help", "Show this help, or that of one command."));
    examples(examples, console, paint);
    section("Commands", rows, out, paint);
    List<Row> options = new ArrayList<>(GLOBAL);
    options.add(new Row("-V, --version", "show the version"));
    section("Options", options, out, paint);
    out.print(EXIT_CODES);
  }

  private static void examples(List<Example> examples, Console console, Paint paint) {
    section(
        "Examples",
        examples.stream()
            .map(each -> new Row(console.calledAs() + " " + each.line(), each.effect()))
            .toList(),
        console.out(),
        paint);
  }

  private static Row row(OptionSpec option) {
    String names = String.join(", ", option.names());
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    return new Row((names.startsWith("--") ? "    " : "") + names + value, text(option));
  }

  private static String text(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private static void section(String title, List<Row> rows, PrintStream out, Paint paint) {
    if (rows.isEmpty()) {
      return;
    }
    out.print("\n" + (title.isEmpty() ? "" : paint.bold(title) + "\n"));
    int width =
        rows.stream()
            .mapToInt(row -> row.left().length())
            .filter(n -> n <= MOST_LEFT)
            .max()
            .orElse(0);
    for (Row row : rows) {
      String gap =
          row.left().length() <= width
              ? " ".repeat(width - row.left().length() + 2)
              : "\n" + " ".repeat(width + 4);
      out.print("  " + paint.cyan(row.left()) + gap + row.right() + "\n");
    }
  }
}
