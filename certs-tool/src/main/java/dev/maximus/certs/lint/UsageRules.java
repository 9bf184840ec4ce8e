package dev.maximus.certs.lint;

import static dev.maximus.certs.lint.Severity.ERROR;
import static dev.maximus.certs.lint.Severity.WARNING;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Basic constraints and key usage: who may sign, and what a key may do. */
final class UsageRules {
  private static final Map<Integer, String> BITS = new LinkedHashMap<>();

  static {
    BITS.put(KeyUsage.digitalSignature, "digitalSignature");
    BITS.put(KeyUsage.nonRepudiation, "nonRepudiation");
    BITS.put(KeyUsage.keyEncipherment, "keyEncipherment");
    BITS.put(KeyUsage.dataEncipherment, "dataEncipherment");
    BITS.put(KeyUsage.keyAgreement, "keyAgreement");
    BITS.put(KeyUsage.keyCertSign, "keyCertSign");
    BITS.put(KeyUsage.cRLSign, "cRLSign");
    BITS.put(KeyUsage.encipherOnly, "encipherOnly");
    BITS.put(KeyUsage.decipherOnly, "decipherOnly");
  }

  private static final int NOT_OF_ELLIPTIC = KeyUsage.keyEncipherment | KeyUsage.dataEncipherment;
  private static final int SIGNING = KeyUsage.keyCertSign | KeyUsage.cRLSign;
  private static final int AGREEING =
      KeyUsage.keyAgreement | KeyUsage.encipherOnly | KeyUsage.decipherOnly;

  private UsageRules() {}

  static List<LintRule> rules() {
    return List.of(
        LintRule.alone(
            "ca_key_cert_sign_not_set", "RFC 5280 4.2.1.3", ERROR, UsageRules::authorityCannotSign),
        LintRule.alone(
            "ext_key_usage_cert_sign_without_ca",
            "RFC 5280 4.2.1.9",
            ERROR,
            certificate -> signsWithoutAuthority(certificate, KeyUsage.keyCertSign)),
        LintRule.alone(
            "ext_key_usage_crl_sign_without_ca",
            "RFC 5280 4.2.1.3",
            WARNING,
            certificate -> signsWithoutAuthority(certificate, KeyUsage.cRLSign)),
        LintRule.alone("ext_key_usage_without_bits", "RFC 5280 4.2.1.3", ERROR, UsageRules::noBits),
        LintRule.alone("leaf_without_key_usage", "RFC 5280 4.2.1.3", WARNING, UsageRules::missing),
        LintRule.alone(
            "path_len_constraint_improperly_included",
            "RFC 5280 4.2.1.9",
            ERROR,
            UsageRules::lengthOfNone),
        LintRule.alone(
            "path_len_constraint_zero_or_less", "RFC 5280 4.2.1.9", ERROR, UsageRules::negative),
        LintRule.of("path_length_exceeded", "RFC 5280 6.1.4", ERROR, UsageRules::tooDeep),
        bits(
            "ecdsa_allowed_ku",
            "RFC 8813 3",
            ERROR,
            NOT_OF_ELLIPTIC,
            certificate -> isOf(certificate, X9ObjectIdentifiers.id_ecPublicKey)),
        bits(
            "ecdsa_ee_invalid_ku",
            "RFC 5480 3",
            WARNING,
            NOT_OF_ELLIPTIC | SIGNING | KeyUsage.encipherOnly | KeyUsage.decipherOnly,
            certificate ->
                certificate.isLeaf() && isOf(certificate, X9ObjectIdentifiers.id_ecPublicKey)),
        bits(
            "rsa_allowed_ku_ca",
            "RFC 3279 2.3.1",
            ERROR,
            AGREEING,
            certificate ->
                certificate.isAuthority()
                    && isOf(certificate, PKCSObjectIdentifiers.rsaEncryption)),
        bits(
            "rsa_allowed_ku_ee",
            "RFC 3279 2.3.1",
            ERROR,
            AGREEING | SIGNING,
            certificate ->
                certificate.isLeaf() && isOf(certificate, PKCSObjectIdentifiers.rsaEncryption)));
  }

