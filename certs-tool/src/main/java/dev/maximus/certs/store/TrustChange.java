package dev.maximus.certs.store;

import dev.maximus.certs.request.CertificateOrder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a rotation does to roots. Every file that names the root is written again in the same
 * transaction.
 *
 * @param added roots to issue beside others, which trust them from now on as well: by the name of
 *     the root that is there, the order of the new one, with a name of its own
 * @param swapped roots that change places with one beside them, by name: what was issued under the
 *     name of the first is issued anew from the second, which has that name from now on
 * @param dropped names of roots beside others, trusted no longer
 */
public record TrustChange(
    Map<String, CertificateOrder> added, Map<String, String> swapped, Set<String> dropped) {
  public static final TrustChange NONE = new TrustChange(Map.of(), Map.of(), Set.of());

  public TrustChange {
    added = Map.copyOf(added);
    swapped = Map.copyOf(swapped);
    dropped = Set.copyOf(dropped);
  }

  /** Issues a root beside another. */
  public static TrustChange add(String root, CertificateOrder beside) {
    return new TrustChange(Map.of(root, beside), Map.of(), Set.of());
  }

  /** Lets a root and the one beside it change places. */
  public static TrustChange swap(String root, String beside) {
    return new TrustChange(Map.of(), Map.of(root, beside), Set.of());
  }

  /** Ends the trust in a root beside another. */
  public static TrustChange drop(String beside) {
    return new TrustChange(Map.of(), Map.of(), Set.of(beside));
  }

  boolean isEmpty() {
    return equals(NONE);
  }

  /** The order of a root that is issued beside another, if this is its name. */
  Optional<CertificateOrder> addedOrder(String name) {
    return added.values().stream().filter(order -> order.name().equals(name)).findFirst();
  }
}
