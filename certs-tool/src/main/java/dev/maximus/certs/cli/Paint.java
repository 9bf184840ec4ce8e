package dev.maximus.certs.cli;

import java.util.List;

/** The few colours, or none at all. They only repeat what the words say. */
final class Paint {
  private final boolean on;

  private Paint(boolean on) {
    this.on = on;
  }

  static Paint of(Console console, boolean terminal, GlobalOptions.When when) {
    String noColor = console.env().getOrDefault("NO_COLOR", "");
    boolean wanted = noColor.isEmpty() && !"dumb".equals(console.env().get("TERM"));
    return new Paint(
        switch (when) {
          case always -> true;
          case never -> false;
          case auto -> terminal && wanted;
        });
  }

  /** For what happens before the options are understood. */
  static Paint of(Console console, boolean terminal, List<String> options) {
    String line = String.join(" ", options);
    GlobalOptions.When when = GlobalOptions.When.auto;
    for (GlobalOptions.When each : GlobalOptions.When.values()) {
      if (line.contains("--color " + each) || line.contains("--color=" + each)) {
        when = each;
      }
    }
    return of(console, terminal, when);
  }

  String bold(String text) {
    return in("1", text);
  }

  String red(String text) {
    return in("31", text);
  }

  String green(String text) {
    return in("32", text);
  }

  String yellow(String text) {
    return in("33", text);
  }

  String cyan(String text) {
    return in("36", text);
  }

  boolean isOn() {
    return on;
  }

  private String in(String code, String text) {
    return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
