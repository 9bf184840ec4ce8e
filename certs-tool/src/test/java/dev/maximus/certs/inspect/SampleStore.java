package dev.maximus.certs.inspect;

import dev.maximus.certs.x509.CertificateAuthority;
import dev.maximus.certs.x509.CertificateIssuer;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.IpAddress;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.Lifetime;
import dev.maximus.certs.x509.PrivateKeys;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A small store with a root, an authority, a server and a client. */
final class SampleStore {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  final Path directory;
  final CertificateAuthority root;
  final CertificateAuthority middle;
  final IssuedCertificate server;
  final KeyPair serverKey;
  final IssuedCertificate client;
  final KeyPair clientKey;
  private final CertificateIssuer issuer = new CertificateIssuer(CLOCK, new SecureRandom());

  SampleStore(Path directory) throws IOException {
    this.directory = directory;
    CertificateRequest rootRequest = rootRequest();
    KeyPair rootKey = issuer.newKey(rootRequest);
    root = CertificateAuthority.root(issuer.selfSigned(rootRequest, rootKey), rootKey.getPrivate());
    KeyPair middleKey = issuer.newKey(middleRequest());
    middle =
        root.below(
            issuer.issue(root, middleRequest(), middleKey.getPublic()), middleKey.getPrivate());
    serverKey = issuer.newKey(serverRequest());
    server = issuer.issue(middle, serverRequest(), serverKey.getPublic());
    clientKey = issuer.newKey(clientRequest());
    client = issuer.issue(middle, clientRequest(), clientKey.getPublic());
    mode(directory, "rwx------");
    authority("root", root.certificate(), rootKey);
    authority("services", middle.certificate(), middleKey);
    leaf("postgres", server, serverKey);
    leaf("worker", client, clientKey);
  }

  static CertificateRequest rootRequest() {
    return CertificateRequest.of("root", Profile.ROOT_CA, Subject.of("Test Root"));
  }

  static CertificateRequest middleRequest() {
    return CertificateRequest.of("services", Profile.INTERMEDIATE_CA, Subject.of("Test Services"));
  }

  static CertificateRequest serverRequest() {
    return CertificateRequest.of(
        "postgres",
        Profile.SERVER,
        Subject.of("postgres"),
        List.of(
            DnsName.of("localhost"),
            DnsName.of("postgres.maximus.svc"),
            IpAddress.of("127.0.0.1")));
  }

  static CertificateRequest clientRequest() {
    return CertificateRequest.of("worker", Profile.CLIENT, Subject.of("worker"))
        .withLifetime(Lifetime.days(10));
  }

  IssuedCertificate issue(CertificateRequest request, KeyPair key) {
    return issuer.issue(middle, request, key.getPublic());
  }

  private void authority(String name, IssuedCertificate certificate, KeyPair key)
      throws IOException {
    Path folder = folder(name);
    write(folder.resolve("ca.crt"), certificate.pem(), "rw-r--r--");
    writeKey(folder.resolve("ca.key"), key);
  }

  private void leaf(String name, IssuedCertificate certificate, KeyPair key) throws IOException {
    Path folder = folder(name);
    write(folder.resolve("tls.crt"), certificate.pem() + middle.certificate().pem(), "rw-r--r--");
    writeKey(folder.resolve("tls.key"), key);
    write(folder.resolve("ca.crt"), root.certificate().pem(), "rw-r--r--");
  }

  private Path folder(String name) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(name));
    mode(folder, "rwx------");
    return folder;
  }

  static void writeKey(Path file, KeyPair key) throws IOException {
    write(
        file,
        new String(PrivateKeys.pem(key.getPrivate()), StandardCharsets.US_ASCII),
        "rw-------");
  }

  static void write(Path file, String content, String mode) throws IOException {
    Files.writeString(file, content);
    mode(file, mode);
  }

  static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
