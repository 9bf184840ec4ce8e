package dev.maximus.platform.environment;

import com.pulumi.Config;
import com.pulumi.Context;
import dev.maximus.engine.stack.ConfigException;
import dev.maximus.engine.stack.Fault;
import dev.maximus.engine.stack.Position;
import dev.maximus.engine.stack.ProjectFile;
import dev.maximus.engine.stack.SettingsReader;
import dev.maximus.engine.stack.StackFile;
import dev.maximus.engine.stack.StackValue;
import dev.maximus.engine.stack.StackValue.Fields;
import dev.maximus.engine.stack.StackValue.Kind;
import dev.maximus.engine.stack.StackValue.Scalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings as a running program gets them from Pulumi: text without lines. The same checks as
 * for a stack file, with the same sentences.
 */
public final class ProgramSettings {
  /** How the Pulumi CLI hands all settings to the process of a program; its API names none. */
  static final String ALL_SETTINGS = "PULUMI_CONFIG";

  static final String SECRET_SETTINGS = "PULUMI_CONFIG_SECRET_KEYS";
  private static final Position NOWHERE = new Position(1, 1);

  private ProgramSettings() {}

  /**
   * The environment that a running program is for.
   *
   * @param root the directory of the project file
   * @param variables of the process
   * @throws ConfigException with every fault
   */
  public static EnvironmentConfig read(Context context, Path root, Map<String, String> variables) {
    ProjectFile project = ProjectFile.in(root);
    String file = Environments.pathOf(project, context.stackName());
    Map<String, StackValue> values = new LinkedHashMap<>();
    Config config = context.config(EnvironmentReader.NAMESPACE);
    for (String key : EnvironmentReader.KEYS) {
      config.get(key).ifPresent(text -> values.put(key, value(file, text)));
    }
    String prefix = EnvironmentReader.NAMESPACE + ":";
    for (String key : keys(variables, ALL_SETTINGS)) {
      if (key.startsWith(prefix)) {
        values.putIfAbsent(key.substring(prefix.length()), text(""));
      }
    }
    for (String key : keys(variables, SECRET_SETTINGS)) {
      if (key.startsWith(prefix)) {
        values.put(key.substring(prefix.length()), text(StackFile.UNKNOWN));
      }
    }
    Faults faults = new Faults(file, false);
    return EnvironmentReader.read(
        root, context.stackName(), faults, new Fields(values, Map.of(), NOWHERE));
  }

  /** A map or a list arrives as JSON, anything else as its text. */
  private static StackValue value(String file, String text) {
    if (text.startsWith("{") || text.startsWith("[")) {
      List<Fault> faults = new ArrayList<>();
      try {
        Optional<StackValue> value = SettingsReader.read(file, text, faults);
        if (value.isPresent() && faults.isEmpty()) {
          return value.get();
        }
      } catch (ConfigException notJson) {
        return text(text);
      }
    }
    return text(text);
  }

  private static Scalar text(String text) {
    return new Scalar(Kind.TEXT, text, NOWHERE);
  }

  private static List<String> keys(Map<String, String> variables, String name) {
    String json = variables.getOrDefault(name, "");
    StackValue value = json.isEmpty() ? text("") : value(name, json);
    List<String> keys = new ArrayList<>();
    if (value instanceof Fields fields) {
      keys.addAll(fields.values().keySet());
    } else if (value instanceof StackValue.Items items) {
      for (StackValue item : items.values()) {
        if (item instanceof Scalar scalar) {
          keys.add(scalar.text());
        }
      }
    }
    return keys;
  }
}
