package dev.maximus.certs.rotation;

import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.store.ApplyOptions;
import dev.maximus.certs.store.Plan;
import dev.maximus.certs.store.PlanOptions;
import dev.maximus.certs.store.Result;
import dev.maximus.certs.store.Store;
import dev.maximus.certs.store.StoreException;
import dev.maximus.certs.store.index.Index;
import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.x509.AuthorityProfile;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Replaces a root while everything runs. Each step changes files and phase at once, and is refused
 * while somebody could still depend on what it takes away.
 */
public final class Rotation {
  /** The record in the store's set that holds the phase. */
  public static final String RECORD = "rotation.yaml";

  private final Store store;
  private final CertificateSet set;
  private final Clock clock;

  private Rotation(Store store, CertificateSet set, Clock clock) {
    this.store = store;
    this.set = set;
    this.clock = clock;
  }

  public static Rotation of(Store store, CertificateSet set, Clock clock) {
    return new Rotation(store, set, clock);
  }

  /** What was in the store when a step began. */
  private record Before(Optional<byte[]> record, RotationState state, Index index) {
    boolean isSame(Before other) {
      return Arrays.equals(record.orElse(new byte[0]), other.record.orElse(new byte[0]))
          && inUse().equals(other.inUse());
    }

    private InUse inUse() {
      return index
          .entries()
          .filter(IndexEntry::isRoot)
          .map(root -> InUse.below(root.name(), index))
          .reduce(InUse.NOTHING, InUse::and);
    }
  }

  private Before before() {
    Optional<byte[]> record = store.record(RECORD);
    RotationState state =
        record
            .map(
                content ->
                    StateFile.read(
                        store.directory().resolve(".current/." + RECORD).toString(), content))
            .orElseGet(Steady::new);
    return new Before(record, state, store.index());
  }

  /** Where the rotation is, with the usual times. */
  public RotationStatus status() {
    return status(RotateOptions.PLAIN);
  }

  /** Where the rotation is, and what it waits for. */
  public RotationStatus status(RotateOptions options) {
    Before before = before();
    check(before);
    Instant now = now();
    RotationState state = before.state();
    Gate gate = state.gate(options, now);
    boolean open = gate.isOpen(now);
    return new RotationStatus(
        state,
        state.next(),
        open,
        gate.from(),
        open ? "" : gate.reason(),
        Instructions.during(state, set, before.index()));
  }

  /** Takes the step that is next, whichever it is. */
  public RotationResult advance(RotateOptions options) {
    return take(before().state().next(), options);
  }

  /** Adds a new root to every bundle. */
  public RotationResult start(RotateOptions options) {
    return take(Step.START, options);
  }

  /** Issues everything below the root anew, from the new one. */
  public RotationResult reissue(RotateOptions options) {
    return take(Step.REISSUE, options);
  }

  /**
   * Drops the old root from every bundle.
   *
   * <p>That everything is deployed is recorded even when it is too early: what istiod has issued by
   * then must end first.
   */
  public RotationResult finish(RotateOptions options) {
    return take(Step.FINISH, options);
  }

  private RotationResult take(Step step, RotateOptions options) {
    Before before = before();
    check(before);
    View view = new View(set, before.index(), options, now());
    Transition transition = Transition.of(step, before.state(), view);
    Result result = apply(transition, before, options.apply());
    transition
        .refusal()
        .ifPresent(
            reason -> {
              throw new RotationException(reason);
            });
    return new RotationResult(transition.after(), result, todo(transition.after(), before));
  }

  private List<String> todo(RotationState after, Before before) {
    return after instanceof Steady
        ? Instructions.closed(set, before.index(), "The old root is dropped.")
        : Instructions.during(after, set, before.index());
  }

  /** Takes a new root back from which nothing was issued. */
  public RotationResult abort(ApplyOptions options) {
    Before before = before();
    Transition transition =
        before.state().abort(new View(set, before.index(), RotateOptions.PLAIN, now()));
    Result result = apply(transition, before, options);
    return new RotationResult(
        transition.after(),
        result,
        Instructions.closed(set, before.index(), "The new root is taken back."));
  }

