package dev.maximus.certs.x509;

import org.bouncycastle.asn1.x509.KeyUsage;

/** The authority that istiod issues workload certificates with, from the Secret {@code cacerts}. */
public record IstioCa() implements AuthorityProfile {
  @Override
  public String id() {
    return "istio-ca";
  }

  @Override
  public String title() {
    return "Istio plug-in authority";
  }

  @Override
  public Lifetime defaultLifetime() {
    return Lifetime.years(2);
  }

  @Override
  public int pathLength() {
    return 0;
  }

  @Override
  public int keyUsage(KeyAlgorithm key) {
    // Istio's reference profile has digitalSignature as well (tools/certs/common.mk).
    return KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign;
  }
}
