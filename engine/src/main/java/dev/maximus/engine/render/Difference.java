package dev.maximus.engine.render;

import java.util.List;

/**
 * How one file on disk differs from what would be rendered.
 *
 * @param path relative to the environment's directory
 * @param line the first line that differs, from 1
 * @param excerpt the first lines that differ, each with {@code -} (on disk) or {@code +} (rendered)
 *     before it; empty for a file that is added, removed or may hold secrets
 */
public record Difference(String path, Change change, int line, List<String> excerpt) {
  /** What render would do to the file. */
  public enum Change {
    ADDED,
    REMOVED,
    CHANGED
  }

  public Difference {
    excerpt = List.copyOf(excerpt);
  }

  @Override
  public String toString() {
    return switch (change) {
      case ADDED -> "file '" + path + "' is missing";
      case REMOVED -> "file '" + path + "' is no longer rendered";
      case CHANGED -> "file '" + path + "' differs from line " + line + " on";
    };
  }
}
