package dev.maximus.cli;

/** The few colours of the command line, or none at all. They only repeat what the words say. */
public final class Paint {
  static final Paint OFF = new Paint(false);
  static final Paint ON = new Paint(true);
  private final boolean on;

  private Paint(boolean on) {
    this.on = on;
  }

  static Paint of(boolean on) {
    return on ? ON : OFF;
  }

  public String bold(String text) {
    return in("1", text);
  }

  public String faint(String text) {
    return in("2", text);
  }

  public String red(String text) {
    return in("31", text);
  }

  public String green(String text) {
    return in("32", text);
  }

  public String yellow(String text) {
    return in("33", text);
  }

  public String cyan(String text) {
    return in("36", text);
  }

  private String in(String code, String text) {
    return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
