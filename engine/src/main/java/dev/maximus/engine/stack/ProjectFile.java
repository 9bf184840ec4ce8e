package dev.maximus.engine.stack;

import dev.maximus.engine.stack.StackValue.Fields;
import dev.maximus.engine.stack.StackValue.Kind;
import dev.maximus.engine.stack.StackValue.Scalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run needs of a Pulumi project file.
 *
 * @param name the project
 * @param stackConfigDir where the stack files are, below the directory of the project file
 */
public record ProjectFile(String name, String stackConfigDir) {
  public static final String FILE = "Pulumi.yaml";

  /**
   * Reads {@value #FILE} of a directory.
   *
   * @throws ConfigException with every fault of the file
   */
  public static ProjectFile in(Path directory) {
    List<Fault> faults = new ArrayList<>();
    Optional<StackValue> root =
        SettingsReader.read(FILE, TextFile.read(directory.resolve(FILE), FILE), faults);
    String name = root.flatMap(value -> text(value, "name")).orElse("");
    if (name.isEmpty()) {
      faults.add(new Fault(FILE, Optional.empty(), "name", Optional.empty(), "is missing"));
    }
    if (root.isPresent() && root.get() instanceof Fields top && top.keys().containsKey("config")) {
      // Pulumi merges these into every stack. Read over in silence, they would make a preview lie.
      faults.add(
          new Fault(
              FILE,
              Optional.ofNullable(top.keys().get("config")),
              "config",
              Optional.empty(),
              "is not supported here, write each setting into the stack files"));
    }
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
    return new ProjectFile(name, root.flatMap(value -> text(value, "stackConfigDir")).orElse(""));
  }

  private static Optional<String> text(StackValue root, String key) {
    return root instanceof Fields top
            && top.values().get(key) instanceof Scalar scalar
            && scalar.kind() == Kind.TEXT
        ? Optional.of(scalar.text())
        : Optional.empty();
  }
}