  /**
   * Issues an authority below a root anew, with another key, and all that is below it. The root
   * stays, so every peer trusts the new certificates at once, and there are no phases.
   */
  public RotationResult reissueAuthority(String name, ApplyOptions options) {
    Before before = before();
    boolean below = set.authority(name).filter(order -> order.issuer().isPresent()).isPresent();
    if (!below) {
      throw new RotationException(
          set.authority(name).isPresent()
              ? "authority '%s' is a root; use %s, which keeps both roots trusted for a while"
                  .formatted(name, Step.START.command())
              : "authority '%s' is not in the request of set '%s'"
                  .formatted(name, set.environment()));
    }
    Plan plan = store.plan(set, PlanOptions.GENERATE.withAgain(Set.of(name)));
    checkRoots(plan);
    return new RotationResult(
        before.state(),
        store.apply(plan, options.withKeepKeys(false)),
        Instructions.authority(name, set, before.index()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Whether what is in the store fits the phase. */
  private void check(Before before) {
    RotationState state = before.state();
    if (state instanceof Steady) {
      before
          .index()
          .beside()
          .findFirst()
          .ifPresent(
              other -> {
                throw new RotationException(
                    ("root '%s' stands beside '%s', and file '%s' with the phase of their rotation"
                            + " is missing; put it back from a backup")
                        .formatted(
                            other.name(),
                            other.beside().orElseThrow(),
                            store.directory().resolve(".current/." + RECORD)));
              });
      return;
    }
    String root = state instanceof Added added ? added.root() : ((Reissued) state).root();
    String other = state instanceof Added added ? added.other() : ((Reissued) state).other();
    if (!new View(set, before.index(), RotateOptions.PLAIN, now()).isBeside(other, root)) {
      throw new RotationException(
          ("the rotation of root '%s' cannot go on, because root '%s' is not in the store any more;"
                  + " end it with rotate abort")
              .formatted(root, other));
    }
  }

  private Result apply(Transition transition, Before before, ApplyOptions options) {
    Optional<byte[]> record =
        transition.after() instanceof Steady
            ? Optional.empty()
            : Optional.of(StateFile.write(transition.after()));
    try {
      Plan plan = store.plan(transition.set(), PlanOptions.GENERATE.withTrust(transition.trust()));
      checkRoots(plan);
      if (transition.refusal().isPresent() && !plan.isEmpty()) {
        throw new RotationException(
            "set '%s' is not what is in the store; run generate first, and then %s again"
                .formatted(set.environment(), before.state().next().command()));
      }
      return store.apply(plan, guarded(before, options).withRecords(Map.of(RECORD, record)));
    } catch (StoreException e) {
      if (before().isSame(before)) {
        throw e;
      }
      throw overtaken();
    }
  }

  /** A root that is issued on the way would be one that nobody trusts. */
  private static void checkRoots(Plan plan) {
    plan.steps()
        .takeWhile(step -> step.order().profile() instanceof AuthorityProfile)
        .filter(step -> step.order().issuer().isEmpty() && step.reason().cause().issues())
        .findFirst()
        .ifPresent(
            step -> {
              throw new RotationException(
                  "root '%s' would be issued anew (%s), which nobody would trust; repair that first"
                      .formatted(step.order().name(), step.reason().text()));
            });
  }

  private static RotationException overtaken() {
    return new RotationException(
        "another run has changed the store in the meantime; look at rotate status");
  }

  /**
   * Ends the run when another one was quicker. The store asks under its lock whether to go on, so
   * what is read here is what will be replaced.
   */
  private ApplyOptions guarded(Before before, ApplyOptions options) {
    AtomicBoolean asked = new AtomicBoolean();
    return options
        .withKeepKeys(false)
        .withProgress(
            options.progress(),
            () -> {
              if (asked.compareAndSet(false, true) && !before().isSame(before)) {
                throw overtaken();
              }
              return options.cancelled().getAsBoolean();
            });
  }
}
