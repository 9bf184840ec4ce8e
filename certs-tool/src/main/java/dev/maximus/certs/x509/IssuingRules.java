package dev.maximus.certs.x509;

import java.math.BigInteger;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;

/** What must hold before a certificate is signed. All faults are found at once. */
final class IssuingRules {
  private final List<Level> levels = new ArrayList<>();
  private final List<String> signerProblems;

  /**
   * An authority that signs, or one above it.
   *
   * @param between how many authorities stand between it and what is signed
   */
  private record Level(
      IssuedCertificate certificate,
      int between,
      Optional<BigInteger> pathLength,
      boolean constrained) {}

  /** The rules of one authority: what its certificates say is read once. */
  IssuingRules(CertificateAuthority authority) {
    List<IssuedCertificate> above = new ArrayList<>();
    above.add(authority.certificate());
    above.addAll(authority.issuers());
    for (IssuedCertificate each : above) {
      Extensions extensions = each.asn1().getExtensions();
      BasicConstraints basic = BasicConstraints.fromExtensions(extensions);
      levels.add(
          new Level(
              each,
              levels.size(),
              Optional.ofNullable(basic == null ? null : basic.getPathLenConstraint()),
              extensions != null && extensions.getExtension(Extension.nameConstraints) != null));
    }
    this.signerProblems =
        signerProblems(authority.certificate(), KeyUsage.keyCertSign, "certificates");
  }

  void check(CertificateRequest request, PublicKey key, Instant now) {
    List<String> problems = new ArrayList<>();
    if (request.profile() instanceof RootCa) {
      problems.add("a root-ca signs itself, and has no issuer");
    }
    keyProblem(request, key).ifPresent(problems::add);
    problems.addAll(signerProblems);
    for (Level level : levels) {
      pathLengthProblem(level, request).ifPresent(problems::add);
      dateProblem(level.certificate(), now).ifPresent(problems::add);
      if (level.constrained()) {
        problems.addAll(PermittedNames.problems(level.certificate(), request));
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** The key must be what the request says: the usage of the certificate follows from it. */
  static Optional<String> keyProblem(CertificateRequest request, PublicKey key) {
    Optional<KeyAlgorithm> found = KeyAlgorithm.of(key);
    return found.equals(Optional.of(request.key()))
        ? Optional.empty()
        : Optional.of(
            "'%s' asks for a key of kind %s, and the key is %s"
                .formatted(
                    request.name(),
                    request.key().id(),
                    found
                        .map(KeyAlgorithm::id)
                        .orElse("of a kind that is not issued (" + key.getAlgorithm() + ")")));
  }

  /** Why this certificate may not sign, if so. */
  static List<String> signerProblems(IssuedCertificate signer, int usage, String what) {
    BasicConstraints basic = BasicConstraints.fromExtensions(signer.asn1().getExtensions());
    if (basic == null || !basic.isCA()) {
      return List.of("the issuer '" + signer.label() + "' is not an authority");
    }
    KeyUsage allowed = KeyUsage.fromExtensions(signer.asn1().getExtensions());
    return allowed == null || allowed.hasUsages(usage)
        ? List.of()
        : List.of(
            "the key usage of the issuer '" + signer.label() + "' does not let it sign " + what);
  }

  private static Optional<String> pathLengthProblem(Level level, CertificateRequest request) {
    if (level.pathLength().isEmpty()) {
      return Optional.empty();
    }
    BigInteger length = level.pathLength().get();
    boolean issuesAuthority = request.profile() instanceof AuthorityProfile;
    int below = issuesAuthority ? level.between() + 1 : level.between();
    return length.compareTo(BigInteger.valueOf(below)) >= 0
        ? Optional.empty()
        : Optional.of(
            "the authority '%s' has a path length of %s: it may not stand above the %s '%s'"
                .formatted(
                    level.certificate().label(),
                    length,
                    issuesAuthority ? "authority" : "certificate",
                    request.name()));
  }

  private static Optional<String> dateProblem(IssuedCertificate authority, Instant now) {
    if (now.isBefore(authority.notBefore())) {
      return Optional.of(
          "the authority '%s' is valid from %s, and it is %s"
              .formatted(authority.label(), authority.notBefore(), now));
    }
    // The last second of an authority is not enough for a certificate of its own.
    return authority.notAfter().isAfter(now)
        ? Optional.empty()
        : Optional.of(
            "the authority '%s' expires at %s, and it is %s"
                .formatted(authority.label(), authority.notAfter(), now));
  }
}
