package dev.maximus.certs.output;

import dev.maximus.certs.request.Layout;
import dev.maximus.certs.request.OutputKind;
import dev.maximus.certs.x509.CertificateAuthority;
import dev.maximus.certs.x509.CertificateIssuer;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.IpAddress;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.Passphrase;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Subject;
import dev.maximus.certs.x509.SubjectAlternativeName;
import dev.maximus.certs.x509.UriName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A root, an authority below it, an Istio authority, and one certificate of each other kind. */
final class TestPki {
  static final String PASSPHRASE = "correct horse";
  static final SecureRandom RANDOM = new SecureRandom();

  private final CertificateIssuer issuer = new CertificateIssuer(Clock.systemUTC(), RANDOM);
  final CertificateAuthority root;
  final CertificateAuthority services;
  final CertificateAuthority istio;

  TestPki() {
    this("Test Root");
  }

  TestPki(String rootName) {
    CertificateRequest request =
        CertificateRequest.of("root", Profile.ROOT_CA, Subject.of(rootName));
    KeyPair key = issuer.newKey(request);
    root = CertificateAuthority.root(issuer.selfSigned(request, key), key.getPrivate());
    services = below("services", Profile.INTERMEDIATE_CA);
    istio = below("istio", Profile.ISTIO_CA);
  }

  private CertificateAuthority below(String name, Profile profile) {
    CertificateRequest request = CertificateRequest.of(name, profile, Subject.of("Test " + name));
    KeyPair key = issuer.newKey(request);
    return root.below(issuer.issue(root, request, key.getPublic()), key.getPrivate());
  }

  OutputSource root(Layout layout) {
    return OutputSource.of(new FileNames("root", Profile.ROOT_CA, layout), "root", root);
  }

  OutputSource services(Layout layout) {
    return OutputSource.of(
        new FileNames("services", Profile.INTERMEDIATE_CA, layout), "root", services);
  }

  OutputSource istio(Layout layout) {
    return OutputSource.of(new FileNames("istio", Profile.ISTIO_CA, layout), "root", istio);
  }

  OutputSource server(Layout layout) {
    return leaf(
        layout,
        "server",
        Profile.SERVER,
        List.of(DnsName.of("*.example.org"), DnsName.of("localhost"), IpAddress.of("127.0.0.1")));
  }

  OutputSource client(Layout layout) {
    return leaf(layout, "client", Profile.CLIENT, List.of());
  }

  OutputSource peer(Layout layout) {
    return leaf(layout, "peer", Profile.PEER, List.of(DnsName.of("localhost")));
  }

  OutputSource workload(Layout layout) {
    return leaf(
        layout,
        "workload",
        Profile.SPIFFE_WORKLOAD,
        List.of(UriName.workload("cluster.local", "shop", "web")));
  }

  private OutputSource leaf(
      Layout layout, String name, Profile profile, List<SubjectAlternativeName> names) {
    CertificateRequest request = CertificateRequest.of(name, profile, Subject.of(name), names);
    KeyPair key = issuer.newKey(request);
    IssuedCertificate certificate = issuer.issue(services, request, key.getPublic());
    return OutputSource.of(
        new FileNames(name, profile, layout),
        "root",
        certificate,
        services,
        Optional.of(key.getPrivate()));
  }

  static Passphrase passphrase(String text) {
    return Passphrase.of(text.toCharArray());
  }

  static OutputOptions options(Set<OutputKind> kinds) {
    return OutputOptions.of(kinds, "/etc/pki/dev").withPassphrase(passphrase(PASSPHRASE));
  }

  static List<OutputFile> files(OutputSource source, OutputKind... kinds) {
    return OutputFiles.of(source, options(Set.of(kinds)), RANDOM);
  }

  static List<OutputFile> allFiles(OutputSource source) {
    return OutputFiles.of(source, options(EnumSet.allOf(OutputKind.class)), RANDOM);
  }

  /** All forms but those that ask for a passphrase, which are slow on purpose. */
  static List<OutputFile> quickFiles(OutputSource source) {
    return OutputFiles.of(
        source,
        options(EnumSet.complementOf(EnumSet.of(OutputKind.PKCS8_ENCRYPTED, OutputKind.PKCS12))),
        RANDOM);
  }

  static byte[] content(List<OutputFile> files, String name) {
    return files.stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no file " + name + " among " + files))
        .content();
  }

  static void write(Path directory, List<OutputFile> files) throws IOException {
    for (OutputFile file : files) {
      Path path = directory.resolve(file.name());
      Files.createDirectories(path.getParent());
      Files.write(path, file.content());
      Files.setPosixFilePermissions(
          path, java.nio.file.attribute.PosixFilePermissions.fromString(file.permissions()));
    }
  }
}
