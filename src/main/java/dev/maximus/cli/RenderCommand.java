package dev.maximus.cli;

import com.google.gson.stream.JsonWriter;
import dev.maximus.cli.args.Arguments;
import dev.maximus.cli.args.MisuseException;
import dev.maximus.cli.args.Operand;
import dev.maximus.cli.args.Option;
import dev.maximus.cli.args.Usage;
import dev.maximus.engine.render.Difference;
import dev.maximus.engine.render.ManifestDirectory;
import dev.maximus.engine.render.ManifestSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code maximus render}: writes the manifests of environments, or checks those in git. */
final class RenderCommand implements Command {
  private static final Option ALL = Option.flag("every environment", "--all");
  private static final Option CHECK =
      Option.flag("write nothing; exit 1 when a file is not as it would be rendered", "--check");
  private static final Option OUT =
      Option.value("DIR", "write to DIR/<env> instead of manifests-generated/<env>", "--out");
  private static final Option JSON = Option.flag("print JSON", "--json");

  /** What became of one environment. */
  private record Outcome(String environment, Path directory, int files, List<Difference> changes) {}

  @Override
  public Usage usage() {
    return Usage.of("render", "Write the Kubernetes manifests of an environment.")
        .example("maximus render dev", "write manifests-generated/dev")
        .example("maximus render --all", "write every environment")
        .example("maximus render --all --check", "in CI: are the files in git up to date?")
        .operand(Operand.optional("ENV", Operand.Kind.ENVIRONMENT, "the environment, such as dev"))
        .option(ALL)
        .option(CHECK)
        .option(OUT)
        .option(JSON)
        .note(
            "A directory is replaced as a whole, or not at all. All environments are rendered"
                + " before\nthe first is written: a fault in one leaves all as they were.");
  }

  @Override
  public int call(Arguments arguments, Console console) throws IOException {
    Project project = Project.of(console);
    List<String> names = environments(arguments, project);
    Path parent =
        arguments
            .get(OUT)
            .map(out -> console.directory().resolve(out).normalize())
            .orElse(project.manifests());
    boolean check = arguments.has(CHECK);
    List<ManifestSet> sets = new ArrayList<>();
    for (String name : names) {
      sets.add(ManifestSet.of(project.record(name)));
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (ManifestSet set : sets) {
      Path target = parent.resolve(set.environment());
      ManifestDirectory directory = ManifestDirectory.at(target);
      List<Difference> changes = directory.compare(set);
      if (!check && !changes.isEmpty()) {
        directory.write(set);
      }
      outcomes.add(new Outcome(set.environment(), target, set.files().size(), changes));
    }
    if (arguments.has(JSON)) {
      Json.print(console, "render", 1, json -> write(json, project, check, outcomes));
    } else {
      report(console, project, check, outcomes);
    }
    boolean stale = outcomes.stream().anyMatch(outcome -> !outcome.changes().isEmpty());
    return check && stale ? FAILED : DONE;
  }

  private static List<String> environments(Arguments arguments, Project project) {
    Optional<String> operand = arguments.operand(0);
    if (!arguments.has(ALL)) {
      return List.of(project.environment(operand));
    }
    if (operand.isPresent()) {
      throw new MisuseException(
          "ENV '" + operand.get() + "' and option '--all' exclude each other");
    }
    List<String> names = project.environments().names();
    if (names.isEmpty()) {
      throw new FailureException("project '" + project.root() + "' has no environment");
    }
    return names;
  }

  private static void report(
      Console console, Project project, boolean check, List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      String where = Paths.shown(outcome.directory(), project.root());
      String tally = Changes.tally(outcome.changes(), outcome.files());
      if (outcome.changes().isEmpty()) {
        console.out().print(where + ": " + tally + "\n");
      } else if (check) {
        console.out().print(where + ": " + console.outPaint().red("stale") + ", " + tally + "\n");
        Changes.print(console, outcome.changes());
      } else {
        console.out().print(where + ": written, " + tally + "\n");
        Changes.printNames(console, outcome.changes());
      }
    }
    boolean stale = outcomes.stream().anyMatch(outcome -> !outcome.changes().isEmpty());
    if (check && stale) {
      String environments = outcomes.size() == 1 ? outcomes.get(0).environment() : "--all";
      console.out().flush();
      Faults.show(
          console,
          "the files are not as they would be rendered",
          List.of("Run './maximus render " + environments + "' and commit the result."));
    }
  }

  private static void write(JsonWriter json, Project project, boolean check, List<Outcome> outcomes)
      throws IOException {
    json.name("check").value(check);
    json.name("environments").beginArray();
    for (Outcome outcome : outcomes) {
      json.beginObject();
      json.name("name").value(outcome.environment());
      json.name("directory").value(Paths.shown(outcome.directory(), project.root()));
      json.name("files").value(outcome.files());
      Changes.write(json, outcome.changes(), outcome.files());
      json.endObject();
    }
    json.endArray();
  }
}
