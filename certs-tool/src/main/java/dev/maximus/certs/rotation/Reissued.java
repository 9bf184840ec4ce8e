package dev.maximus.certs.rotation;

import dev.maximus.certs.store.TrustChange;
import java.time.Instant;
import java.util.Optional;

/**
 * Every certificate is from the new root, and both are in every bundle, because the old
 * certificates are still in use here and there.
 *
 * @param root the name of the new root
 * @param other the name of the old root
 * @param at when all was issued anew
 * @param inUse what lasts longest below the old root
 * @param deployed when the operator said that nothing uses an old certificate any more
 */
public record Reissued(
    String root, String other, Instant at, InUse inUse, Optional<Instant> deployed)
    implements RotationState {
  @Override
  public String phase() {
    return "reissued";
  }

  @Override
  public Optional<Instant> since() {
    return Optional.of(at);
  }

  @Override
  public Step next() {
    return Step.FINISH;
  }

  @Override
  public RotationState confirmed(Instant now) {
    return deployed.isPresent() ? this : new Reissued(root, other, at, inUse, Optional.of(now));
  }

  /** Two ways lead on, and the shorter one counts: what is said to be deployed, or time alone. */
  @Override
  public Gate gate(RotateOptions options, Instant now) {
    Gate time = byTime();
    if (deployed.isEmpty()) {
      return time;
    }
    Gate said = byWord(options, deployed.get());
    return said.from().isBefore(time.from()) ? said : time;
  }

  private Gate byTime() {
    Optional<Lasting> last = Lasting.longer(inUse.certificate(), inUse.istio());
    if (last.isEmpty()) {
      return new Gate(at, "");
    }
    Instant from = last.get().gone().isAfter(at) ? last.get().gone() : at;
    String what =
        last.equals(inUse.istio())
            ? "authority '%s' from it ends, which istiod may use until then"
            : "certificate '%s' from it ends";
    return new Gate(
        from,
        "%s, when %s; when every new certificate is deployed, run %s --deployed"
            .formatted(
                cannotBeDropped(from), what.formatted(last.get().name()), Step.FINISH.command()));
  }

  private Gate byWord(RotateOptions options, Instant since) {
    if (inUse.istio().isEmpty()) {
      return new Gate(since, "");
    }
    Instant from = since.plus(options.workloadLifetime());
    return new Gate(
        from,
        ("%s: istiod may have issued from the old authority '%s' until all was deployed at %s, and"
                + " its certificates live %s")
            .formatted(
                cannotBeDropped(from),
                inUse.istio().get().name(),
                since,
                RotateOptions.text(options.workloadLifetime())));
  }

  private String cannotBeDropped(Instant from) {
    return "the old root '" + other + "' cannot be dropped before " + from;
  }

  @Override
  public String refusal(Step asked) {
    return asked == Step.START
        ? "a rotation of root '%s' is open since %s: all is issued from the new root; go on with %s"
            .formatted(root, at, Step.FINISH.command())
        : "everything was issued from the new root '%s' at %s already; go on with %s"
            .formatted(root, at, Step.FINISH.command());
  }

  @Override
  public Transition advance(View view) {
    view.requireServed(root, root);
    return new Transition(view.set(), TrustChange.drop(other), new Steady());
  }

  @Override
  public Transition abort(View view) {
    if (!view.isBeside(other, root)) {
      return new Transition(view.set(), TrustChange.NONE, new Steady());
    }
    throw new RotationException(
        ("the rotation of root '%s' cannot be aborted: certificates from the new root are in use"
                + " since %s; both roots are trusted, so nothing is lost by waiting. Go on with %s,"
                + " and then begin another rotation if the new root is not wanted")
            .formatted(root, at, Step.FINISH.command()));
  }
}
