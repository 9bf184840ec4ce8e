package dev.maximus.components.service;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How much a service says; the levels are uvicorn's. */
public enum LogLevel {
  CRITICAL,
  ERROR,
  WARNING,
  INFO,
  DEBUG,
  TRACE;

  /** The texts of all levels, the gravest first. */
  public static final List<String> TEXTS = Arrays.stream(values()).map(LogLevel::text).toList();

  private final String text = name().toLowerCase(Locale.ROOT);

  /** As settings and command lines write it. */
  public String text() {
    return text;
  }

  /**
   * The level with this text.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static LogLevel of(String text) {
    for (LogLevel level : values()) {
      if (level.text.equals(text)) {
        return level;
      }
    }
    throw new IllegalArgumentException(
        "LogLevel: level '%s' must be one of: %s".formatted(text, String.join(", ", TEXTS)));
  }
}
