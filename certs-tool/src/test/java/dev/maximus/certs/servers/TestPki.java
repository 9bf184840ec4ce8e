package dev.maximus.certs.servers;

import dev.maximus.certs.x509.CertificateAuthority;
import dev.maximus.certs.x509.CertificateIssuer;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.Lifetime;
import dev.maximus.certs.x509.Pem;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Subject;
import dev.maximus.certs.x509.SubjectAlternativeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * An authority with an intermediate, as an environment has it, and another that nobody knows; and
 * certificates of both, as files.
 */
final class TestPki {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final CertificateIssuer NOW = new CertificateIssuer(Clock.systemUTC(), RANDOM);
  private static final CertificateIssuer LAST_WEEK =
      new CertificateIssuer(Clock.offset(Clock.systemUTC(), Duration.ofDays(-7)), RANDOM);

  private final Path directory;
  private final CertificateAuthority known = authority("Known");
  private final CertificateAuthority stranger = authority("Stranger");

  TestPki(Path directory) throws IOException {
    this.directory = directory;
    Files.writeString(ca(), known.root().pem());
    Files.writeString(strangersCa(), stranger.root().pem());
  }

  /** Where the parts of one certificate are. The certificate's file holds its chain as well. */
  record Identity(Path certificate, Path key) {}

  /** The root that servers and clients trust. */
  Path ca() {
    return directory.resolve("ca.crt");
  }

  Path strangersCa() {
    return directory.resolve("stranger.crt");
  }

  /** A server for localhost. */
  Identity server() throws IOException {
    return issue("server", NOW, known, server("server"));
  }

  Identity expiredServer() throws IOException {
    return issue(
        "expired-server", LAST_WEEK, known, server("server").withLifetime(Lifetime.days(1)));
  }

  /** A member of a cluster: server and client at once. */
  Identity peer() throws IOException {
    return issue(
        "peer",
        NOW,
        known,
        CertificateRequest.of(
            "peer", Profile.PEER, Subject.of("peer"), List.of(DnsName.of("localhost"))));
  }

  /** A workload of a mesh. */
  Identity workload(SubjectAlternativeName id) throws IOException {
    return issue(
        "workload",
        NOW,
        known,
        CertificateRequest.of("workload", Profile.SPIFFE_WORKLOAD, Subject.NONE, List.of(id)));
  }

  Identity client(String commonName) throws IOException {
    return issue("client-" + commonName, NOW, known, clientRequest(commonName));
  }

  Identity expiredClient(String commonName) throws IOException {
    return issue(
        "expired-client",
        LAST_WEEK,
        known,
        clientRequest(commonName).withLifetime(Lifetime.days(1)));
  }

  Identity strangersClient(String commonName) throws IOException {
    return issue("stranger-client", NOW, stranger, clientRequest(commonName));
  }

  /** A client's certificate that has the names of the server: only its purpose is wrong. */
  Identity clientForLocalhost() throws IOException {
    return issue(
        "client-as-server",
        NOW,
        known,
        CertificateRequest.of(
            "client", Profile.CLIENT, Subject.of("server"), List.of(DnsName.of("localhost"))));
  }

  /** A server's certificate that has the common name of the client: only its purpose is wrong. */
  Identity serverNamed(String commonName) throws IOException {
    return issue("server-as-client", NOW, known, server(commonName));
  }

  private static CertificateRequest server(String commonName) {
    return CertificateRequest.of(
        "server", Profile.SERVER, Subject.of(commonName), List.of(DnsName.of("localhost")));
  }

  private static CertificateRequest clientRequest(String commonName) {
    return CertificateRequest.of("client", Profile.CLIENT, Subject.of(commonName));
  }

  private Identity issue(
      String file,
      CertificateIssuer issuer,
      CertificateAuthority authority,
      CertificateRequest request)
      throws IOException {
    KeyPair key = issuer.newKey(request);
    IssuedCertificate leaf = issuer.issue(authority, request, key.getPublic());
    Path certificate = directory.resolve(file + ".crt");
    StringBuilder chain = new StringBuilder(leaf.pem());
    authority.intermediates().forEach(each -> chain.append(each.pem()));
    Files.writeString(certificate, chain);
    return new Identity(certificate, key(file, key.getPrivate()));
  }

  private Path key(String name, PrivateKey key) throws IOException {
    Path file = directory.resolve(name + ".key");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, Pem.encode(Pem.PRIVATE_KEY, key.getEncoded()));
  }

  private static CertificateAuthority authority(String name) {
    CertificateRequest rootRequest =
        CertificateRequest.of("root", Profile.ROOT_CA, Subject.of(name + " Root CA"));
    // As old as the oldest leaf, or that could not be made.
    KeyPair rootKey = LAST_WEEK.newKey(rootRequest);
    CertificateAuthority root =
        CertificateAuthority.root(LAST_WEEK.selfSigned(rootRequest, rootKey), rootKey.getPrivate());
    CertificateRequest request =
        CertificateRequest.of(
            "services", Profile.INTERMEDIATE_CA, Subject.of(name + " Services CA"));
    KeyPair key = LAST_WEEK.newKey(request);
    return root.below(LAST_WEEK.issue(root, request, key.getPublic()), key.getPrivate());
  }
}
