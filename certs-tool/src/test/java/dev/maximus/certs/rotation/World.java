package dev.maximus.certs.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What servers and clients use while they are late: a bundle reaches the last of them after a day,
 * an old certificate is used until it ends or until all is deployed, and istiod issues from an old
 * authority just as long.
 *
 * @param files what is in the store now
 */
record World(Files files, Set<Old> bundles, Set<Old> certificates, Set<Old> workloads) {
  static final Duration DAY = Duration.ofHours(24);

  /** The roots of a bundle, or the root that a certificate is from, and until when it is used. */
  record Old(Set<String> roots, Instant until) {}

  /** What is in the store: its bundle, and the two certificates that people use. */
  record Files(Set<String> bundle, Old certificate, Old istio) {}

  World(Files files) {
    this(files, Set.of(), Set.of(), Set.of());
  }

  /** What was in the files is old now, and still in use. */
  World replaced(Files next, Instant now) {
    if (next.equals(files)) {
      return this;
    }
    return new World(
        next,
        with(bundles, new Old(files.bundle, now.plus(DAY))),
        with(certificates, files.certificate),
        with(workloads, files.istio));
  }

  private static Set<Old> with(Set<Old> olds, Old more) {
    Set<Old> all = new HashSet<>(olds);
    all.add(more);
    return all;
  }

  /** Everybody uses what is in the files; what istiod issued last lives on for a day. */
  World deployed(Instant now) {
    Instant end = now.plus(DAY);
    Set<Old> living = new HashSet<>();
    for (Old old : workloads) {
      living.add(new Old(old.roots, old.until.isBefore(end) ? old.until : end));
    }
    return new World(files, Set.of(), Set.of(), living);
  }

  World at(Instant now) {
    return new World(files, alive(bundles, now), alive(certificates, now), alive(workloads, now));
  }

  private static Set<Old> alive(Set<Old> olds, Instant now) {
    Set<Old> alive = new HashSet<>(olds);
    alive.removeIf(old -> !now.isBefore(old.until));
    return alive;
  }

  /** A certificate and a bundle that are in use and do not fit, if there are any. */
  Optional<String> fault() {
    for (Old certificate :
        with(with(union(certificates, workloads), files.certificate), files.istio)) {
      for (Old bundle : with(bundles, new Old(files.bundle, Instant.MAX))) {
        if (!bundle.roots.containsAll(certificate.roots)) {
          return Optional.of(certificate + " is not trusted by " + bundle);
        }
      }
    }
    return Optional.empty();
  }

  private static Set<Old> union(Set<Old> one, Set<Old> other) {
    Set<Old> all = new HashSet<>(one);
    all.addAll(other);
    return all;
  }

  /** What an operator or the time can do. */
  enum Command {
    START(Step.START),
    REISSUE(Step.REISSUE),
    FINISH(Step.FINISH),
    /** Everything is brought to everybody, and the next step is told so. */
    DEPLOY_AND_ADVANCE,
    ABORT,
    RENEW,
    WAIT_A_DAY(DAY),
    WAIT_A_QUARTER(Duration.ofDays(91));

    final Optional<Step> step;
    final Duration time;

    Command() {
      this.step = Optional.empty();
      this.time = Duration.ZERO;
    }

    Command(Step step) {
      this.step = Optional.of(step);
      this.time = Duration.ZERO;
    }

    Command(Duration time) {
      this.step = Optional.empty();
      this.time = time;
    }

    static final List<Command> ALL = List.of(values());
  }
}
