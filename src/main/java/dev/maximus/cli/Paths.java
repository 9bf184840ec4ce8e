package dev.maximus.cli;

import java.nio.file.Path;

/** Paths as messages show them. */
final class Paths {
  private Paths() {}

  /** Relative to the project where it is inside, with {@code /} on every system. */
  static String shown(Path path, Path root) {
    Path shown = path.startsWith(root) && !path.equals(root) ? root.relativize(path) : path;
    return shown.toString().replace('\\', '/');
  }
}
