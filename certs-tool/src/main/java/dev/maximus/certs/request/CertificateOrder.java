package dev.maximus.certs.request;

import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.RootCa;
import dev.maximus.certs.x509.SubjectAlternativeName;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One certificate that is wanted, from whom, and in which forms.
 *
 * @param request with its names by kind: DNS, IP, URI, as a request file lists them
 * @param issuer the name of an authority of the same set; empty for a root
 * @param outputs in the order of {@link OutputKind}; {@code pem} is always one of them
 */
public record CertificateOrder(
    CertificateRequest request, Optional<String> issuer, Set<OutputKind> outputs)
    implements CertificateEntry {
  public CertificateOrder {
    request = byKind(request);
    outputs = Outputs.of(outputs);
    String problem = problem(request.profile(), issuer.isPresent());
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException(problem);
    }
  }

  /** A root, which signs itself, in PEM. */
  public static CertificateOrder root(CertificateRequest request) {
    return new CertificateOrder(request, Optional.empty(), Set.of());
  }

  /** A certificate from this authority, in PEM. */
  public static CertificateOrder of(CertificateRequest request, String issuer) {
    return new CertificateOrder(request, Optional.of(issuer), Set.of());
  }

  public CertificateOrder withOutputs(OutputKind... kinds) {
    return new CertificateOrder(request, issuer, Set.of(kinds));
  }

  /** What is wrong with an issuer, or none, for this profile; empty when nothing is. */
  static String problem(Profile profile, boolean issuer) {
    boolean root = profile instanceof RootCa;
    if (root && issuer) {
      return "a root-ca signs itself, and has no issuer";
    }
    return root || issuer ? "" : profile.id() + " must have an issuer";
  }

  private static CertificateRequest byKind(CertificateRequest request) {
    List<SubjectAlternativeName> names =
        request.names().stream()
            .sorted(Comparator.comparing(SubjectAlternativeName::kind))
            .toList();
    return names.equals(request.names())
        ? request
        : new CertificateRequest(
            request.name(),
            request.profile(),
            request.subject(),
            names,
            request.lifetime(),
            request.key(),
            request.nameConstraints());
  }

  @Override
  public String name() {
    return request.name();
  }

  @Override
  public Profile profile() {
    return request.profile();
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public CertificateOrder order(int n) {
    Objects.checkIndex(n - 1, 1);
    return this;
  }
}
