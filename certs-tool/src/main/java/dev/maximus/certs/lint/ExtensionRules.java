package dev.maximus.certs.lint;

import static dev.maximus.certs.lint.Severity.ERROR;
import static dev.maximus.certs.lint.Severity.WARNING;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.Extension;

/** Extensions as such: each once, readable, critical where it must be (RFC 5280 4.2). */
final class ExtensionRules {
  private ExtensionRules() {}

  static List<LintRule> rules() {
    return List.of(
        LintRule.alone("ext_duplicate_extension", "RFC 5280 4.2", ERROR, ExtensionRules::twice),
        first(
            "unknown_critical_extension",
            "RFC 5280 4.2",
            extension -> extension.critical() && !KnownExtensions.isKnown(extension.oid()),
            "must not be critical: peers that do not know it refuse the certificate"),
        first(
            "cert_ext_invalid_der",
            "RFC 5280 4.2",
            RawExtension::falseWritten,
            "must leave out 'critical' when it is false"),
        LintRule.alone("extension_malformed", "RFC 5280 4.2", ERROR, ExtensionRules::malformed),
        LintRule.alone(
            "basic_constr_invalid_der", "RFC 5280 4.2.1.9", ERROR, ExtensionRules::falseAuthority),
        emptySequence("ext_san_no_entries", "RFC 5280 4.2.1.6", Extension.subjectAlternativeName),
        emptySequence("ext_eku_no_entries", "RFC 5280 4.2.1.12", Extension.extendedKeyUsage),
        emptySequence("name_constraint_empty", "RFC 5280 4.2.1.10", Extension.nameConstraints),
        critical(
            "ext_name_constraints_not_critical",
            "RFC 5280 4.2.1.10",
            ERROR,
            Extension.nameConstraints),
        critical("ext_key_usage_not_critical", "RFC 5280 4.2.1.3", WARNING, Extension.keyUsage),
        LintRule.alone(
            "basic_constraints_not_critical", "RFC 5280 4.2.1.9", ERROR, ExtensionRules::basic),
        notCritical(
            "ext_authority_key_identifier_critical",
            "RFC 5280 4.2.1.1",
            ERROR,
            Extension.authorityKeyIdentifier),
        notCritical(
            "ext_subject_key_identifier_critical",
            "RFC 5280 4.2.1.2",
            ERROR,
            Extension.subjectKeyIdentifier),
        notCritical(
            "ext_aia_marked_critical", "RFC 5280 4.2.2.1", ERROR, Extension.authorityInfoAccess),
        notCritical(
            "ext_crl_distribution_marked_critical",
            "RFC 5280 4.2.1.13",
            WARNING,
            Extension.cRLDistributionPoints));
  }

  private static Optional<String> twice(LintedCertificate certificate) {
    Set<ASN1ObjectIdentifier> seen = new HashSet<>();
    return certificate.extensions().all().stream()
        .filter(extension -> !seen.add(extension.oid()))
        .findFirst()
        .map(extension -> say(extension.oid(), "must be there once"));
  }

  private static LintRule first(
      String id, String section, Predicate<RawExtension> broken, String rule) {
    return LintRule.alone(
        id,
        section,
        ERROR,
        certificate ->
            certificate.extensions().all().stream()
                .filter(broken)
                .findFirst()
                .map(extension -> say(extension.oid(), rule)));
  }

  private static Optional<String> malformed(LintedCertificate certificate) {
    return certificate.extensions().unreadable().stream()
        .findFirst()
        .map(oid -> say(oid, "must be encoded as its standard says"));
  }

  /** {@code cA} is false when it is left out, and DER writes no default. */
  private static Optional<String> falseAuthority(LintedCertificate certificate) {
    return certificate
        .extensions()
        .get(Extension.basicConstraints)
        .flatMap(RawExtension::sequence)
        .filter(
            fields ->
                fields.size() > 0
                    && fields.getObjectAt(0) instanceof ASN1Boolean authority
                    && !authority.isTrue())
        .map(fields -> say(Extension.basicConstraints, "must leave out 'cA' when it is false"));
  }

  private static LintRule emptySequence(String id, String section, ASN1ObjectIdentifier oid) {
    return LintRule.alone(
        id,
        section,
        ERROR,
        certificate ->
            certificate
                .extensions()
                .get(oid)
                .flatMap(RawExtension::sequence)
                .map(ASN1Sequence::size)
                .filter(size -> size == 0)
                .map(size -> say(oid, "must have at least one entry")));
  }

  private static LintRule critical(
      String id, String section, Severity severity, ASN1ObjectIdentifier oid) {
    return LintRule.alone(
        id,
        section,
        severity,
        certificate ->
            certificate
                .extensions()
                .get(oid)
                .filter(extension -> !extension.critical())
                .map(
                    extension ->
                        say(oid, severity == ERROR ? "must be critical" : "should be critical")));
  }

  private static LintRule notCritical(
      String id, String section, Severity severity, ASN1ObjectIdentifier oid) {
    return LintRule.alone(
        id,
        section,
        severity,
        certificate ->
            certificate.extensions().isCritical(oid)
                ? Optional.of(
                    say(oid, severity == ERROR ? "must not be critical" : "should not be critical"))
                : Optional.empty());
  }

  private static Optional<String> basic(LintedCertificate certificate) {
    return certificate.isAuthority()
            && !certificate.extensions().isCritical(Extension.basicConstraints)
        ? Optional.of(say(Extension.basicConstraints, "must be critical in an authority"))
        : Optional.empty();
  }

  private static String say(ASN1ObjectIdentifier oid, String rule) {
    return "extension '%s' %s".formatted(KnownExtensions.name(oid), rule);
  }
}
