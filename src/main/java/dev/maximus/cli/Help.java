package dev.maximus.cli;

import dev.maximus.cli.args.Operand;
import dev.maximus.cli.args.Option;
import dev.maximus.cli.args.Usage;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Help texts: what to type first, then the rest. */
final class Help {
  private static final int MOST_LEFT = 34;

  /** Commands of the launcher: they must work when the program cannot be built. */
  private static final List<Row> LAUNCHER_COMMANDS =
      List.of(
          new Row("certs", "Issue, renew and check certificates: all that certs-tool does."),
          new Row("test", "Run the test suite; what follows goes to Maven."),
          new Row("build", "Build the program now, also when nothing has changed."),
          new Row("warm-up", "Make the class-data archive now; otherwise it is made by itself."));

  private record Row(String left, String right) {}

  private Help() {}

  static void print(Usage usage, Console console) {
    PrintStream out = console.out();
    Paint paint = console.outPaint();
    out.print("maximus " + usage.name() + ": " + usage.summary() + "\n");
    examples(usage.examples(), out, paint);
    out.print("\n" + paint.bold("Usage") + "\n  " + synopsis(usage) + "\n");
    section("", usage.operands().stream().map(Help::row).toList(), out, paint);
    section("Options", usage.options().stream().map(Help::row).toList(), out, paint);
    section(
        "Options of every command", GlobalOptions.ALL.stream().map(Help::row).toList(), out, paint);
    for (String note : usage.notes()) {
      out.print("\n" + note + "\n");
    }
    out.print("\nExit codes: 0 done, 1 failed, 2 called wrongly.\n");
  }

  static void printRoot(Console console) {
    PrintStream out = console.out();
    Paint paint = console.outPaint();
    out.print("maximus: a whole production platform, typed, previewed without a cluster.\n");
    examples(
        List.of(
            new Usage.Example("maximus preview dev", "see what environment dev becomes"),
            new Usage.Example("maximus render --all", "write manifests-generated/"),
            new Usage.Example("maximus graph dev -o dev.svg", "draw it"),
            new Usage.Example("maximus help render", "more about one command")),
        out,
        paint);
    List<Row> rows = new ArrayList<>();
    for (String name : Commands.names()) {
      rows.add(new Row(name, Commands.find(name).usage().summary()));
    }
    section("Commands", rows, out, paint);
    section("Commands of the launcher", LAUNCHER_COMMANDS, out, paint);
    List<Option> options = new ArrayList<>(GlobalOptions.ALL);
    options.add(GlobalOptions.VERSION);
    section("Options", options.stream().map(Help::row).toList(), out, paint);
    out.print("\nExit codes: 0 done, 1 failed, 2 called wrongly.\n");
  }

  static String synopsis(Usage usage) {
    StringBuilder text = new StringBuilder("maximus ").append(usage.name());
    for (Operand operand : usage.operands()) {
      text.append(operand.required() ? " " + operand.name() : " [" + operand.name() + "]");
    }
    return text.append(" [options]").toString();
  }

  private static void examples(List<Usage.Example> examples, PrintStream out, Paint paint) {
    List<Row> rows = examples.stream().map(e -> new Row(e.command(), e.effect())).toList();
    section("Examples", rows, out, paint);
  }

  private static Row row(Operand operand) {
    return new Row(operand.name(), operand.help());
  }

  private static Row row(Option option) {
    String names = String.join(", ", option.names());
    String left = names.startsWith("--") ? "    " + names : names;
    return new Row(left + option.value().map(v -> " " + v).orElse(""), option.help());
  }

  private static void section(String title, List<Row> rows, PrintStream out, Paint paint) {
    if (rows.isEmpty()) {
      return;
    }
    out.print("\n" + (title.isEmpty() ? "" : paint.bold(title) + "\n"));
    int width = 0;
    for (Row row : rows) {
      if (row.left().length() <= MOST_LEFT) {
        width = Math.max(width, row.left().length());
      }
    }
    for (Row row : rows) {
      String gap =
          row.left().length() <= width
              ? " ".repeat(width - row.left().length() + 2)
              : "\n" + " ".repeat(width + 4);
      out.print("  " + paint.cyan(row.left()) + gap + row.right() + "\n");
    }
  }
}
