package dev.maximus.certs.output;

import dev.maximus.certs.request.Layout;
import dev.maximus.certs.x509.IstioCa;
import dev.maximus.certs.x509.LeafProfile;
import dev.maximus.certs.x509.Profile;
import java.util.Optional;

/**
 * What the files of one certificate are called, below the directory of its set. In directories a
 * leaf has the names of a Secret of type kubernetes.io/tls, and an Istio authority those of {@code
 * cacerts}.
 */
public record FileNames(String name, Profile profile, Layout layout) {
  private static final String FLAT_CERTIFICATE = "-cert.pem";

  /** What stands in the directory of the set for this certificate. */
  public String entry() {
    return layout == Layout.DIRECTORIES ? name : certificate();
  }

  /** The name of the certificate whose entry this is, if it is one. */
  public static String ofEntry(Layout layout, String entry) {
    return layout == Layout.FLAT && entry.endsWith(FLAT_CERTIFICATE)
        ? entry.substring(0, entry.length() - FLAT_CERTIFICATE.length())
        : entry;
  }

  /** The certificate, and behind it what others need to find the way to a root. */
  public String certificate() {
    return file(stem("ca-cert.pem", ".crt"), FLAT_CERTIFICATE);
  }

  public String key() {
    return file(stem("ca-key.pem", ".key"), "-key.pem");
  }

  /**
   * The authorities that the holder trusts.
   *
   * @param root the name of the root that it comes from, in the same set; a root's is its own
   */
  public String trust(String root) {
    return ownTrust().orElseGet(() -> new FileNames(root, Profile.ROOT_CA, layout).certificate());
  }

  /**
   * The same as a file besides its certificate; where there is none, it is the file of the root.
   */
  public Optional<String> ownTrust() {
    if (profile instanceof IstioCa) {
      return Optional.of(file("root-cert.pem", "-root.pem"));
    }
    return profile instanceof LeafProfile && layout == Layout.DIRECTORIES
        ? Optional.of(name + "/ca.crt")
        : Optional.empty();
  }

  /** From the certificate upwards; with the root for Istio, which wants it so. */
  public String chain() {
    return file(profile instanceof IstioCa ? "cert-chain.pem" : "chain.pem", "-chain.pem");
  }

  /** The trusted authorities, in every layout. */
  public String bundle() {
    return file("bundle.pem", "-bundle.pem");
  }

  /** What an authority has revoked. */
  public String revocationList() {
    return file(profile instanceof IstioCa ? "ca-crl.pem" : "ca.crl", "-crl.pem");
  }

  public String certificateDer() {
    return file(stem("ca.der", ".der"), ".der");
  }

  /** The key as pgjdbc wants it: PKCS#8 in DER. */
  public String keyDer() {
    return file(stem("ca.pk8", ".pk8"), ".pk8");
  }

  public String encryptedKey() {
    return file(stem("ca-encrypted.key", "-encrypted.key"), "-encrypted.pem");
  }

  public String keyStore() {
    return file("keystore.p12", ".p12");
  }

  public String trustStorePkcs12() {
    return file("truststore.p12", "-trust.p12");
  }

  public String trustStoreJks() {
    return file("truststore.jks", "-trust.jks");
  }

  public String secret() {
    return file("secret.yaml", "-secret.yaml");
  }

  public String javaProperties() {
    return file("java.properties", ".properties");
  }

  /** The last part of a path. */
  static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private String stem(String istio, String extension) {
    if (profile instanceof IstioCa) {
      return istio;
    }
    return (profile instanceof LeafProfile ? "tls" : "ca") + extension;
  }

  private String file(String inDirectory, String behindName) {
    return layout == Layout.DIRECTORIES ? name + "/" + inDirectory : name + behindName;
  }
}
