package dev.maximus.certs.rotation;

import dev.maximus.certs.store.index.Index;
import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.x509.AuthorityProfile;
import dev.maximus.certs.x509.IstioCa;
import dev.maximus.certs.x509.Profile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is in use below a root and lasts longest: until it has ended, the root must be trusted.
 *
 * @param certificate of the certificates that are not authorities
 * @param istio of the authorities that istiod issues from. The store does not know what istiod has
 *     issued; it knows that nothing of that lives longer than the authority
 */
record InUse(Optional<Lasting> certificate, Optional<Lasting> istio) {
  static final InUse NOTHING = new InUse(Optional.empty(), Optional.empty());

  static InUse below(String root, Index index) {
    Map<String, String> issuers = new HashMap<>();
    index
        .entries()
        .filter(entry -> profile(entry) instanceof AuthorityProfile && !entry.former())
        .forEach(entry -> issuers.put(entry.name(), entry.order().issuer()));
    return index
        .entries()
        .filter(entry -> !entry.isRoot() && isUsed(entry))
        .filter(entry -> root.equals(rootOf(entry.order().issuer(), issuers)))
        .map(InUse::of)
        .reduce(NOTHING, InUse::and);
  }

  /** A former one that is not revoked was signed for an owner who keeps its key. */
  private static boolean isUsed(IndexEntry entry) {
    return !entry.former() || entry.revoked().isEmpty();
  }

  /** Whether there are certificates that only their owners can have issued anew. */
  static boolean hasSigned(Index index) {
    return index.former().anyMatch(InUse::isUsed);
  }

  private static Profile profile(IndexEntry entry) {
    return Profile.of(entry.order().profile());
  }

  private static String rootOf(String authority, Map<String, String> issuers) {
    String issuer = issuers.getOrDefault(authority, "");
    return issuer.isEmpty() ? authority : rootOf(issuer, issuers);
  }

  private static InUse of(IndexEntry entry) {
    Optional<Lasting> lasting = Optional.of(new Lasting(entry.name(), entry.notAfter()));
    if (profile(entry) instanceof IstioCa) {
      return new InUse(Optional.empty(), lasting);
    }
    // Nothing lives longer than its authority, so what an authority has issued says all of it.
    return profile(entry) instanceof AuthorityProfile
        ? NOTHING
        : new InUse(lasting, Optional.empty());
  }

  /** The longer ones of both. */
  InUse and(InUse other) {
    return new InUse(
        Lasting.longer(certificate, other.certificate), Lasting.longer(istio, other.istio));
  }
}
