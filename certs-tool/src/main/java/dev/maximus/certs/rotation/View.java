package dev.maximus.certs.rotation;

import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.request.OrderSummary;
import dev.maximus.certs.store.index.Index;
import dev.maximus.certs.store.index.IndexEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that a step looks at: what is asked for, what is in the store, and the time. */
record View(CertificateSet set, Index index, RotateOptions options, Instant now) {
  /** The root that a rotation begins with. */
  CertificateOrder chosenRoot() {
    List<CertificateOrder> roots =
        set.authorities().stream().filter(order -> order.issuer().isEmpty()).toList();
    if (options.root().isPresent()) {
      return root(options.root().get());
    }
    if (roots.size() > 1) {
      throw new RotationException(
          "set '%s' has the roots %s; say which one"
              .formatted(
                  set.environment(),
                  String.join(
                      ", ", roots.stream().map(order -> "'" + order.name() + "'").toList())));
    }
    return root(roots.get(0).name());
  }

  /** The root of this name, which is in the set and in the store. */
  CertificateOrder root(String name) {
    CertificateOrder root =
        set.authority(name)
            .filter(order -> order.issuer().isEmpty())
            .orElseThrow(
                () ->
                    new RotationException(
                        "root '%s' is not in the request of set '%s'"
                            .formatted(name, set.environment())));
    stored(name);
    return root;
  }

  private IndexEntry stored(String name) {
    return index
        .find(name)
        .orElseThrow(
            () -> new RotationException("root '" + name + "' is not in the store; run generate"));
  }

  boolean isBeside(String other, String root) {
    return index.find(other).flatMap(IndexEntry::beside).equals(Optional.of(root));
  }

  /**
   * The set with this root as it was issued. A request may ask for another root now: that is the
   * new one, and the old one stays as it is.
   */
  CertificateSet setAsIssued(CertificateOrder root) {
    IndexEntry entry = stored(root.name());
    if (OrderSummary.of(root).serves(entry.order())) {
      return set;
    }
    CertificateOrder issued = Roots.asIssued(entry);
    List<CertificateOrder> authorities =
        set.authorities().stream().map(order -> order.equals(root) ? issued : order).toList();
    return new CertificateSet(
        set.environment(), set.production(), set.layout(), authorities, set.entries());
  }

  /** Refuses when another root is asked for than the new one is, which would be issued anew. */
  void requireServed(String root, String newRoot) {
    OrderSummary asked = OrderSummary.of(root(root));
    OrderSummary issued = stored(newRoot).order();
    if (!asked.serves(issued)) {
      throw new RotationException(
          ("root '%s' is asked for as another than the new root is (%s); put the request back until"
                  + " the rotation is done")
              .formatted(root, String.join("; ", OrderSummary.changes(issued, asked))));
    }
  }
}
