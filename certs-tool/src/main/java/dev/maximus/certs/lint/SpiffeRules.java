package dev.maximus.certs.lint;

import static dev.maximus.certs.lint.Severity.ERROR;

import dev.maximus.certs.x509.Text;
import dev.maximus.certs.x509.UriName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;

/** X.509-SVID, the standard for certificates with a SPIFFE ID. */
final class SpiffeRules {
  private SpiffeRules() {}

  static List<LintRule> rules() {
    return List.of(
        LintRule.alone("spiffe_uri_count", "X509-SVID 2", ERROR, SpiffeRules::count),
        LintRule.alone("spiffe_id_invalid", "SPIFFE-ID 2", ERROR, SpiffeRules::invalid),
        LintRule.alone("spiffe_workload_is_ca", "X509-SVID 4.1", ERROR, SpiffeRules::authority),
        LintRule.alone(
            "spiffe_digital_signature_missing", "X509-SVID 4.3", ERROR, SpiffeRules::usage));
  }

  private static List<String> uris(LintedCertificate certificate) {
    return certificate.extensions().names(GeneralName.uniformResourceIdentifier).stream()
        .map(RawName::text)
        .toList();
  }

  /** Whether this is, or wants to be, an SVID. */
  static boolean hasSpiffeId(LintedCertificate certificate) {
    return uris(certificate).stream().anyMatch(SpiffeRules::isSpiffe);
  }

  private static boolean isSpiffe(String uri) {
    return uri.toLowerCase(Locale.ROOT).startsWith("spiffe:");
  }

  private static Optional<String> count(LintedCertificate certificate) {
    int count = uris(certificate).size();
    return hasSpiffeId(certificate) && count != 1
        ? Optional.of("a certificate with a SPIFFE ID must have one URI, and has " + count)
        : Optional.empty();
  }

  private static Optional<String> invalid(LintedCertificate certificate) {
    for (String uri : uris(certificate)) {
      try {
        if (isSpiffe(uri)) {
          UriName.of(uri);
        }
      } catch (IllegalArgumentException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    }
    return Optional.empty();
  }

  /** An authority may have the ID of its trust domain, which has no path. */
  private static Optional<String> authority(LintedCertificate certificate) {
    return certificate.isAuthority()
        ? uris(certificate).stream()
            .filter(uri -> isSpiffe(uri) && uri.replaceFirst("^[^:]*://", "").contains("/"))
            .findFirst()
            .map(
                uri ->
                    "SPIFFE ID '%s' must not be of an authority, because it has a path"
                        .formatted(Text.visible(uri)))
        : Optional.empty();
  }

  private static Optional<String> usage(LintedCertificate certificate) {
    return certificate.isLeaf()
            && hasSpiffeId(certificate)
            && !certificate.extensions().hasUsage(KeyUsage.digitalSignature)
        ? Optional.of("key usage of a SPIFFE workload must have digitalSignature")
        : Optional.empty();
  }
}
