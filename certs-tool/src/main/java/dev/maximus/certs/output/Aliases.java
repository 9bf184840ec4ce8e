package dev.maximus.certs.output;

import dev.maximus.certs.x509.IssuedCertificate;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * The names of trusted certificates in a store. A name depends on its certificate alone, so that
 * the same certificates give the same store, in whatever order they come.
 */
final class Aliases {
  /** 64 bits: enough that two authorities of one trust bundle never share a name. */
  private static final int FINGERPRINT_DIGITS = 16;

  private Aliases() {}

  /** Each certificate once, sorted by name. */
  static SortedMap<String, IssuedCertificate> of(Collection<IssuedCertificate> certificates) {
    SortedMap<String, IssuedCertificate> named = new TreeMap<>();
    certificates.forEach(certificate -> named.put(of(certificate), certificate));
    return named;
  }

  /** {@code maximus-dev-root-ca-5f0c1d2e3a4b5c6d}. Java compares aliases in lower case. */
  static String of(IssuedCertificate certificate) {
    RDN[] names = certificate.asn1().getSubject().getRDNs(BCStyle.CN);
    String name = names.length == 0 ? "" : IETFUtils.valueToString(names[0].getFirst().getValue());
    String words =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return (words.isEmpty() ? "ca" : words)
        + "-"
        + certificate.fingerprint().substring(0, FINGERPRINT_DIGITS);
  }
}
