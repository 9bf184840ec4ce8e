package dev.maximus.certs.output;

import dev.maximus.certs.x509.CertificateAuthority;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.IstioCa;
import dev.maximus.certs.x509.PrivateKeys;
import dev.maximus.certs.x509.RootCa;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What the files of one certificate are made of.
 *
 * @param intermediates what stands between it and its root, nearest first
 * @param trust the authorities to trust: its own root first, and another one during a rotation
 * @param key empty where its owner keeps it to himself
 * @param sealedKey the key in PEM as it lies on disk, where that is not plain
 * @param revocationList of an authority, in PEM
 */
public record OutputSource(
    FileNames names,
    IssuedCertificate certificate,
    List<IssuedCertificate> intermediates,
    List<IssuedCertificate> trust,
    Optional<PrivateKey> key,
    Optional<String> sealedKey,
    Optional<String> revocationList) {
  public OutputSource {
    intermediates = List.copyOf(intermediates);
    trust = List.copyOf(new LinkedHashSet<>(trust));
    if (trust.isEmpty()) {
      throw new IllegalArgumentException(
          "certificate '" + names.name() + "' must have an authority to trust");
    }
  }

  /** What this authority has issued. */
  public static OutputSource of(
      FileNames names,
      IssuedCertificate certificate,
      CertificateAuthority issuer,
      Optional<PrivateKey> key) {
    return new OutputSource(
        names,
        certificate,
        issuer.intermediates(),
        List.of(issuer.root()),
        key,
        Optional.empty(),
        Optional.empty());
  }

  /** An authority itself. */
  public static OutputSource of(FileNames names, CertificateAuthority authority) {
    List<IssuedCertificate> above = authority.issuers();
    return new OutputSource(
        names,
        authority.certificate(),
        above.isEmpty() ? List.of() : above.subList(0, above.size() - 1),
        List.of(authority.root()),
        Optional.of(authority.key()),
        Optional.empty(),
        Optional.empty());
  }

  public OutputSource withTrust(List<IssuedCertificate> trust) {
    return new OutputSource(
        names, certificate, intermediates, trust, key, sealedKey, revocationList);
  }

  public OutputSource withSealedKey(byte[] pem) {
    String text = new String(pem, StandardCharsets.US_ASCII);
    return new OutputSource(
        names, certificate, intermediates, trust, key, Optional.of(text), revocationList);
  }

  public OutputSource withRevocationList(String pem) {
    return new OutputSource(
        names, certificate, intermediates, trust, key, sealedKey, Optional.of(pem));
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
    LinkedHashSet<IssuedCertificate> shown = new LinkedHashSet<>(path());
    if (names.profile() instanceof RootCa) {
      shown.addAll(trust);
    }
    return List.copyOf(shown);
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
