package dev.maximus.certs.x509;

import java.util.ArrayList;
import java.util.List;

/**
 * A Kubernetes Secret that somebody else makes.
 *
 * @param certificateKey the key of the Secret's data that holds the certificate
 * @param privateKeyKey the one that holds the private key
 * @param bundleKey the one that holds the authorities
 */
public record ExistingSecret(
    String namespace, String name, String certificateKey, String privateKeyKey, String bundleKey)
    implements CertificateSource {
  public ExistingSecret {
    List<String> problems = new ArrayList<>();
    KubernetesNames.checkLabel("namespace", namespace, problems);
    KubernetesNames.checkName("Secret", name, problems);
    for (String key : List.of(certificateKey, privateKeyKey, bundleKey)) {
      KubernetesNames.checkDataKey(key, problems);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** A Secret of type kubernetes.io/tls. */
  public static ExistingSecret of(String namespace, String name) {
    return new ExistingSecret(namespace, name, "tls.crt", "tls.key", "ca.crt");
  }

  @Override
  public String text() {
    return "Secret " + namespace + "/" + name;
  }
}
