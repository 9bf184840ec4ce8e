package dev.maximus.certs.x509;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One certificate that is wanted. An object of this type can be issued: its names fit its profile.
 *
 * @param name what it is called among its fellows, and in the names of its files
 * @param names what it is good for; in this order in the certificate, each once
 * @param nameConstraints for an authority: all that it may issue for
 */
public record CertificateRequest(
    String name,
    Profile profile,
    Subject subject,
    List<SubjectAlternativeName> names,
    Lifetime lifetime,
    KeyAlgorithm key,
    Optional<NameConstraints> nameConstraints) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");

  public CertificateRequest {
    names = List.copyOf(new LinkedHashSet<>(names));
    List<String> problems = new ArrayList<>();
    if (!isName(name)) {
      problems.add(
          "name '"
              + Text.visible(name)
              + "' must be 1 to 63 characters a-z, 0-9, '-' and '.', with a letter or digit at both"
              + " ends");
    }
    problems.addAll(profile.problems(subject, names));
    if (nameConstraints.isPresent() && profile instanceof LeafProfile) {
      problems.add("only an authority has name constraints, and this is a " + profile.id());
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** A request with the lifetime of its profile and the usual kind of key. */
  public static CertificateRequest of(String name, Profile profile, Subject subject) {
    return of(name, profile, subject, List.of());
  }

  /** A request with the lifetime of its profile and the usual kind of key. */
  public static CertificateRequest of(
      String name, Profile profile, Subject subject, List<SubjectAlternativeName> names) {
    return new CertificateRequest(
        name,
        profile,
        subject,
        names,
        profile.defaultLifetime(),
        KeyAlgorithm.DEFAULT,
        Optional.empty());
  }

  /**
   * The common name where readers take it for a host, and so hold it against name constraints: of a
   * leaf without a DNS name. OpenSSL does so when it has a dot, Java whenever it could be a name.
   */
  public Optional<DnsName> hostInCommonName() {
    if (profile instanceof AuthorityProfile || names.stream().anyMatch(DnsName.class::isInstance)) {
      return Optional.empty();
    }
    return subject
        .commonName()
        .flatMap(
            name -> {
              try {
                return Optional.of(DnsName.of(name));
              } catch (IllegalArgumentException e) {
                return Optional.empty();
              }
            });
  }

  /** Whether a request may have this name. It becomes part of file names. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches() && !name.contains("..");
  }

  public CertificateRequest withLifetime(Lifetime lifetime) {
    return new CertificateRequest(name, profile, subject, names, lifetime, key, nameConstraints);
  }

  public CertificateRequest withKey(KeyAlgorithm key) {
    return new CertificateRequest(name, profile, subject, names, lifetime, key, nameConstraints);
  }

  public CertificateRequest withNameConstraints(NameConstraints constraints) {
    return new CertificateRequest(
        name, profile, subject, names, lifetime, key, Optional.of(constraints));
  }

  public CertificateRequest withNames(List<SubjectAlternativeName> names) {
    return new CertificateRequest(name, profile, subject, names, lifetime, key, nameConstraints);
  }
}
