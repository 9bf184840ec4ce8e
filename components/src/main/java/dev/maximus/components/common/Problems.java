package dev.maximus.components.common;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with one object, to say it all at once. */
public final class Problems {
  private final String where;
  private final List<String> problems = new ArrayList<>(0);

  private Problems(String where) {
    this.where = where;
  }

  /** The problems of an object of this type. */
  public static Problems in(String where) {
    return new Problems(where);
  }

  /** Notes a problem unless the rule holds. The sentence is formatted only then. */
  @SuppressWarnings("AnnotateFormatMethod") // not worth a dependency for one annotation
  public Problems require(boolean rule, String sentence, Object... values) {
    if (!rule) {
      problems.add(sentence.formatted(values));
    }
    return this;
  }

  /**
   * Ends the check.
   *
   * @throws IllegalArgumentException with every problem noted, in order
   */
  public void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(where + ": " + String.join("; ", problems));
    }
  }
}
