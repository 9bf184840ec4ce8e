package dev.maximus.certs.rotation;

import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.store.TrustChange;
import java.time.Instant;
import java.util.Optional;

/**
 * What changes in the store at once.
 *
 * @param set what the store holds after it
 * @param refusal why the step was not taken all the same; then only the word of the operator is
 *     recorded
 */
record Transition(
    CertificateSet set, TrustChange trust, RotationState after, Optional<String> refusal) {
  Transition(CertificateSet set, TrustChange trust, RotationState after) {
    this(set, trust, after, Optional.empty());
  }

  /**
   * What a step changes.
   *
   * @throws RotationException when it is not its turn, or too early for it
   */
  static Transition of(Step step, RotationState before, View view) {
    if (before.next() != step) {
      throw new RotationException(before.refusal(step));
    }
    Instant now = view.now();
    RotationState state = view.options().deployed() ? before.confirmed(now) : before;
    Gate gate = state.gate(view.options(), now);
    if (gate.isOpen(now)) {
      return state.advance(view);
    }
    if (state.equals(before)) {
      throw new RotationException(gate.reason());
    }
    return new Transition(
        view.set(),
        TrustChange.NONE,
        state,
        Optional.of(
            gate.reason() + "; this is recorded now, so run " + step.command() + " again then"));
  }
}
