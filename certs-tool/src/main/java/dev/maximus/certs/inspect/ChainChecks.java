package dev.maximus.certs.inspect;

import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.IpAddress;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.SubjectAlternativeName;
import dev.maximus.certs.x509.Text;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at a certificate, what came with it, and the bundle it shall be trusted by. */
final class ChainChecks {
  private final CheckList checks;
  private final Instant now;

  ChainChecks(CheckList checks, Instant now) {
    this.checks = checks;
    this.now = now;
  }

  /**
   * @param presented the certificate, and the intermediates that its owner shows with it
   */
  void check(
      String target,
      List<IssuedCertificate> presented,
      List<IssuedCertificate> bundle,
      Expectation expected) {
    IssuedCertificate leaf = presented.get(0);
    presented.forEach(certificate -> dates(target, certificate));
    chain(target, presented, bundle);
    expected.hosts().forEach(host -> name(target, leaf, host));
    expected.purposes().stream().sorted().forEach(purpose -> purpose(target, leaf, purpose));
  }

  private void dates(String target, IssuedCertificate certificate) {
    String label = certificate.label();
    if (certificate.notAfter().isBefore(now)) {
      checks.failed(
          "dates",
          target,
          "certificate '%s' expired at %s".formatted(label, certificate.notAfter()));
    } else if (certificate.notBefore().isAfter(now)) {
      checks.failed(
          "dates",
          target,
          "certificate '%s' is not valid before %s".formatted(label, certificate.notBefore()));
    } else {
      checks.ok(
          "dates",
          target,
          "certificate '%s' is valid until %s, %d days left"
              .formatted(
                  label,
                  InspectText.day(certificate.notAfter()),
                  Duration.between(now, certificate.notAfter()).toDays()));
    }
  }

  private void chain(
      String target, List<IssuedCertificate> presented, List<IssuedCertificate> bundle) {
    // What the owner shows comes first: a client may not have the intermediates.
    List<IssuedCertificate> known = new ArrayList<>(presented);
    known.addAll(bundle);
    List<IssuedCertificate> found = Chain.of(presented.get(0), known);
    Optional<IssuedCertificate> anchor = found.stream().filter(bundle::contains).findFirst();
    if (anchor.isEmpty()) {
      IssuedCertificate last = found.get(found.size() - 1);
      checks.failed(
          "chain",
          target,
          "chain '%s' must end in the bundle, which has no '%s'"
              .formatted(labels(found), CertificateFacts.text(last.asn1().getIssuer())));
      return;
    }
    List<IssuedCertificate> path = found.subList(0, found.indexOf(anchor.get()));
    try {
      validate(path, anchor.get());
      List<IssuedCertificate> whole = new ArrayList<>(path);
      whole.add(anchor.get());
      checks.ok("chain", target, "chain '%s' ends in the bundle".formatted(labels(whole)));
    } catch (GeneralSecurityException e) {
      checks.failed(
          "chain",
          target,
          "chain '%s' must be valid, and is not: %s"
              .formatted(labels(found), Text.visible(String.valueOf(e.getMessage()))));
    }
  }

  private static String labels(List<IssuedCertificate> chain) {
    return String.join(" <- ", chain.stream().map(IssuedCertificate::label).toList());
  }

  private void validate(List<IssuedCertificate> path, IssuedCertificate anchor)
      throws GeneralSecurityException {
    if (path.isEmpty()) {
      return;
    }
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor.toJca(), null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(dateFor(path)));
    List<X509Certificate> certificates = path.stream().map(IssuedCertificate::toJca).toList();
    CertPathValidator.getInstance("PKIX")
        .validate(
            CertificateFactory.getInstance("X.509").generateCertPath(certificates), parameters);
  }

  /** Dates are a check of their own; an expired chain can still be of the right issuers. */
  private Instant dateFor(List<IssuedCertificate> path) {
    boolean valid =
        path.stream()
            .allMatch(one -> !one.notBefore().isAfter(now) && !one.notAfter().isBefore(now));
    return valid
        ? now
        : path.stream()
            .map(IssuedCertificate::notBefore)
            .max(Comparator.naturalOrder())
            .orElse(now);
  }

  private void name(String target, IssuedCertificate certificate, String host) {
    List<SubjectAlternativeName> names = certificate.names();
    boolean covered;
    try {
      covered = covers(names, host);
    } catch (IllegalArgumentException e) {
      checks.failed("names", target, String.valueOf(e.getMessage()));
      return;
    }
    if (covered) {
      checks.ok("names", target, "host '%s' is one of its names".formatted(host));
    } else {
      List<String> all = CertificateFacts.names(certificate);
      checks.failed(
          "names",
          target,
          "host '%s' must be one of its names, which are: %s"
              .formatted(Text.visible(host), all.isEmpty() ? "none" : String.join(", ", all)));
    }
  }

  private static boolean covers(List<SubjectAlternativeName> names, String host) {
    boolean address = host.contains(":") || host.matches("[0-9.]+");
    if (address) {
      return names.contains(IpAddress.of(host));
    }
    DnsName wanted = DnsName.of(host);
    return names.stream().anyMatch(name -> name instanceof DnsName known && known.covers(wanted));
  }

  private void purpose(String target, IssuedCertificate certificate, Purpose purpose) {
    if (CertificateFacts.serves(certificate, purpose.id())) {
      checks.ok("purpose", target, "purpose '%s' is allowed".formatted(purpose.text()));
    } else {
      checks.failed(
          "purpose",
          target,
          "purpose '%s' must be allowed, and its extended key usage does not list it"
              .formatted(purpose.text()));
    }
  }
}
