package dev.maximus.certs.lint;

import static dev.maximus.certs.lint.Severity.ERROR;
import static dev.maximus.certs.lint.Severity.WARNING;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Subject alternative names, of every kind (RFC 5280 4.2.1.6). */
final class NameRules {
  private static final Set<Integer> ADDRESS_OCTETS = Set.of(4, 16);

  private NameRules() {}

  static List<LintRule> rules() {
    return List.of(
        LintRule.alone(
            "ext_san_not_critical_without_subject",
            "RFC 5280 4.2.1.6",
            ERROR,
            NameRules::notCritical),
        LintRule.alone("ext_san_empty_name", "RFC 5280 4.2.1.6", ERROR, NameRules::empty),
        LintRule.alone("san_ip_octet_length", "RFC 5280 4.2.1.6", ERROR, NameRules::address),
        LintRule.alone("ext_san_uri_not_ia5", "RFC 5280 4.2.1.6", ERROR, NameRules::uriAscii),
        LintRule.alone("ext_san_uri_relative", "RFC 5280 4.2.1.6", ERROR, NameRules::uriRelative),
        LintRule.alone("server_without_san", "RFC 9525 6.1", ERROR, NameRules::nameless),
        LintRule.alone("san_name_duplicate", "RFC 5280 4.2.1.6", WARNING, NameRules::twice));
  }

  private static Optional<String> notCritical(LintedCertificate certificate) {
    return certificate
        .extensions()
        .get(Extension.subjectAlternativeName)
        .filter(extension -> !extension.critical() && !certificate.hasSubject())
        .map(extension -> "extension 'subjectAltName' must be critical where the subject is empty");
  }

  private static Optional<String> empty(LintedCertificate certificate) {
    return certificate.extensions().names().stream()
        .filter(name -> name.simple() && name.octets().length == 0)
        .findFirst()
        .map(name -> "SAN '' must not be empty");
  }

  private static Optional<String> address(LintedCertificate certificate) {
    return certificate.extensions().names(GeneralName.iPAddress).stream()
        .map(name -> name.octets().length)
        .filter(octets -> octets > 0 && !ADDRESS_OCTETS.contains(octets))
        .findFirst()
        .map("IP address of '%d octets' must have 4 or 16"::formatted);
  }

  private static Optional<String> uriAscii(LintedCertificate certificate) {
    return certificate.extensions().names(GeneralName.uniformResourceIdentifier).stream()
        .filter(name -> name.text().chars().anyMatch(c -> c > 127))
        .findFirst()
        .map(name -> "URI '%s' must be ASCII".formatted(name.visible()));
  }

  private static Optional<String> uriRelative(LintedCertificate certificate) {
    return certificate.extensions().names(GeneralName.uniformResourceIdentifier).stream()
        .filter(name -> !isAbsolute(name.text()))
        .findFirst()
        .map(name -> "URI '%s' must be absolute".formatted(name.visible()));
  }

  private static boolean isAbsolute(String text) {
    try {
      return new URI(text).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Optional<String> nameless(LintedCertificate certificate) {
    RawExtensions extensions = certificate.extensions();
    return extensions.purposes().contains(KeyPurposeId.id_kp_serverAuth)
            && extensions.names(GeneralName.dNSName).isEmpty()
            && extensions.names(GeneralName.iPAddress).isEmpty()
            && !SpiffeRules.hasSpiffeId(certificate)
        ? Optional.of(
            "SANs of a server must have a DNS name or an IP address: clients ignore the subject")
        : Optional.empty();
  }

  private static Optional<String> twice(LintedCertificate certificate) {
    Set<String> seen = new HashSet<>();
    return certificate.extensions().names().stream()
        .filter(RawName::simple)
        .filter(name -> !seen.add(name.kind() + ":" + name.text().toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(name -> "SAN '%s' should be there once".formatted(name.visible()));
  }
}
