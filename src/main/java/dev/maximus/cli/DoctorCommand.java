package dev.maximus.cli;

import com.google.gson.stream.JsonWriter;
import dev.maximus.cli.args.Arguments;
import dev.maximus.cli.args.Option;
import dev.maximus.cli.args.Usage;
import dev.maximus.cli.doctor.Finding;
import dev.maximus.cli.doctor.LocalState;
import dev.maximus.cli.doctor.Probe;
import dev.maximus.cli.doctor.Tool;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** {@code maximus doctor}: what is installed, what is missing, what each is for. */
final class DoctorCommand implements Command {
  private static final Option JSON = Option.flag("print JSON", "--json");

  @Override
  public Usage usage() {
    return Usage.of("doctor", "Say what is installed, what is missing, and how to get it.")
        .example("maximus doctor", "look at this machine")
        .option(JSON)
        .note("Only the JDK and Maven are required: without one of them the exit code is 1.");
  }

  @Override
  public int call(Arguments arguments, Console console) throws IOException {
    List<Finding> findings = new Probe(console.env()).all(Tool.ALL);
    List<LocalState> states = LocalState.of(console.home(), console.env());
    if (arguments.has(JSON)) {
      Json.print(console, "doctor", 1, json -> write(json, findings, states));
    } else {
      print(console, findings, states);
    }
    boolean complete = findings.stream().allMatch(f -> f.usable() || !f.tool().required());
    return complete ? DONE : FAILED;
  }

  private static void print(Console console, List<Finding> findings, List<LocalState> states) {
    PrintStream out = console.out();
    Paint paint = console.outPaint();
    out.print(paint.bold("Tools") + "\n");
    for (Finding finding : findings) {
      Tool tool = finding.tool();
      String mark =
          finding.usable()
              ? paint.green("ok     ")
              : tool.required() ? paint.red("MISSING") : paint.faint("-      ");
      out.print(
          "  %s %s %s %s\n"
              .formatted(
                  mark,
                  pad(tool.name(), 14),
                  pad(finding.version().orElse(""), 14),
                  finding.where().map(Object::toString).orElse("not found")));
      finding.problem().ifPresent(problem -> detail(out, "it does not work: " + problem));
      detail(out, "for: " + tool.purpose());
      if (!finding.usable()) {
        detail(out, "get: " + tool.install());
      }
    }
    out.print("\n" + paint.bold("Made by this project, here") + "\n");
    for (LocalState state : states) {
      String mark = state.present() ? paint.green("ok     ") : paint.faint("-      ");
      out.print("  " + mark + " " + state.name() + "\n");
      detail(out, state.detail());
    }
    long missing = findings.stream().filter(f -> f.tool().required() && !f.usable()).count();
    out.print(
        missing == 0
            ? "\nEverything that is required is here.\n"
            : "\n" + paint.red(missing + " required missing.") + "\n");
  }

  private static void detail(PrintStream out, String text) {
    out.print("          " + text + "\n");
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static void write(JsonWriter json, List<Finding> findings, List<LocalState> states)
      throws IOException {
    json.name("tools").beginArray();
    for (Finding finding : findings) {
      json.beginObject();
      json.name("name").value(finding.tool().name());
      json.name("required").value(finding.tool().required());
      json.name("usable").value(finding.usable());
      json.name("version").value(finding.version().orElse(null));
      json.name("path").value(finding.where().map(Object::toString).orElse(null));
      json.name("problem").value(finding.problem().orElse(null));
      json.name("purpose").value(finding.tool().purpose());
      json.name("install").value(finding.tool().install());
      json.endObject();
    }
    json.endArray();
    json.name("local").beginArray();
    for (LocalState state : states) {
      json.beginObject();
      json.name("name").value(state.name());
      json.name("present").value(state.present());
      json.name("detail").value(state.detail());
      json.endObject();
    }
    json.endArray();
  }
}
