package dev.maximus.cli;

import com.google.gson.stream.JsonWriter;
import dev.maximus.cli.args.Arguments;
import dev.maximus.cli.args.Operand;
import dev.maximus.cli.args.Option;
import dev.maximus.cli.args.Usage;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.render.Difference;
import dev.maximus.engine.render.ManifestDirectory;
import dev.maximus.engine.render.ManifestSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code maximus preview ENV}: what an environment becomes, without touching anything. */
final class PreviewCommand implements Command {
  private static final Option EXIT_CODE =
      Option.flag("exit 1 when a manifest in git would change", "--exit-code");
  private static final Option JSON = Option.flag("print JSON", "--json");

  @Override
  public Usage usage() {
    return Usage.of("preview", "Show what an environment becomes. Nothing is changed.")
        .example("maximus preview dev", "the objects of environment dev, as a tree")
        .example("maximus preview prod --exit-code", "in CI: exit 1 when git is not up to date")
        .operand(Operand.required("ENV", Operand.Kind.ENVIRONMENT, "the environment, such as dev"))
        .option(EXIT_CODE)
        .option(JSON)
        .note(
            "The tree is followed by a tally, and by what 'maximus render' would do to\n"
                + "manifests-generated/. Without --exit-code the exit code is 0 with and without"
                + " changes.");
  }

  @Override
  public int call(Arguments arguments, Console console) throws IOException {
    Project project = Project.of(console);
    String environment = project.environment(arguments.operand(0));
    ResourceGraph graph = project.record(environment);
    ManifestSet set = ManifestSet.of(graph);
    Path directory = project.manifests().resolve(environment);
    List<Difference> changes = ManifestDirectory.at(directory).compare(set);
    String where = Paths.shown(directory, project.root());
    if (arguments.has(JSON)) {
      Json.print(console, "preview", 1, json -> write(json, graph, set, where, changes));
    } else {
      Tree.print(console, graph);
      console.out().print("\n" + Tree.tally(graph) + "\n\n");
      String files = Changes.tally(changes, set.files().size());
      console.out().print(console.outPaint().bold(where) + ": " + files + "\n");
      Changes.print(console, changes);
      if (!changes.isEmpty()) {
        console.out().print("\nTo write it: maximus render " + environment + "\n");
      }
    }
    return arguments.has(EXIT_CODE) && !changes.isEmpty() ? FAILED : DONE;
  }

  private static void write(
      JsonWriter json,
      ResourceGraph graph,
      ManifestSet set,
      String directory,
      List<Difference> changes)
      throws IOException {
    json.name("project").value(graph.project());
    json.name("environment").value(graph.stack());
    json.name("resources").beginArray();
    for (ResourceNode node : graph.resources()) {
      if (node.kind() == ResourceNode.Kind.STACK) {
        continue;
      }
      KubernetesName name = KubernetesName.of(node);
      json.beginObject();
      json.name("urn").value(node.urn().value());
      json.name("type").value(node.type());
      json.name("name").value(node.name());
      json.name("role").value(Tree.role(node));
      json.name("parent").value(node.parent().map(Object::toString).orElse(null));
      json.name("kind").value(name.kind());
      json.name("namespace").value(name.namespace().orElse(null));
      json.name("objectName").value(name.name().orElse(null));
      json.name("file").value(set.pathOf(node.urn()).orElse(null));
      json.endObject();
    }
    json.endArray();
    json.name("kinds").beginObject();
    for (var kind : Tree.kinds(graph).entrySet()) {
      json.name(kind.getKey()).value(kind.getValue());
    }
    json.endObject();
    json.name("directory").value(directory);
    Changes.write(json, changes, set.files().size());
  }
}
