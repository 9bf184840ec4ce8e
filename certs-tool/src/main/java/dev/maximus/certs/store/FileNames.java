package dev.maximus.certs.store;

import dev.maximus.certs.request.Layout;
import dev.maximus.certs.x509.AuthorityProfile;
import dev.maximus.certs.x509.IstioCa;
import dev.maximus.certs.x509.Profile;
import java.util.Optional;

/**
 * Where the PEM files of a certificate are, below the directory of the store. In directories a leaf
 * has the names of a Secret of type kubernetes.io/tls, and an Istio authority those of {@code
 * cacerts}.
 */
public record FileNames(Layout layout, Profile profile, String name) {

  /** The certificate; of a leaf with its intermediates, of a root with the roots beside it. */
  public String certificate() {
    if (profile instanceof IstioCa) {
      return file("ca-cert.pem", "cert");
    }
    return file(profile instanceof AuthorityProfile ? "ca.crt" : "tls.crt", "cert");
  }

  public String key() {
    if (profile instanceof IstioCa) {
      return file("ca-key.pem", "key");
    }
    return file(profile instanceof AuthorityProfile ? "ca.key" : "tls.key", "key");
  }

  /** What the holder trusts; where there is none, it is the file of the root. */
  public Optional<String> bundle() {
    if (profile instanceof IstioCa) {
      return Optional.of(file("root-cert.pem", "root"));
    }
    return layout == Layout.FLAT || profile instanceof AuthorityProfile
        ? Optional.empty()
        : Optional.of(file("ca.crt", "bundle"));
  }

  /** What stands between the certificates of an Istio authority and the root. */
  public Optional<String> chain() {
    return profile instanceof IstioCa
        ? Optional.of(file("cert-chain.pem", "chain"))
        : Optional.empty();
  }

  /** The revocation list of an authority. */
  public String revocationList() {
    return file(profile instanceof IstioCa ? "ca-crl.pem" : "ca.crl", "crl");
  }

  private String file(String inDirectory, String word) {
    return layout == Layout.FLAT ? name + "-" + word + ".pem" : name + "/" + inDirectory;
  }

  /** What stands in the directory of the store for this certificate. */
  String entry() {
    return layout == Layout.FLAT ? certificate() : name;
  }
}
