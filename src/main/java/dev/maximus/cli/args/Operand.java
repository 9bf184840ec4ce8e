package dev.maximus.cli.args;

/**
 * An argument that is not an option.
 *
 * @param name in the help, in capitals
 * @param kind what it names, so that a shell can complete it
 */
public record Operand(String name, boolean required, Kind kind, String help) {

  /** What an operand names. */
  public enum Kind {
    ENVIRONMENT,
    COMMAND,
    SHELL
  }

  public static Operand required(String name, Kind kind, String help) {
    return new Operand(name, true, kind, help);
  }

  public static Operand optional(String name, Kind kind, String help) {
    return new Operand(name, false, kind, help);
  }
}
