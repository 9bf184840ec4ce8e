package dev.maximus.components.scaling;

import dev.maximus.components.common.Problems;
import java.util.OptionalInt;

/** Always this many pods. */
public record Fixed(int count) implements Scaling {
  public Fixed {
    Problems.in("Fixed")
        .require(count >= 1 && count <= MAX, "replicas '%d' must be from 1 to %d", count, MAX)
        .throwIfAny();
  }

  @Override
  public OptionalInt replicas() {
    return OptionalInt.of(count);
  }

  @Override
  public int atLeast() {
    return count;
  }
}
