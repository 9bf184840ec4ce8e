package dev.maximus.cli.args;

import java.util.List;
import java.util.Optional;

/**
 * An option of a command.
 *
 * @param names short and long, the long one last
 * @param value what stands for the value in the help; empty for an option without one
 * @param choices the only values there are; empty when every value is possible
 */
public record Option(
    List<String> names, Optional<String> value, List<String> choices, String help) {
  public Option {
    names = List.copyOf(names);
    choices = List.copyOf(choices);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("Option: names is empty, must have one name at least");
    }
  }

  /** An option without a value. */
  public static Option flag(String help, String... names) {
    return new Option(List.of(names), Optional.empty(), List.of(), help);
  }

  /** An option with a value, {@code placeholder} in the help. */
  public static Option value(String placeholder, String help, String... names) {
    return new Option(List.of(names), Optional.of(placeholder), List.of(), help);
  }

  public Option oneOf(String... values) {
    return new Option(names, value, List.of(values), help);
  }

  /** The name that messages use. */
  public String name() {
    return names.get(names.size() - 1);
  }
}
