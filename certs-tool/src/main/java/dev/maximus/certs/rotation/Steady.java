package dev.maximus.certs.rotation;

import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.store.TrustChange;
import java.time.Instant;
import java.util.Optional;

/** One root is trusted: no rotation is open. */
public record Steady() implements RotationState {
  @Override
  public String phase() {
    return "steady";
  }

  @Override
  public Optional<Instant> since() {
    return Optional.empty();
  }

  @Override
  public Step next() {
    return Step.START;
  }

  @Override
  public Gate gate(RotateOptions options, Instant now) {
    return new Gate(now, "");
  }

  @Override
  public String refusal(Step asked) {
    return "no rotation is open, so there is nothing for "
        + asked.command()
        + " to do; begin with "
        + Step.START.command();
  }

  @Override
  public Transition advance(View view) {
    CertificateOrder root = view.chosenRoot();
    CertificateOrder beside = Roots.named(root, Roots.freeName(root.name(), view));
    return new Transition(
        view.setAsIssued(root),
        TrustChange.add(root.name(), beside),
        new Added(root.name(), beside.name(), view.now(), InUse.below(root.name(), view.index())));
  }

  @Override
  public Transition abort(View view) {
    throw new RotationException("no rotation is open, so there is nothing to abort");
  }
}
