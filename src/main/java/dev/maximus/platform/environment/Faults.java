package dev.maximus.platform.environment;

import dev.maximus.engine.stack.ConfigException;
import dev.maximus.engine.stack.Fault;
import dev.maximus.engine.stack.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong in one file, to say it all at once. */
final class Faults {
  private final String file;
  private final boolean positionsKnown;
  private final List<Fault> faults = new ArrayList<>(0);

  Faults(String file, boolean positionsKnown) {
    this.file = file;
    this.positionsKnown = positionsKnown;
  }

  String file() {
    return file;
  }

  void add(Position at, String key, Optional<String> value, String rule) {
    faults.add(
        new Fault(file, positionsKnown ? Optional.of(at) : Optional.empty(), key, value, rule));
  }

  void addAll(Collection<Fault> others) {
    faults.addAll(others);
  }

  List<Fault> list() {
    return List.copyOf(faults);
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  void throwIfAny() {
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
  }
}
