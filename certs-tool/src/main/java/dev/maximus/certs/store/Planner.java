package dev.maximus.certs.store;

import dev.maximus.certs.output.FileNames;
import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.request.OrderSummary;
import dev.maximus.certs.request.OutputKind;
import dev.maximus.certs.store.index.Index;
import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.x509.AuthorityProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares what is asked for with what is there. It reads files, and neither keys nor clocks. */
final class Planner {
  private static final Optional<Reason> NEW = Optional.of(Reason.of(Cause.NEW));

  private final CertificateSet set;
  private final PlanOptions options;
  private final Optional<Path> base;
  private final Index index;
  private final Instant now;
  private final StoredFiles stored;
  // The authorities that will be issued: what is below them must be, too.
  private final Set<String> issuing = new HashSet<>();
  // The roots whose trust bundle changes, and who issues each authority.
  private final Set<String> retrusted = new HashSet<>();
  private final Map<String, String> issuers = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();

  Planner(CertificateSet set, PlanOptions options, Optional<Path> base, Index index, Instant now) {
    this.set = set;
    this.options = options;
    this.base = base;
    this.index = options.trust().isEmpty() ? index : changed(index, options.trust());
    this.now = now;
    this.stored = new StoredFiles(base);
    for (CertificateOrder order : set.authorities()) {
      issuers.put(order.name(), order.issuer().orElse(""));
    }
    issuing.addAll(options.trust().swapped().keySet());
    retrusted.addAll(options.trust().added().keySet());
    retrusted.addAll(options.trust().swapped().keySet());
    for (String dropped : options.trust().dropped()) {
      index.find(dropped).flatMap(IndexEntry::beside).ifPresent(retrusted::add);
    }
  }

  /** The index after roots have changed places; their files are still where they were. */
  private static Index changed(Index index, TrustChange trust) {
    Index changed = index.copy();
    trust
        .swapped()
        .forEach(
            (root, beside) -> {
              IndexEntry old = entry(index, root);
              IndexEntry next = entry(index, beside);
              if (!next.beside().equals(Optional.of(root))) {
                throw new StoreException("root '" + beside + "' must stand beside '" + root + "'");
              }
              changed.put(next.withOrder(named(next, root)).withBeside(Optional.empty()));
              changed.put(old.withOrder(named(old, beside)).withBeside(Optional.of(root)));
            });
    for (String dropped : trust.dropped()) {
      if (entry(index, dropped).beside().isEmpty()) {
        throw new StoreException("root '" + dropped + "' must stand beside another to be dropped");
      }
      changed.remove(dropped);
    }
    return changed;
  }

  private static IndexEntry entry(Index index, String name) {
    return index
        .find(name)
        .orElseThrow(() -> new StoreException("certificate '" + name + "' is not in the store"));
  }

  private static OrderSummary named(IndexEntry entry, String name) {
    OrderSummary order = entry.order();
    return new OrderSummary(
        name,
        order.profile(),
        order.issuer(),
        order.subject(),
        order.names(),
        order.lifetime(),
        order.key(),
        order.constraints(),
        order.digest());
  }

  Plan plan() throws IOException {
    List<Optional<Reason>> reasons = new ArrayList<>(set.size());
    Set<String> asked = new HashSet<>();
    List<String> problems = new ArrayList<>();
    for (CertificateOrder order : set.authorities()) {
      Optional<Reason> reason = reason(order);
      if (reason.isPresent() && reason.get().cause().issues()) {
        issuing.add(order.name());
        checkRoot(order, reason.get(), problems);
      }
      reasons.add(reason);
      asked.add(order.name());
    }
    if (!problems.isEmpty()) {
      throw new StoreException(problems);
    }
    if (index.size() == 0) {
      reasons.addAll(Collections.nCopies(set.certificates().size(), NEW));
      return new Plan(set, options, base, index, reasons, List.of(), warnings);
    }
    for (CertificateOrder order : set.certificates()) {
      reasons.add(reason(order));
      asked.add(order.name());
    }
    List<IndexEntry> removed = removed(asked);
    return new Plan(set, options, base, index, reasons, removed, warnings);
  }

