package dev.maximus.cli.doctor;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What was found of a tool.
 *
 * @param where empty when it is not there
 * @param version empty when it does not say
 * @param problem why it cannot be used although it is there
 */
public record Finding(
    Tool tool, Optional<Path> where, Optional<String> version, Optional<String> problem) {

  public boolean usable() {
    return where.isPresent() && problem.isEmpty();
  }
}
