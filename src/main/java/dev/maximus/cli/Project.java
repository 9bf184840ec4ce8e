package dev.maximus.cli;

import dev.maximus.cli.args.MisuseException;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.run.InProcessEngine;
import dev.maximus.engine.run.RunSettings;
import dev.maximus.engine.stack.ProjectFile;
import dev.maximus.engine.stack.StackFile;
import dev.maximus.engine.stack.Suggestion;
import dev.maximus.platform.PlatformProgram;
import dev.maximus.platform.environment.EnvironmentConfig;
import dev.maximus.platform.environment.Environments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The project that a command works on.
 *
 * @param root the directory of {@code Pulumi.yaml}
 */
record Project(Path root, Environments environments) {

  /** The project around the user's directory, else the one that the launcher belongs to. */
  static Project of(Console console) {
    HeadStart.begin();
    for (Path here = console.directory(); here != null; here = here.getParent()) {
      if (Files.isRegularFile(here.resolve(ProjectFile.FILE))) {
        return in(here);
      }
    }
    Path home =
        console
            .home()
            .filter(path -> Files.isRegularFile(path.resolve(ProjectFile.FILE)))
            .orElseThrow(
                () ->
                    new MisuseException(
                        "directory '"
                            + console.directory()
                            + "' is in no project: no "
                            + ProjectFile.FILE
                            + " here or above"));
    return in(home);
  }

  private static Project in(Path root) {
    return new Project(root, Environments.in(root));
  }

  /** The environment that a user named. */
  String environment(Optional<String> operand) {
    List<String> names = environments.names();
    String known = names.isEmpty() ? "known: none" : "known: " + String.join(", ", names);
    if (operand.isEmpty()) {
      throw new MisuseException("ENV is missing: " + known);
    }
    String name = operand.get();
    if (!names.contains(name)) {
      String near =
          Suggestion.closest(name, names).map(n -> "did you mean '" + n + "'? ").orElse("");
      throw new MisuseException("environment '" + name + "' does not exist, " + near + known);
    }
    return name;
  }

  /** Runs the program for an environment and returns what it declared. */
  ResourceGraph record(String environment) {
    EnvironmentConfig config = environments.read(environment);
    StackFile file = environments.stackFile(environment);
    RunSettings settings =
        RunSettings.of(environments.project().name(), environment)
            .withConfig(file.values(), file.secretKeys())
            .withRootDirectory(root.toString());
    return InProcessEngine.run(PlatformProgram.of(config), settings);
  }

  Path manifests() {
    return root.resolve("manifests-generated");
  }
}
