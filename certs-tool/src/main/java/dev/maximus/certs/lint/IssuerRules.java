package dev.maximus.certs.lint;

import static dev.maximus.certs.lint.Severity.ERROR;
import static dev.maximus.certs.lint.Severity.WARNING;

import dev.maximus.certs.x509.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/** A certificate and those above it: identifiers, signature, name constraints. */
final class IssuerRules {
  private IssuerRules() {}

  static List<LintRule> rules() {
    return List.of(
        LintRule.alone(
            "ext_subject_key_identifier_missing_ca",
            "RFC 5280 4.2.1.2",
            ERROR,
            certificate ->
                missing(
                    certificate.isAuthority(),
                    certificate,
                    "must be there, so that others find this authority")),
        LintRule.alone(
            "ext_subject_key_identifier_missing_sub_cert",
            "RFC 5280 4.2.1.2",
            WARNING,
            certificate -> missing(!certificate.isAuthority(), certificate, "should be there")),
        LintRule.alone(
            "ext_authority_key_identifier_no_key_identifier",
            "RFC 5280 4.2.1.1",
            ERROR,
            IssuerRules::noAuthorityKey),
        LintRule.of(
            "authority_key_identifier_not_of_issuer",
            "RFC 5280 4.2.1.1",
            ERROR,
            IssuerRules::otherKey),
        LintRule.of("signature_not_of_issuer", "RFC 5280 6.1.3", ERROR, IssuerRules::signature),
        LintRule.alone(
            "ext_name_constraints_not_in_ca",
            "RFC 5280 4.2.1.10",
            ERROR,
            IssuerRules::constraintsOfLeaf),
        LintRule.of("name_constraints_violated", "RFC 5280 4.2.1.10", ERROR, IssuerRules::outside));
  }

  private static Optional<String> missing(
      boolean applies, LintedCertificate certificate, String rule) {
    return applies && !certificate.extensions().has(Extension.subjectKeyIdentifier)
        ? Optional.of("extension 'subjectKeyIdentifier' " + rule)
        : Optional.empty();
  }

  private static Optional<String> noAuthorityKey(LintedCertificate certificate) {
    return certificate.extensions().authorityKeyIdentifier().isEmpty() && !certificate.isRoot()
        ? Optional.of("extension 'authorityKeyIdentifier' must name the key of the issuer")
        : Optional.empty();
  }

  private static Optional<String> otherKey(LintSubject subject) {
    Optional<byte[]> wanted = subject.certificate().extensions().authorityKeyIdentifier();
    Optional<byte[]> there =
        subject.issuer().flatMap(issuer -> issuer.extensions().subjectKeyIdentifier());
    return wanted.isPresent() && there.isPresent() && !Arrays.equals(wanted.get(), there.get())
        ? Optional.of("extension 'authorityKeyIdentifier' must be the key identifier of the issuer")
        : Optional.empty();
  }

  private static Optional<String> signature(LintSubject subject) {
    return subject
        .issuer()
        .filter(issuer -> !subject.certificate().isSignedBy(issuer).orElse(true))
        .map(
            issuer ->
                "signature must be by the key of its issuer '%s'".formatted(issuer.subject()));
  }

  private static Optional<String> constraintsOfLeaf(LintedCertificate certificate) {
    return certificate.extensions().has(Extension.nameConstraints) && !certificate.isAuthority()
        ? Optional.of("extension 'nameConstraints' must be of authorities only")
        : Optional.empty();
  }

  private static Optional<String> outside(LintSubject subject) {
    for (LintedCertificate issuer : subject.issuers()) {
      Optional<NameConstraints> constraints = issuer.extensions().nameConstraints();
      for (RawName name : subject.certificate().extensions().names()) {
        if (constraints.isPresent() && !permits(constraints.get(), name)) {
          return Optional.of(
              "SAN '%s' must be within the name constraints of '%s'"
                  .formatted(shown(name), issuer.subject()));
        }
      }
    }
    return Optional.empty();
  }

  private static String shown(RawName name) {
    try {
      return Text.visible(
          GeneralName.getInstance(name.asn1()).toString().replaceFirst("^[0-9]+: ", ""));
    } catch (RuntimeException e) {
      return name.visible();
    }
  }

  private static boolean permits(NameConstraints constraints, RawName name) {
    PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
    try {
      GeneralSubtree[] permitted = constraints.getPermittedSubtrees();
      if (permitted != null) {
        validator.intersectPermittedSubtree(permitted);
      }
      GeneralSubtree[] excluded = constraints.getExcludedSubtrees();
      if (excluded != null) {
        for (GeneralSubtree one : excluded) {
          validator.addExcludedSubtree(one);
        }
      }
      GeneralName asn1 = GeneralName.getInstance(name.asn1());
      validator.checkPermitted(asn1);
      validator.checkExcluded(asn1);
      return true;
    } catch (NameConstraintValidatorException e) {
      return false;
    } catch (RuntimeException e) {
      // A name that cannot be read breaks another rule, and is not within anything.
      return false;
    }
  }
}
