package dev.maximus.certs.lint;

import static dev.maximus.certs.lint.Severity.ERROR;

import dev.maximus.certs.x509.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;

/** The subject: who it is for (RFC 5280 4.1.2.6, appendix A.1). */
final class SubjectRules {
  private SubjectRules() {}

  static List<LintRule> rules() {
    return List.of(
        LintRule.alone(
            "subject_empty_without_san", "RFC 5280 4.1.2.6", ERROR, SubjectRules::nobody),
        LintRule.alone(
            "ca_subject_field_empty", "RFC 5280 4.1.2.6", ERROR, SubjectRules::authority),
        maxLength("subject_common_name_max_length", BCStyle.CN, "common name", 64),
        maxLength("subject_organization_name_max_length", BCStyle.O, "organization", 64),
        maxLength(
            "subject_organizational_unit_name_max_length", BCStyle.OU, "organizational unit", 64),
        maxLength("subject_locality_name_max_length", BCStyle.L, "locality", 128),
        maxLength("subject_state_name_max_length", BCStyle.ST, "state", 128),
        LintRule.alone(
            "subject_dn_not_printable_characters",
            "RFC 5280 appendix A",
            ERROR,
            SubjectRules::control),
        LintRule.alone(
            "subject_dn_country_not_printable_string",
            "RFC 5280 appendix A.1",
            ERROR,
            SubjectRules::country));
  }

  private static Stream<AttributeTypeAndValue> attributes(LintedCertificate certificate) {
    return Arrays.stream(certificate.subject().getRDNs())
        .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()));
  }

  private static String text(ASN1Encodable value) {
    return value instanceof ASN1String string ? string.getString() : value.toString();
  }

  private static Optional<String> nobody(LintedCertificate certificate) {
    return !certificate.hasSubject()
            && !certificate.extensions().has(Extension.subjectAlternativeName)
        ? Optional.of("subject '' must not be empty where there are no SANs")
        : Optional.empty();
  }

  private static Optional<String> authority(LintedCertificate certificate) {
    return certificate.isAuthority() && !certificate.hasSubject()
        ? Optional.of("subject '' must not be empty in an authority")
        : Optional.empty();
  }

  private static LintRule maxLength(String id, ASN1ObjectIdentifier type, String what, int most) {
    return LintRule.alone(
        id,
        "RFC 5280 appendix A.1",
        ERROR,
        certificate ->
            attributes(certificate)
                .filter(attribute -> attribute.getType().equals(type))
                .map(attribute -> text(attribute.getValue()))
                .filter(value -> length(value) > most)
                .findFirst()
                .map(
                    value ->
                        "%s '%s' has %d characters, must have at most %d"
                            .formatted(what, Text.visible(value), length(value), most)));
  }

  private static int length(String value) {
    return value.codePointCount(0, value.length());
  }

  private static Optional<String> control(LintedCertificate certificate) {
    return attributes(certificate)
        .map(attribute -> text(attribute.getValue()))
        .filter(value -> value.chars().anyMatch(Character::isISOControl))
        .findFirst()
        .map(
            value -> "subject '%s' must have no control characters".formatted(Text.visible(value)));
  }

  private static Optional<String> country(LintedCertificate certificate) {
    return attributes(certificate)
        .filter(attribute -> attribute.getType().equals(BCStyle.C))
        .map(AttributeTypeAndValue::getValue)
        .filter(value -> !(value instanceof DERPrintableString))
        .findFirst()
        .map(
            value -> "country '%s' must be a PrintableString".formatted(Text.visible(text(value))));
  }
}
