package dev.maximus.engine.run;

import static java.util.Objects.requireNonNull;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Bool;
import dev.maximus.engine.graph.PropertyValue.Decimal;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Int;
import dev.maximus.engine.graph.PropertyValue.Items;
import dev.maximus.engine.graph.PropertyValue.Null;
import dev.maximus.engine.graph.PropertyValue.Secret;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.graph.PropertyValue.Unknown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The outputs of other stacks, for programs that refer to them.
 *
 * <p>The file holds one object per stack, under the name the program uses, with the outputs as
 * {@code pulumi stack output --json} prints them. An output {@code {secure: ...}} is a secret of
 * which only the existence is known.
 *
 * @param source the file to name in an error
 */
public record StackReferences(String source, Map<String, Fields> outputs) {
  public static final StackReferences NONE = new StackReferences("", Map.of());

  public StackReferences {
    requireNonNull(source, "source is null");
    outputs = Map.copyOf(outputs);
  }

  /**
   * Reads the file.
   *
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when it is not YAML, or not an object of objects
   */
  public static StackReferences read(Path file) throws IOException {
    String text = Files.readString(file);
    Object root;
    try {
      root =
          new Load(LoadSettings.builder().setLabel(file.toString()).build()).loadFromString(text);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
    }
    Map<String, Fields> outputs = new TreeMap<>();
    if (!(root instanceof Map<?, ?> stacks)) {
      throw new IllegalArgumentException(
          "%s: content must be an object with one key per stack".formatted(file));
    }
    for (Map.Entry<?, ?> entry : stacks.entrySet()) {
      if (!(plain(entry.getValue()) instanceof Fields fields)) {
        throw new IllegalArgumentException(
            "%s: stack '%s' must be an object of outputs".formatted(file, entry.getKey()));
      }
      outputs.put(String.valueOf(entry.getKey()), fields);
    }
    return new StackReferences(file.toString(), outputs);
  }

  Fields require(String stack) {
    Fields found = outputs.get(stack);
    if (found != null) {
      return found;
    }
    throw new EngineException(
        source.isEmpty()
            ? "stack reference '%s' cannot be answered without an engine; give the outputs in a stack references file"
                .formatted(stack)
            : "stack reference '%s' is not in %s; add the outputs of that stack under this name (known: %s)"
                .formatted(
                    stack,
                    source,
                    outputs.isEmpty()
                        ? "none"
                        : String.join(", ", new TreeMap<>(outputs).keySet())));
  }

  /**
   * The outputs as a program may be given them. One unknown would make all outputs of the stack
   * unknown to the SDK, and no longer secret; a text around the mark of an unknown goes through it,
   * and is an unknown again where a resource uses it.
   */
  static PropertyValue forProgram(PropertyValue value) {
    if (value instanceof Unknown) {
      return new Text(RunSettings.UNKNOWN + "?");
    }
    if (value instanceof Secret secret) {
      return new Secret(forProgram(secret.value()));
    }
    if (value instanceof Items items) {
      return new Items(items.values().stream().map(StackReferences::forProgram).toList());
    }
    if (value instanceof Fields fields) {
      Map<String, PropertyValue> known = new TreeMap<>();
      fields.values().forEach((key, field) -> known.put(key, forProgram(field)));
      return Fields.of(known);
    }
    return value;
  }

  /** YAML data as a value; {@code {secure: ...}} becomes an unknown secret. */
  static PropertyValue plain(Object data) {
    if (data instanceof Map<?, ?> map) {
      if (map.size() == 1 && map.containsKey("secure")) {
        return new Secret(new Unknown());
      }
      Map<String, PropertyValue> fields = new TreeMap<>();
      map.forEach((key, value) -> fields.put(String.valueOf(key), plain(value)));
      return Fields.of(fields);
    }
    if (data instanceof List<?> list) {
      return new Items(list.stream().map(StackReferences::plain).toList());
    }
    if (data instanceof Boolean bool) {
      return new Bool(bool);
    }
    if (data instanceof Integer || data instanceof Long) {
      return new Int(((Number) data).longValue());
    }
    if (data instanceof Number number) {
      return new Decimal(number.doubleValue());
    }
    return data == null ? new Null() : new Text(String.valueOf(data));
  }
}
