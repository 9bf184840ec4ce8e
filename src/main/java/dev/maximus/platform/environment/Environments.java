package dev.maximus.platform.environment;

import dev.maximus.engine.stack.ConfigException;
import dev.maximus.engine.stack.Fault;
import dev.maximus.engine.stack.Position;
import dev.maximus.engine.stack.ProjectFile;
import dev.maximus.engine.stack.StackFile;
import dev.maximus.engine.stack.StackValue;
import dev.maximus.engine.stack.StackValue.Fields;
import dev.maximus.engine.stack.StackValue.Kind;
import dev.maximus.engine.stack.StackValue.Scalar;
import dev.maximus.engine.stack.Suggestion;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The environments of a project: one stack file each. */
public final class Environments {
  private static final String PREFIX = "Pulumi.";
  private static final String SUFFIX = ".yaml";
  private static final String NAMESPACE = EnvironmentReader.NAMESPACE + ":";

  private final Path root;
  private final ProjectFile project;

  private Environments(Path root, ProjectFile project) {
    this.root = root;
    this.project = project;
  }

  /**
   * The environments of the project in this directory.
   *
   * @throws ConfigException when there is no project
   */
  public static Environments in(Path root) {
    return new Environments(root, ProjectFile.in(root));
  }

  /** The project that they belong to. */
  public ProjectFile project() {
    return project;
  }

  /**
   * Their names, in the order of the alphabet.
   *
   * @throws ConfigException when the directory of the stack files cannot be read
   */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    Path directory = root.resolve(project.stackConfigDir());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (name.length() > PREFIX.length() + SUFFIX.length()) {
          names.add(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
        }
      }
    } catch (IOException e) {
      ConfigException failed =
          new ConfigException(
              new Fault(
                  ProjectFile.FILE,
                  Optional.empty(),
                  "stackConfigDir",
                  Optional.of(project.stackConfigDir()),
                  "must be a directory that can be read: " + e));
      failed.initCause(e);
      throw failed;
    }
    Collections.sort(names);
    return names;
  }

  /**
   * The stack file of an environment.
   *
   * @throws ConfigException when there is no such environment, or its file has faults
   */
  public StackFile stackFile(String name) {
    List<String> names = names();
    if (!names.contains(name)) {
      String known = names.isEmpty() ? "there is none" : String.join(", ", names);
      String near =
          Suggestion.closest(name, names)
              .map(closest -> ", did you mean '" + closest + "'? ")
              .orElse(". ");
      throw new ConfigException(
          new Fault(
              project.stackConfigDir().isEmpty() ? "." : project.stackConfigDir(),
              Optional.empty(),
              "environment",
              Optional.of(name),
              "does not exist" + near + "Known environments: " + known));
    }
    return StackFile.read(
        root.resolve(pathOf(project, name)), pathOf(project, name), project.name());
  }

  /**
   * The settings of an environment.
   *
   * @throws ConfigException with every fault, each with its line
   */
  public EnvironmentConfig read(String name) {
    StackFile file = stackFile(name);
    return EnvironmentReader.read(root, name, new Faults(file.file(), true), ours(file));
  }

  /** Where an environment's file is, from the project's directory, with '/' on every system. */
  static String pathOf(ProjectFile project, String name) {
    String directory = project.stackConfigDir();
    String file = PREFIX + name + SUFFIX;
    return directory.isEmpty() ? file : directory + "/" + file;
  }

  private static Fields ours(StackFile file) {
    Map<String, StackValue> values = new LinkedHashMap<>();
    Map<String, Position> keys = new LinkedHashMap<>();
    for (Map.Entry<String, StackValue> entry : file.config().entrySet()) {
      String key = entry.getKey();
      if (key.startsWith(NAMESPACE)) {
        String bare = key.substring(NAMESPACE.length());
        StackValue value = entry.getValue();
        values.put(bare, value instanceof Scalar scalar ? asText(scalar) : value);
        keys.put(bare, file.keys().getOrDefault(key, value.position()));
      }
    }
    return new Fields(values, keys, file.section());
  }

  /** A program gets a single setting as text, whatever it looks like; so it is checked as text. */
  private static Scalar asText(Scalar scalar) {
    return scalar.kind() == Kind.NULL
        ? scalar
        : new Scalar(Kind.TEXT, scalar.text(), scalar.position());
  }
}