  private static boolean isOf(LintedCertificate certificate, ASN1ObjectIdentifier algorithm) {
    return certificate.keyAlgorithm().equals(algorithm);
  }

  private static Optional<String> authorityCannotSign(LintedCertificate certificate) {
    return certificate.isAuthority() && !certificate.extensions().hasUsage(KeyUsage.keyCertSign)
        ? Optional.of("key usage of an authority must have keyCertSign")
        : Optional.empty();
  }

  private static Optional<String> signsWithoutAuthority(LintedCertificate certificate, int bit) {
    return !certificate.isAuthority() && certificate.extensions().hasUsage(bit)
        ? Optional.of("key usage '%s' must be of authorities only".formatted(BITS.get(bit)))
        : Optional.empty();
  }

  private static Optional<String> noBits(LintedCertificate certificate) {
    return certificate
        .extensions()
        .keyUsage()
        .filter(usage -> BITS.keySet().stream().noneMatch(usage::hasUsages))
        .map(usage -> "key usage must have at least one bit");
  }

  private static Optional<String> missing(LintedCertificate certificate) {
    return certificate.isLeaf() && !certificate.extensions().has(Extension.keyUsage)
        ? Optional.of("key usage should be there: without it the key may do anything")
        : Optional.empty();
  }

  private static Optional<BigInteger> pathLength(LintedCertificate certificate) {
    return certificate
        .extensions()
        .basicConstraints()
        .flatMap(constraints -> Optional.ofNullable(constraints.getPathLenConstraint()));
  }

  private static Optional<String> lengthOfNone(LintedCertificate certificate) {
    boolean mayHaveOne =
        certificate.isAuthority() && certificate.extensions().hasUsage(KeyUsage.keyCertSign);
    return mayHaveOne
        ? Optional.empty()
        : pathLength(certificate)
            .map("path length '%d' must be of authorities that sign only"::formatted);
  }

  private static Optional<String> negative(LintedCertificate certificate) {
    return pathLength(certificate)
        .filter(length -> length.signum() < 0)
        .map("path length '%d' must not be negative"::formatted);
  }

  /** An authority under one that allows fewer authorities below it. */
  private static Optional<String> tooDeep(LintSubject subject) {
    if (!subject.certificate().isAuthority()) {
      return Optional.empty();
    }
    // How many authorities stand under each issuer on the way to this one, and with it.
    int below = 0;
    for (LintedCertificate issuer : subject.issuers()) {
      below++;
      Optional<BasicConstraints> constraints = issuer.extensions().basicConstraints();
      BigInteger most = constraints.map(BasicConstraints::getPathLenConstraint).orElse(null);
      if (most != null && most.compareTo(BigInteger.valueOf(below)) < 0) {
        return Optional.of(
            "path length '%d' of '%s' must be at least %d for this authority"
                .formatted(most, issuer.subject(), below));
      }
    }
    return Optional.empty();
  }

  private static LintRule bits(
      String id,
      String section,
      Severity severity,
      int forbidden,
      Predicate<LintedCertificate> applies) {
    return LintRule.alone(
        id,
        section,
        severity,
        certificate -> {
          List<String> found =
              BITS.entrySet().stream()
                  .filter(bit -> (bit.getKey() & forbidden) != 0)
                  .filter(bit -> certificate.extensions().hasUsage(bit.getKey()))
                  .map(Map.Entry::getValue)
                  .toList();
          return applies.test(certificate) && !found.isEmpty()
              ? Optional.of(
                  "key usage '%s' %s with a key of this kind"
                      .formatted(
                          String.join(", ", found),
                          severity == ERROR ? "must not be there" : "should not be there"))
              : Optional.empty();
        });
  }
}
