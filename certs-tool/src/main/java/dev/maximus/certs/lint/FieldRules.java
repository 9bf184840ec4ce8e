package dev.maximus.certs.lint;

import static dev.maximus.certs.lint.Severity.ERROR;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Version, serial number, signature, issuer: the fields of RFC 5280 4.1. */
final class FieldRules {
  private static final int VERSION = 3;
  private static final int MAX_SERIAL_OCTETS = 20;
  private static final Map<ASN1ObjectIdentifier, String> WEAK =
      Map.of(
          PKCSObjectIdentifiers.md2WithRSAEncryption, "MD2",
          PKCSObjectIdentifiers.md5WithRSAEncryption, "MD5",
          PKCSObjectIdentifiers.sha1WithRSAEncryption, "SHA-1",
          X9ObjectIdentifiers.ecdsa_with_SHA1, "SHA-1",
          X9ObjectIdentifiers.id_dsa_with_sha1, "SHA-1");

  private FieldRules() {}

  static List<LintRule> rules() {
    return List.of(
        LintRule.alone("version_not_3", "RFC 5280 4.1.2.1", ERROR, FieldRules::version),
        LintRule.alone(
            "cert_extensions_version_not_3",
            "RFC 5280 4.1.2.1",
            ERROR,
            FieldRules::extensionsVersion),
        LintRule.alone(
            "serial_number_not_positive", "RFC 5280 4.1.2.2", ERROR, FieldRules::serialSign),
        LintRule.alone(
            "serial_number_longer_than_20_octets",
            "RFC 5280 4.1.2.2",
            ERROR,
            FieldRules::serialLength),
        LintRule.of(
            "serial_number_not_unique", "RFC 5280 4.1.2.2", ERROR, FieldRules::serialUnique),
        LintRule.alone(
            "tbs_signature_alg_matches_cert_signature_alg",
            "RFC 5280 4.1.1.2",
            ERROR,
            FieldRules::signatures),
        LintRule.alone(
            "signature_algorithm_weak", "RFC 6194 3, RFC 6151 2", ERROR, FieldRules::weak),
        LintRule.alone("issuer_field_empty", "RFC 5280 4.1.2.4", ERROR, FieldRules::issuer),
        LintRule.alone(
            "cert_contains_unique_identifier", "RFC 5280 4.1.2.8", ERROR, FieldRules::unique));
  }

  private static Optional<String> version(LintedCertificate certificate) {
    return certificate.version() != VERSION && certificate.extensions().all().isEmpty()
        ? Optional.of(
            "version '%d' must be 3: without extensions nothing says what it is for"
                .formatted(certificate.version()))
        : Optional.empty();
  }

  private static Optional<String> extensionsVersion(LintedCertificate certificate) {
    return certificate.version() != VERSION && !certificate.extensions().all().isEmpty()
        ? Optional.of(
            "version '%d' must be 3: only that has extensions".formatted(certificate.version()))
        : Optional.empty();
  }

  private static Optional<String> serialSign(LintedCertificate certificate) {
    return certificate.serial().signum() <= 0
        ? Optional.of("serial number '%s' must be positive".formatted(certificate.serial()))
        : Optional.empty();
  }

  private static Optional<String> serialLength(LintedCertificate certificate) {
    BigInteger serial = certificate.serial();
    int octets = serial.toByteArray().length;
    return octets > MAX_SERIAL_OCTETS
        ? Optional.of(
            "serial number '%s' has %d octets, must have at most %d"
                .formatted(serial.toString(16), octets, MAX_SERIAL_OCTETS))
        : Optional.empty();
  }

  private static Optional<String> serialUnique(LintSubject subject) {
    return subject.sameSerial().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "serial number '%s' must be of one certificate of its issuer, and is also that of %s"
                .formatted(
                    subject.certificate().serial().toString(16),
                    String.join(", ", subject.sameSerial())));
  }

  private static Optional<String> signatures(LintedCertificate certificate) {
    return certificate.innerSignature().equals(certificate.outerSignature())
        ? Optional.empty()
        : Optional.of(
            "signature algorithm '%s' must be the same inside, where it is '%s'"
                .formatted(
                    certificate.outerSignature().getAlgorithm(),
                    certificate.innerSignature().getAlgorithm()));
  }

  private static Optional<String> weak(LintedCertificate certificate) {
    return Optional.ofNullable(WEAK.get(certificate.outerSignature().getAlgorithm()))
        .map(hash -> "signature hash '%s' must be SHA-256 or stronger".formatted(hash));
  }

  private static Optional<String> issuer(LintedCertificate certificate) {
    return certificate.issuer().getRDNs().length == 0
        ? Optional.of("issuer '' must not be empty")
        : Optional.empty();
  }

  private static Optional<String> unique(LintedCertificate certificate) {
    return certificate.hasUniqueIdentifiers()
        ? Optional.of("unique identifiers must not be there")
        : Optional.empty();
  }
}
