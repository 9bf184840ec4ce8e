package dev.maximus.certs.store;

import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.store.index.Index;
import dev.maximus.certs.store.index.IndexEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What must be done so that the store holds what is asked for. It takes little memory however many
 * certificates there are: the orders themselves are made when somebody looks at a step.
 */
public final class Plan {
  private final CertificateSet set;
  private final PlanOptions options;
  private final Optional<Path> base;
  private final Index index;
  // One for each order, authorities first.
  private final List<Optional<Reason>> reasons;
  private final List<IndexEntry> removed;
  private final List<String> warnings;
  private final int issued;
  private final int rewritten;

  Plan(
      CertificateSet set,
      PlanOptions options,
      Optional<Path> base,
      Index index,
      List<Optional<Reason>> reasons,
      List<IndexEntry> removed,
      List<String> warnings) {
    this.set = set;
    this.options = options;
    this.base = base;
    this.index = index;
    this.reasons = reasons;
    this.removed = List.copyOf(removed);
    this.warnings = List.copyOf(warnings);
    int issues = 0;
    int files = 0;
    for (Optional<Reason> reason : reasons) {
      if (reason.isPresent()) {
        if (reason.get().cause().issues()) {
          issues++;
        } else {
          files++;
        }
      }
    }
    this.issued = issues;
    this.rewritten = files;
  }

  public CertificateSet set() {
    return set;
  }

  /** Whether the store holds what is asked for. */
  public boolean isEmpty() {
    return issued == 0 && rewritten == 0 && removed.isEmpty() && !index.isRestored();
  }

  /** How many certificates will be issued. */
  public int issued() {
    return issued;
  }

  /** How many stay as they are and are written in other files. */
  public int rewritten() {
    return rewritten;
  }

  /** How many stay as they are. */
  public int unchanged() {
    return reasons.size() - issued - rewritten;
  }

  /** What nobody asks for any more. */
  public List<IndexEntry> removed() {
    return removed;
  }

  /** What is done and may still be a mistake, each a sentence. */
  public List<String> warnings() {
    return warnings;
  }

  /** What will be done about certificates that are asked for, authorities first. */
  public Stream<Step> steps() {
    return IntStream.range(0, reasons.size())
        .filter(i -> reasons.get(i).isPresent())
        .mapToObj(i -> new Step(order(i), reasons.get(i).orElseThrow()));
  }

  private CertificateOrder order(int i) {
    int authorities = set.authorities().size();
    return i < authorities ? set.authorities().get(i) : set.certificates().get(i - authorities);
  }

  Optional<Reason> authority(int i) {
    return reasons.get(i);
  }

  Optional<Reason> certificate(int i) {
    return reasons.get(set.authorities().size() + i);
  }

  PlanOptions options() {
    return options;
  }

  /** The set that this plan was made from. */
  Optional<Path> base() {
    return base;
  }

  Index index() {
    return index;
  }
}
