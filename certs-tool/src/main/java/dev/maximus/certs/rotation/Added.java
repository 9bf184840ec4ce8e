package dev.maximus.certs.rotation;

import dev.maximus.certs.store.TrustChange;
import java.time.Instant;
import java.util.Optional;

/**
 * Both roots are in every bundle, and every certificate is still from the old one.
 *
 * @param root the name of the old root; that of the new one from the next phase on
 * @param other the name of the new root; that of the old one from the next phase on
 * @param at when the new root was added
 * @param inUse what lasted longest then: it may be out there even when it was issued anew since
 */
public record Added(String root, String other, Instant at, InUse inUse) implements RotationState {
  @Override
  public String phase() {
    return "added";
  }

  @Override
  public Optional<Instant> since() {
    return Optional.of(at);
  }

  @Override
  public Step next() {
    return Step.REISSUE;
  }

  @Override
  public Gate gate(RotateOptions options, Instant now) {
    if (options.deployed()) {
      return new Gate(at, "");
    }
    Instant from = at.plus(options.propagation());
    return new Gate(
        from,
        ("nothing can be issued from the new root '%s' before %s: every server and client must have"
                + " the bundle with both roots first, and %s are given for that; when all have it,"
                + " run %s --deployed")
            .formatted(
                other, from, RotateOptions.text(options.propagation()), Step.REISSUE.command()));
  }

  @Override
  public String refusal(Step asked) {
    return asked == Step.START
        ? ("a rotation of root '%s' is open since %s: the new root is in the bundles; go on with"
                + " %s, or take the new root back with rotate abort")
            .formatted(root, at, Step.REISSUE.command())
        : "root '%s' cannot be dropped yet: every certificate is still from it; go on with %s"
            .formatted(root, Step.REISSUE.command());
  }

  @Override
  public Transition advance(View view) {
    view.requireServed(root, other);
    return new Transition(
        view.set(),
        TrustChange.swap(root, other),
        new Reissued(
            root, other, view.now(), inUse.and(InUse.below(root, view.index())), Optional.empty()));
  }

  /** Safe, because nothing was issued from the new root. */
  @Override
  public Transition abort(View view) {
    return view.isBeside(other, root)
        ? new Transition(view.setAsIssued(view.root(root)), TrustChange.drop(other), new Steady())
        : new Transition(view.set(), TrustChange.NONE, new Steady());
  }
}
