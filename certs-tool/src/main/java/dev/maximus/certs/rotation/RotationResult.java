package dev.maximus.certs.rotation;

import dev.maximus.certs.store.Result;
import java.util.List;

/**
 * What a step has done.
 *
 * @param state the phase from now on
 * @param result what was changed in the store
 * @param todo what the operator must do now, each a sentence
 */
public record RotationResult(RotationState state, Result result, List<String> todo) {
  public RotationResult {
    todo = List.copyOf(todo);
  }
}
