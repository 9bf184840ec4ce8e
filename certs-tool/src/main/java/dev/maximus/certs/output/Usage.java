package dev.maximus.certs.output;

/**
 * One way to use a certificate.
 *
 * @param id for machines, and to choose one: {@code psql}
 * @param title for people
 * @param text what an operator pastes, without a newline at the end
 */
public record Usage(String id, Kind kind, String title, String text) {
  /** Where the text belongs. */
  public enum Kind {
    /** One line for a shell. */
    COMMAND,
    /** A part of a configuration file. */
    CONFIGURATION
  }

  static Usage command(String id, String title, String... words) {
    return new Usage(id, Kind.COMMAND, title, String.join(" ", words));
  }

  static Usage configuration(String id, String title, String... lines) {
    return new Usage(id, Kind.CONFIGURATION, title, String.join("\n", lines));
  }
}
