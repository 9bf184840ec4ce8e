package dev.maximus.certs.lint;

import dev.maximus.certs.x509.MalformedException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;

/** Looks at certificates with every rule. */
public final class Linter {
  // An authority above an authority above an authority; more is a circle.
  private static final int LONGEST_CHAIN = 10;

  private Linter() {}

  /**
   * What the rules say of these certificates. Each may be the issuer of others: give the whole set.
   */
  public static LintReport lint(List<LintInput> inputs) {
    List<Candidate> candidates = new ArrayList<>();
    List<LintFinding> findings = new ArrayList<>();
    for (LintInput input : inputs) {
      try {
        candidates.add(new Candidate(input, LintedCertificate.of(input.der())));
      } catch (MalformedException e) {
        findings.add(
            new LintFinding(LintRules.MALFORMED, input.name(), String.valueOf(e.getMessage())));
      }
    }
    Map<X500Name, List<LintedCertificate>> bySubject = new HashMap<>();
    Map<IssuerSerial, List<Candidate>> bySerial = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      LintedCertificate certificate = candidate.certificate();
      if (certificate.isAuthority()) {
        bySubject
            .computeIfAbsent(certificate.subject(), name -> new ArrayList<>())
            .add(certificate);
      }
      bySerial
          .computeIfAbsent(new IssuerSerial(certificate), number -> new ArrayList<>())
          .add(candidate);
    }
    for (Candidate candidate : candidates) {
      LintedCertificate certificate = candidate.certificate();
      List<String> same =
          bySerial.getOrDefault(new IssuerSerial(certificate), List.of()).stream()
              .filter(other -> !Arrays.equals(other.input().der(), candidate.input().der()))
              .map(other -> other.input().name())
              .toList();
      LintSubject subject =
          new LintSubject(
              candidate.input().name(),
              certificate,
              candidate.input().profile(),
              issuers(certificate, bySubject),
              same);
      for (LintRule rule : LintRules.ALL) {
        rule.check(subject)
            .ifPresent(said -> findings.add(new LintFinding(rule, subject.name(), said)));
      }
    }
    return new LintReport(inputs.size(), findings);
  }

  private static List<LintedCertificate> issuers(
      LintedCertificate certificate, Map<X500Name, List<LintedCertificate>> bySubject) {
    List<LintedCertificate> issuers = new ArrayList<>();
    LintedCertificate current = certificate;
    while (issuers.size() < LONGEST_CHAIN) {
      Optional<LintedCertificate> issuer = issuer(current, bySubject);
      if (issuer.isEmpty() || issuer.get() == current || issuers.contains(issuer.get())) {
        break;
      }
      issuers.add(issuer.get());
      current = issuer.get();
    }
    return issuers;
  }

  /** The authority of this name whose key it names; else the one whose key has signed it. */
  private static Optional<LintedCertificate> issuer(
      LintedCertificate certificate, Map<X500Name, List<LintedCertificate>> bySubject) {
    List<LintedCertificate> named = bySubject.getOrDefault(certificate.issuer(), List.of());
    Optional<byte[]> wanted = certificate.extensions().authorityKeyIdentifier();
    for (LintedCertificate authority : named) {
      Optional<byte[]> key = authority.extensions().subjectKeyIdentifier();
      if (wanted.isPresent() && key.isPresent() && Arrays.equals(wanted.get(), key.get())) {
        return Optional.of(authority);
      }
    }
    return named.stream()
        .filter(authority -> certificate.isSignedBy(authority).orElse(false))
        .findFirst();
  }

  private record Candidate(LintInput input, LintedCertificate certificate) {}

  /** What must be there once: an issuer and a serial number. */
  private record IssuerSerial(X500Name issuer, BigInteger serial) {
    IssuerSerial(LintedCertificate certificate) {
      this(certificate.issuer(), certificate.serial());
    }
  }
}
