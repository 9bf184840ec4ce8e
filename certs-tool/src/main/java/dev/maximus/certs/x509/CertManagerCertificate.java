package dev.maximus.certs.x509;

import java.util.ArrayList;
import java.util.List;

/**
 * A certificate that cert-manager issues into a Secret, with the keys of type kubernetes.io/tls.
 *
 * @param issuerName the Issuer or ClusterIssuer
 */
public record CertManagerCertificate(
    IssuerKind issuerKind, String issuerName, String namespace, String secretName)
    implements CertificateSource {
  /** Whom cert-manager asks. */
  public enum IssuerKind {
    ISSUER("Issuer"),
    CLUSTER_ISSUER("ClusterIssuer");

    private final String kind;

    IssuerKind(String kind) {
      this.kind = kind;
    }

    /** The kind in Kubernetes. */
    public String kind() {
      return kind;
    }
  }

  public CertManagerCertificate {
    List<String> problems = new ArrayList<>();
    KubernetesNames.checkName(issuerKind.kind(), issuerName, problems);
    KubernetesNames.checkLabel("namespace", namespace, problems);
    KubernetesNames.checkName("Secret", secretName, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  @Override
  public String text() {
    return "Secret %s/%s of %s %s".formatted(namespace, secretName, issuerKind.kind(), issuerName);
  }
}
