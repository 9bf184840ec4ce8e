package dev.maximus.certs.lint;

import static dev.maximus.certs.lint.Severity.ERROR;
import static dev.maximus.certs.lint.Severity.WARNING;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bouncycastle.asn1.x509.GeneralName;

/** DNS names: the preferred form of RFC 1034 3.5, and where a wildcard may stand. */
final class DnsRules {
  private static final String SAN = "RFC 5280 4.2.1.6";
  private static final String WILDCARD = "RFC 9525 6.3";
  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;

  private DnsRules() {}

  static List<LintRule> rules() {
    return List.of(
        any(
            "ext_san_dns_not_ia5_string",
            SAN,
            ERROR,
            name -> name.chars().anyMatch(c -> c > 127),
            "must be ASCII: other scripts are written in their IDNA form"),
        any(
            "san_dns_name_includes_null_char",
            SAN,
            ERROR,
            name -> name.indexOf('\0') >= 0,
            "must have no NUL: what is behind it is not seen by some readers"),
        any(
            "san_dns_name_bad_character",
            SAN,
            ERROR,
            name -> name.chars().anyMatch(DnsRules::isBad),
            "must be labels of letters, digits and '-' with dots between"),
        any(
            "ext_san_dns_name_too_long",
            SAN,
            ERROR,
            name -> name.length() > MAX_NAME,
            "must have at most 253 characters"),
        any(
            "san_dns_name_starts_with_period",
            SAN,
            ERROR,
            name -> name.startsWith("."),
            "must not begin with a dot"),
        leaf(
            "rfc_dnsname_empty_label",
            SAN,
            ERROR,
            name -> Arrays.asList(labels(name)).contains(""),
            "must have no empty label and no dot at its end"),
        leaf(
            "rfc_dnsname_label_too_long",
            SAN,
            ERROR,
            name -> Arrays.stream(labels(name)).anyMatch(label -> label.length() > MAX_LABEL),
            "must have labels of at most 63 characters"),
        leaf(
            "rfc_dnsname_hyphen_in_sld",
            SAN,
            ERROR,
            name -> secondLevel(name).startsWith("-") || secondLevel(name).endsWith("-"),
            "must not have '-' at an end of its second level"),
        leaf(
            "rfc_dnsname_underscore_in_sld",
            SAN,
            ERROR,
            name -> secondLevel(name).contains("_"),
            "must not have '_' in its second level"),
        leaf(
            "rfc_dnsname_underscore_in_trd",
            SAN,
            WARNING,
            name -> before(name).contains("_"),
            "should have no '_'"),
        any(
            "san_bare_wildcard",
            WILDCARD,
            ERROR,
            name -> name.endsWith("*"),
            "must not end with a wildcard"),
        any(
            "san_wildcard_not_first",
            WILDCARD,
            ERROR,
            name -> name.indexOf('*', 1) > 0,
            "must have a wildcard at its beginning only"),
        any(
            "san_wildcard_not_whole_label",
            WILDCARD,
            ERROR,
            name -> name.length() > 1 && name.charAt(0) == '*' && name.charAt(1) != '.',
            "must have a wildcard as its whole first label"),
        any(
            "san_wildcard_too_wide",
            WILDCARD,
            WARNING,
            name -> name.startsWith("*.") && labels(name).length < 3,
            "should have at least two labels after the wildcard"));
  }

  private static LintRule any(
      String id, String section, Severity severity, Predicate<String> broken, String rule) {
    return LintRule.alone(
        id,
        section,
        severity,
        certificate ->
            certificate.extensions().names(GeneralName.dNSName).stream()
                .filter(name -> broken.test(name.text()))
                .findFirst()
                .map(name -> "DNS name '%s' %s".formatted(name.visible(), rule)));
  }

  private static LintRule leaf(
      String id, String section, Severity severity, Predicate<String> broken, String rule) {
    LintRule any = any(id, section, severity, broken, rule);
    return LintRule.of(
        id,
        section,
        severity,
        subject -> subject.certificate().isLeaf() ? any.check(subject) : Optional.empty());
  }

  private static boolean isBad(int c) {
    boolean good =
        (c >= 'a' && c <= 'z')
            || (c >= 'A' && c <= 'Z')
            || (c >= '0' && c <= '9')
            // These have rules of their own.
            || ".-_*".indexOf(c) >= 0
            || c == 0
            || c > 127;
    return !good;
  }

  private static String[] labels(String name) {
    return name.split("\\.", -1);
  }

  /** The label before the last. A private PKI knows no longer public suffix, as "co.uk" is one. */
  private static String secondLevel(String name) {
    String[] labels = labels(name);
    return labels.length < 2 ? "" : labels[labels.length - 2];
  }

  private static String before(String name) {
    String[] labels = labels(name);
    return labels.length < 3 ? "" : String.join(".", Arrays.copyOf(labels, labels.length - 2));
  }
}
