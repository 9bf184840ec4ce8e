package dev.maximus.certs.rotation;

import java.time.Instant;
import java.util.Optional;

/**
 * A phase of a rotation, and what it knows. Each phase has one step that leads to the next, and the
 * order cannot be changed: {@link Steady}, {@link Added}, {@link Reissued}, {@link Steady}.
 */
public sealed interface RotationState permits Steady, Added, Reissued {
  /** The name of the phase. */
  String phase();

  /** Since when; empty when no rotation is open. */
  Optional<Instant> since();

  /** The step that is next. */
  Step next();

  /** From when on the next step is allowed. */
  Gate gate(RotateOptions options, Instant now);

  /** Why another step than the next one is refused, and how to go on. */
  String refusal(Step asked);

  /** This state with what the operator says now. */
  default RotationState confirmed(Instant now) {
    return this;
  }

  /**
   * What the next step does.
   *
   * @throws RotationException when it cannot be done with this set
   */
  Transition advance(View view);

  /**
   * What ends the rotation with the old root.
   *
   * @throws RotationException when that is not safe
   */
  Transition abort(View view);
}
