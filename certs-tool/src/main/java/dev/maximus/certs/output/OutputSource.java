package dev.maximus.certs.output;

import dev.maximus.certs.x509.CertificateAuthority;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.IstioCa;
import dev.maximus.certs.x509.PrivateKeys;
import dev.maximus.certs.x509.RootCa;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What the files of one certificate are made of.
 *
 * @param root the name of the root that it comes from, in the same set; a root's is its own
 * @param intermediates what stands between it and its root, nearest first
 * @param trust the authorities to trust: its own root first, and another one during a rotation
 * @param key empty where it is not at hand: its owner keeps it, or it is in a safe
 * @param keyPem the key as its file has it, encrypted or not; the caller wipes it
 * @param revocationList of an authority, in PEM
 */
public record OutputSource(
    FileNames names,
    String root,
    IssuedCertificate certificate,
    List<IssuedCertificate> intermediates,
    List<IssuedCertificate> trust,
    Optional<PrivateKey> key,
    Optional<byte[]> keyPem,
    Optional<String> revocationList) {
  public OutputSource {
    intermediates = List.copyOf(intermediates);
    trust = trust.size() == 1 ? List.copyOf(trust) : List.copyOf(new LinkedHashSet<>(trust));
    if (trust.isEmpty()) {
      throw new IllegalArgumentException(
          "certificate '" + names.name() + "' must have an authority to trust");
    }
  }

  /** What this authority has issued. */
  public static OutputSource of(
      FileNames names,
      String root,
      IssuedCertificate certificate,
      CertificateAuthority issuer,
      Optional<PrivateKey> key) {
    return new OutputSource(
        names,
        root,
        certificate,
        issuer.intermediates(),
        List.of(issuer.root()),
        key,
        key.map(PrivateKeys::pem),
        Optional.empty());
  }

  /** An authority itself. */
  public static OutputSource of(FileNames names, String root, CertificateAuthority authority) {
    List<IssuedCertificate> above = authority.issuers();
    return new OutputSource(
        names,
        root,
        authority.certificate(),
        above.isEmpty() ? List.of() : above.subList(0, above.size() - 1),
        List.of(authority.root()),
        Optional.of(authority.key()),
        Optional.of(PrivateKeys.pem(authority.key())),
        Optional.empty());
  }

  public OutputSource withTrust(List<IssuedCertificate> trust) {
    return new OutputSource(
        names, root, certificate, intermediates, trust, key, keyPem, revocationList);
  }

  public OutputSource withKeyPem(byte[] pem) {
    return new OutputSource(
        names, root, certificate, intermediates, trust, key, Optional.of(pem), revocationList);
  }

  public OutputSource withRevocationList(String pem) {
    return new OutputSource(
        names, root, certificate, intermediates, trust, key, keyPem, Optional.of(pem));
  }

  /** The certificate and what leads to its root, without the root. */
  List<IssuedCertificate> path() {
    List<IssuedCertificate> path = new ArrayList<>();
    path.add(certificate);
    path.addAll(intermediates);
    return path;
  }

  /** The certificate and what leads to its root, with the root. */
  List<IssuedCertificate> pathToRoot() {
    LinkedHashSet<IssuedCertificate> path = new LinkedHashSet<>(path());
    path.add(trust.get(0));
    return List.copyOf(path);
  }

  /**
   * What the certificate's file holds, always with its own certificate first. The file of a root is
   * the trust bundle for all that it has issued for.
   */
  List<IssuedCertificate> shown() {
    if (names.profile() instanceof IstioCa) {
      // istiod wants it alone: the way up is in another file.
      return List.of(certificate);
    }
    if (names.profile() instanceof RootCa) {
      LinkedHashSet<IssuedCertificate> shown = new LinkedHashSet<>(path());
      shown.addAll(trust);
      return List.copyOf(shown);
    }
    return path();
  }

  /** Where its trust is: its own file, or that of its root. */
  String trustName() {
    return names.trust(root);
  }

  /** What the file of a trust bundle holds. */
  List<IssuedCertificate> bundle() {
    return BundleOrder.of(trust);
  }

  Optional<byte[]> plainKey() {
    return key.map(PrivateKeys::pem);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "OutputSource[" + names.name() + ", " + certificate + "]";
  }
}
