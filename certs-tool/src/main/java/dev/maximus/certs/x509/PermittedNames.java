package dev.maximus.certs.x509;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/**
 * What an authority may issue for, by the name constraints of one certificate above. It knows all
 * kinds, also those that we do not write but find in the authorities of others.
 */
final class PermittedNames {
  private PermittedNames() {}

  /** The names of the request that this authority does not permit, as sentences. */
  static List<String> problems(IssuedCertificate authority, CertificateRequest request) {
    Extensions extensions = authority.asn1().getExtensions();
    NameConstraints constraints =
        extensions == null
            ? null
            : NameConstraints.getInstance(
                Extensions.getExtensionParsedValue(extensions, Extension.nameConstraints));
    if (constraints == null) {
      return List.of();
    }
    PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
    if (constraints.getPermittedSubtrees() != null) {
      validator.intersectPermittedSubtree(constraints.getPermittedSubtrees());
    }
    if (constraints.getExcludedSubtrees() != null) {
      for (GeneralSubtree subtree : constraints.getExcludedSubtrees()) {
        validator.addExcludedSubtree(subtree);
      }
    }
    List<String> problems = new ArrayList<>();
    for (SubjectAlternativeName name : request.names()) {
      if (!permits(validator, name.toAsn1())) {
        problems.add(sentence(authority, request, name.text()));
      }
    }
    request
        .hostInCommonName()
        .filter(host -> !permits(validator, host.toAsn1()))
        .ifPresent(
            host ->
                problems.add(
                    sentence(
                        authority,
                        request,
                        "the common name " + host.value() + ", which is read as a host")));
    if (!request.subject().isEmpty() && !permitsSubject(validator, request.subject())) {
      problems.add(sentence(authority, request, "the subject " + request.subject().text()));
    }
    return problems;
  }

  private static boolean permits(PKIXNameConstraintValidator validator, GeneralName name) {
    try {
      validator.checkPermitted(name);
      validator.checkExcluded(name);
      return true;
    } catch (NameConstraintValidatorException e) {
      return false;
    }
  }

  private static boolean permitsSubject(PKIXNameConstraintValidator validator, Subject subject) {
    try {
      validator.checkPermittedDN(subject.toAsn1());
      validator.checkExcludedDN(subject.toAsn1());
      return true;
    } catch (NameConstraintValidatorException e) {
      return false;
    }
  }

  private static String sentence(
      IssuedCertificate authority, CertificateRequest request, String name) {
    return "'%s' asks for %s, and the authority '%s' %s"
        .formatted(request.name(), Text.visible(name), authority.label(), rule(authority));
  }

  private static String rule(IssuedCertificate authority) {
    try {
      return dev.maximus.certs.x509.NameConstraints.of(authority)
          .map(known -> "permits only " + known.text())
          .orElse("does not permit it");
    } catch (MalformedException e) {
      return "does not permit it";
    }
  }
}
