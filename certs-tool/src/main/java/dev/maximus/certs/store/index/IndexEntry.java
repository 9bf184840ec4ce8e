package dev.maximus.certs.store.index;

import dev.maximus.certs.request.OrderSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the store knows of one certificate.
 *
 * @param order what it was ordered with
 * @param serial in hex
 * @param fingerprint SHA-256 of the certificate in hex
 * @param outputs the forms it was written in
 * @param files its files below the set, the certificate first; none of a former one
 * @param digest SHA-256 of the files, without the key of an authority, which may lie elsewhere
 * @param revoked when and why, if it is
 * @param beside the root that this one stands beside while a rotation lasts: whoever trusts that
 *     root trusts this one as well
 * @param former a certificate whose files are not here: another has replaced it, or its owner keeps
 *     it; listed until it expires, because a CRL may have to name it
 */
public record IndexEntry(
    OrderSummary order,
    String serial,
    Instant notBefore,
    Instant notAfter,
    String fingerprint,
    List<String> outputs,
    List<String> files,
    String digest,
    Optional<Revocation> revoked,
    Optional<String> beside,
    boolean former) {
  public IndexEntry {
    outputs = List.copyOf(outputs);
    files = List.copyOf(files);
  }

  public String name() {
    return order.name();
  }

  /** What it is called in the index; no two have the same. */
  public String key() {
    return former ? order.name() + "/" + serial : order.name();
  }

  /** Whether it is an authority that signs itself. */
  public boolean isRoot() {
    return order.issuer().isEmpty();
  }

  public IndexEntry withRevoked(Revocation revocation) {
    return new IndexEntry(
        order,
        serial,
        notBefore,
        notAfter,
        fingerprint,
        outputs,
        files,
        digest,
        Optional.of(revocation),
        beside,
        former);
  }

  public IndexEntry withFiles(List<String> files, String digest) {
    return new IndexEntry(
        order,
        serial,
        notBefore,
        notAfter,
        fingerprint,
        outputs,
        files,
        digest,
        revoked,
        beside,
        former);
  }

  public IndexEntry withBeside(Optional<String> root) {
    return new IndexEntry(
        order,
        serial,
        notBefore,
        notAfter,
        fingerprint,
        outputs,
        files,
        digest,
        revoked,
        root,
        former);
  }

  public IndexEntry withOrder(OrderSummary order) {
    return new IndexEntry(
        order,
        serial,
        notBefore,
        notAfter,
        fingerprint,
        outputs,
        files,
        digest,
        revoked,
        beside,
        former);
  }

  /** The same certificate after another has taken its place. */
  public IndexEntry asFormer() {
    return new IndexEntry(
        order,
        serial,
        notBefore,
        notAfter,
        fingerprint,
        List.of(),
        List.of(),
        "",
        revoked,
        beside,
        true);
  }
}
