package dev.maximus.certs.store;

import dev.maximus.certs.store.index.Index;
import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.x509.CertificateAuthority;
import dev.maximus.certs.x509.CertificateIssuer;
import dev.maximus.certs.x509.Lifetime;
import dev.maximus.certs.x509.MalformedException;
import dev.maximus.certs.x509.RevocationList;
import dev.maximus.certs.x509.RevocationReason;
import dev.maximus.certs.x509.RevokedCertificate;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/** Signs what an authority has revoked, and finds the list that is there. */
final class RevocationLists {
  // Nothing fetches a new list by itself, and a server with an old one refuses everybody.
  private static final Lifetime NEXT = Lifetime.years(10);
  private static final int HEX = 16;

  private final CertificateIssuer issuer;
  private final StoredFiles stored;

  RevocationLists(CertificateIssuer issuer, StoredFiles stored) {
    this.issuer = issuer;
    this.stored = stored;
  }

  static boolean isOne(String file) {
    return file.endsWith("crl.pem") || file.endsWith(".crl");
  }

  /** What this authority has revoked and has not expired yet. */
  static List<IndexEntry> revoked(Index index, String authority, Instant now) {
    return index
        .revoked()
        .filter(entry -> entry.order().issuer().equals(authority))
        .filter(entry -> entry.notAfter().isAfter(now))
        .toList();
  }

  /** A new list in PEM. Its number is larger than that of the list which is there. */
  String sign(CertificateAuthority authority, IndexEntry old, List<IndexEntry> revoked)
      throws IOException {
    List<RevokedCertificate> certificates =
        revoked.stream().map(RevocationLists::revokedCertificate).toList();
    return issuer.revocationList(authority, number(old), NEXT, certificates).pem();
  }

  private static RevokedCertificate revokedCertificate(IndexEntry entry) {
    return entry
        .revoked()
        .map(
            revoked ->
                RevokedCertificate.revoked(
                    new BigInteger(entry.serial(), HEX),
                    revoked.at(),
                    RevocationReason.of(revoked.reason())))
        .orElseThrow();
  }

  private BigInteger number(IndexEntry authority) throws IOException {
    for (String file : authority.files()) {
      if (isOne(file) && stored.exists(file)) {
        try {
          return RevocationList.of(stored.read(file))
              .number()
              .orElse(BigInteger.ZERO)
              .add(BigInteger.ONE);
        } catch (MalformedException e) {
          throw new StoreException("file '" + file + "': " + e.getMessage());
        }
      }
    }
    return BigInteger.ONE;
  }
}
