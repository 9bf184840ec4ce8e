package dev.maximus.certs.x509;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Whether a certificate serves who uses it. Each sentence names what is, and what is wanted. */
final class HandleChecks {
  private HandleChecks() {}

  static void requireProfile(
      CertificateRequest request, Class<? extends Profile> profile, String wanted) {
    if (!profile.isInstance(request.profile())) {
      throw new IllegalArgumentException(
          "certificate '%s' has the profile %s, must have %s"
              .formatted(request.name(), request.profile().id(), wanted));
    }
  }

  static List<String> problems(
      CertificateHandle handle, LoadedCertificate loaded, Instant at, Duration margin) {
    List<String> problems = new ArrayList<>();
    String who = "certificate '" + handle.name() + "' (" + handle.source().text() + ")";
    purposeProblems(who, handle.request().profile(), loaded.certificate(), problems);
    nameProblem(who, handle.request(), loaded.certificate()).ifPresent(problems::add);
    Optional<String> dates = dateProblem(who, loaded.certificate(), at, margin);
    dates.ifPresent(problems::add);
    if (loaded.key().isPresent()
        && !Arrays.equals(
            loaded.key().get().getEncoded(), loaded.certificate().publicKey().getEncoded())) {
      problems.add(who + " holds one key, and the private key beside it is another");
    }
    // A chain is looked at on a day when the certificate is valid, so that a fault is told once.
    Instant day = dates.isEmpty() ? at : loaded.certificate().notAfter();
    chainProblem(who, loaded, day).ifPresent(problems::add);
    return List.copyOf(problems);
  }

  static List<String> hostProblems(
      CertificateHandle handle, List<SubjectAlternativeName> names, Set<DnsName> hosts) {
    List<DnsName> known =
        names.stream().filter(DnsName.class::isInstance).map(DnsName.class::cast).toList();
    return hosts.stream()
        .sorted((one, other) -> one.value().compareTo(other.value()))
        .filter(host -> known.stream().noneMatch(name -> name.covers(host)))
        .map(
            host ->
                "certificate '%s' is for %s, and its clients call %s"
                    .formatted(handle.name(), listed(names), host.value()))
        .toList();
  }

  static List<String> roleProblems(
      CertificateHandle handle, Optional<String> commonName, String role) {
    return commonName.equals(Optional.of(role))
        ? List.of()
        : List.of(
            "certificate '%s' has %s, and its server expects the role %s"
                .formatted(
                    handle.name(),
                    commonName
                        .map(name -> "the common name " + Text.visible(name))
                        .orElse("no common name"),
                    role));
  }

  private static void purposeProblems(
      String who, Profile profile, IssuedCertificate certificate, List<String> problems) {
    boolean wantsAuthority = profile instanceof AuthorityProfile;
    BasicConstraints basic = BasicConstraints.fromExtensions(certificate.asn1().getExtensions());
    boolean isAuthority = basic != null && basic.isCA();
    if (wantsAuthority != isAuthority) {
      problems.add(
          "%s is %s, and a %s is expected"
              .formatted(who, isAuthority ? "an authority" : "no authority", profile.id()));
      return;
    }
    for (KeyPurposeId purpose :
        List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth)) {
      String role = purpose.equals(KeyPurposeId.id_kp_serverAuth) ? "a server" : "a client";
      boolean is = certificate.isFor(purpose);
      if (profile.purposes().contains(purpose) && !is) {
        problems.add("%s is not for %s, and a %s is expected".formatted(who, role, profile.id()));
      } else if (is && !wantsAuthority && !profile.purposes().contains(purpose)) {
        problems.add("%s is also for %s, and a %s is expected".formatted(who, role, profile.id()));
      }
    }
  }

  private static Optional<String> nameProblem(
      String who, CertificateRequest request, IssuedCertificate certificate) {
    List<SubjectAlternativeName> there = certificate.names();
    List<SubjectAlternativeName> missing =
        request.names().stream().filter(name -> !there.contains(name)).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s is for %s, and %s was asked for".formatted(who, listed(there), listed(missing)));
  }

  private static Optional<String> dateProblem(
      String who, IssuedCertificate certificate, Instant at, Duration margin) {
    if (at.isBefore(certificate.notBefore())) {
      return Optional.of(
          "%s is valid from %s, and it is %s".formatted(who, certificate.notBefore(), at));
    }
    if (at.isAfter(certificate.notAfter())) {
      return Optional.of(
          "%s expired at %s, and it is %s".formatted(who, certificate.notAfter(), at));
    }
    Instant needed = at.plus(margin);
    return needed.isAfter(certificate.notAfter())
        ? Optional.of(
            "%s expires at %s, and it must be valid until %s"
                .formatted(who, certificate.notAfter(), needed))
        : Optional.empty();
  }

  private static Optional<String> chainProblem(String who, LoadedCertificate loaded, Instant day) {
    String bundle =
        String.join(
            ", ", loaded.bundle().authorities().stream().map(IssuedCertificate::label).toList());
    if (loaded.bundle().authorities().contains(loaded.certificate())) {
      return Optional.empty(); // a root is not issued by another
    }
    List<X509Certificate> chain = new ArrayList<>();
    chain.add(loaded.certificate().toJca());
    loaded.intermediates().stream()
        .filter(each -> !loaded.bundle().authorities().contains(each))
        .forEach(each -> chain.add(each.toJca()));
    try {
      CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
      PKIXParameters parameters = new PKIXParameters(loaded.bundle().anchors());
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(day));
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
      return Optional.empty();
    } catch (CertPathValidatorException e) {
      return Optional.of(
          "%s has no valid chain to the bundle (%s): %s".formatted(who, bundle, e.getMessage()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot validate a chain", e);
    }
  }

  private static String listed(List<SubjectAlternativeName> names) {
    return names.isEmpty()
        ? "no name"
        : String.join(", ", names.stream().map(SubjectAlternativeName::text).toList());
  }
}
