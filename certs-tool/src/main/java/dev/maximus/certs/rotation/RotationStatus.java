package dev.maximus.certs.rotation;

import java.time.Instant;
import java.util.List;

/**
 * Where a rotation is.
 *
 * @param next the step that leads on
 * @param allowed whether that step is allowed now
 * @param allowedFrom from when on it is
 * @param waitsFor what it must wait for, and what can be done about it, as a sentence; empty when
 *     it is allowed
 * @param todo what must be done in this phase outside of this tool, each a sentence
 */
public record RotationStatus(
    RotationState state,
    Step next,
    boolean allowed,
    Instant allowedFrom,
    String waitsFor,
    List<String> todo) {
  public RotationStatus {
    todo = List.copyOf(todo);
  }
}
