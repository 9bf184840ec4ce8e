package dev.maximus.certs.store;

import dev.maximus.certs.output.PemFiles;
import dev.maximus.certs.store.disk.SharedFile;
import dev.maximus.certs.x509.CertificateAuthority;
import dev.maximus.certs.x509.IssuedCertificate;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An authority while a set is made. Its key is read when the first certificate needs it. */
final class Authority {
  private final String root;
  private final IssuedCertificate certificate;
  private final Optional<Authority> issuer;
  private final List<IssuedCertificate> trusted;
  private final SharedFile.Body bundle;
  private final Supplier<PrivateKey> keys;
  private Optional<CertificateAuthority> signing = Optional.empty();

  private Authority(
      String root,
      IssuedCertificate certificate,
      Optional<Authority> issuer,
      List<IssuedCertificate> trusted,
      SharedFile.Body bundle,
      Supplier<PrivateKey> keys) {
    this.root = root;
    this.certificate = certificate;
    this.issuer = issuer;
    this.trusted = trusted;
    this.bundle = bundle;
    this.keys = keys;
  }

  static Authority root(
      String name,
      IssuedCertificate certificate,
      List<IssuedCertificate> trusted,
      Supplier<PrivateKey> keys) {
    return new Authority(
        name,
        certificate,
        Optional.empty(),
        trusted,
        new SharedFile.Body(PemFiles.bundle(trusted)),
        keys);
  }

  Authority below(IssuedCertificate certificate, Supplier<PrivateKey> keys) {
    return new Authority(root, certificate, Optional.of(this), trusted, bundle, keys);
  }

  /** What stands between a certificate that this authority has issued and the root. */
  List<IssuedCertificate> intermediates() {
    if (issuer.isEmpty()) {
      return List.of();
    }
    List<IssuedCertificate> chain = new ArrayList<>(List.of(certificate));
    chain.addAll(issuer.get().intermediates());
    return chain;
  }

  /** The name of the root above it, or its own. */
  String root() {
    return root;
  }

  /** The roots that whoever has a certificate from here trusts, its own first. */
  List<IssuedCertificate> trusted() {
    return trusted;
  }

  /** The same as the file that all who have a certificate from here share. */
  SharedFile.Body bundle() {
    return bundle;
  }

  /** The authority with its key. */
  synchronized CertificateAuthority signing() {
    if (signing.isEmpty()) {
      signing = Optional.of(new CertificateAuthority(certificate, keys.get(), above()));
    }
    return signing.get();
  }

  private List<IssuedCertificate> above() {
    List<IssuedCertificate> above = new ArrayList<>();
    Optional<Authority> next = issuer;
    while (next.isPresent()) {
      above.add(next.get().certificate);
      next = next.get().issuer;
    }
    return above;
  }
}