  private Optional<Reason> reason(CertificateOrder order) throws IOException {
    Optional<IndexEntry> found = index.find(order.name());
    if (found.isEmpty()) {
      return NEW;
    }
    IndexEntry entry = found.get();
    OrderSummary summary = OrderSummary.of(order);
    if (!summary.serves(entry.order())) {
      return reason(Cause.CHANGED, OrderSummary.changes(entry.order(), summary));
    }
    if (order.issuer().isPresent() && issuing.contains(order.issuer().get())) {
      return reason(Cause.ISSUER_CHANGED, List.of("'" + order.issuer().get() + "' is issued anew"));
    }
    if (!entry.notAfter().isAfter(now)) {
      return reason(Cause.EXPIRED, List.of("it ended at " + entry.notAfter()));
    }
    if (entry.revoked().isPresent()) {
      return reason(Cause.REVOKED, List.of(entry.revoked().get().reason()));
    }
    if (options.again().contains(order.name())) {
      return reason(Cause.ASKED_FOR, List.of());
    }
    List<String> damage = stored.damage(entry);
    if (!damage.isEmpty()) {
      return reason(Cause.DAMAGED, damage);
    }
    if (options.isDue(entry.notBefore(), entry.notAfter(), now)) {
      if (!entry.isRoot()) {
        return reason(Cause.EXPIRING, List.of("it ends at " + entry.notAfter()));
      }
      warnings.add(
          "root '%s' ends at %s: replace it with rotate, which keeps both trusted for a while"
              .formatted(entry.name(), entry.notAfter()));
    }
    return files(order, entry);
  }

  private static Optional<Reason> reason(Cause cause, List<String> details) {
    return Optional.of(new Reason(cause, details));
  }

  /** Whether the same certificate must be written in other files. */
  private Optional<Reason> files(CertificateOrder order, IndexEntry entry) throws IOException {
    List<String> outputs = order.outputs().stream().map(OutputKind::id).toList();
    FileNames names = new FileNames(order.name(), order.profile(), set.layout());
    if (!outputs.equals(entry.outputs())) {
      return reason(Cause.FILES, List.of("outputs: " + String.join(", ", outputs)));
    }
    if (!names.certificate().equals(entry.files().get(0))) {
      return reason(Cause.FILES, List.of("layout: " + set.layout().id()));
    }
    if (order.profile() instanceof AuthorityProfile
        && set.production()
        && stored.hasPlainKey(names)) {
      return reason(Cause.FILES, List.of("its key is encrypted now"));
    }
    return retrusted.contains(rootOf(order.name(), issuers, order.issuer().orElse("")))
        ? reason(Cause.FILES, List.of("the trusted authorities change"))
        : Optional.empty();
  }

  /** A root that is replaced in one step leaves every client without trust in what runs. */
  private void checkRoot(CertificateOrder order, Reason reason, List<String> problems) {
    if (order.issuer().isPresent() || reason.cause() == Cause.NEW) {
      return;
    }
    long live = live(order.name());
    if (live == 0) {
      return;
    }
    if (set.production()) {
      problems.add(
          ("root '%s' cannot be replaced in one step, because %d certificates below it are in use"
                  + " (%s); use rotate, which lets old and new be trusted together")
              .formatted(order.name(), live, reason.text()));
    } else {
      warnings.add(
          ("root '%s' is replaced (%s): whoever trusts the old one must be given the new one, and"
                  + " its %d certificates are issued anew")
              .formatted(order.name(), reason.text(), live));
    }
  }

  /** How many certificates below this root are valid now. */
  private long live(String root) {
    Map<String, String> above = new HashMap<>();
    index
        .entries()
        .filter(entry -> StoredFiles.profile(entry) instanceof AuthorityProfile)
        .forEach(entry -> above.put(entry.name(), entry.order().issuer()));
    return index
        .entries()
        .filter(entry -> !entry.former() && !entry.isRoot() && entry.notAfter().isAfter(now))
        .filter(entry -> rootOf(entry.name(), above, entry.order().issuer()).equals(root))
        .count();
  }

  private static String rootOf(String name, Map<String, String> issuers, String issuer) {
    return issuer.isEmpty() ? name : rootOf(issuer, issuers, issuers.getOrDefault(issuer, ""));
  }

  private List<IndexEntry> removed(Set<String> asked) {
    return index
        .names()
        .filter(name -> !asked.contains(name))
        .map(name -> index.find(name).orElseThrow())
        .filter(entry -> entry.beside().filter(asked::contains).isEmpty())
        .toList();
  }
}
