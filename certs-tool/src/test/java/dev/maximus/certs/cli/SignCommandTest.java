package dev.maximus.certs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.cli.CommandLine.Answer;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.CertificateSigningRequest;
import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.KeyAlgorithm;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.RevocationList;
import dev.maximus.certs.x509.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** sign and revoke. */
class SignCommandTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final KeyPair KEY = KeyAlgorithm.ECDSA_P256.generate(RANDOM);

  @TempDir private Path directory;
  private CommandLine tool;

  @BeforeEach
  void makeSet() throws IOException {
    directory = directory.toRealPath();
    tool = new CommandLine(directory);
    tool.run("generate");
    CertificateRequest wanted =
        CertificateRequest.of(
            "db", Profile.SERVER, Subject.NONE, List.of(DnsName.of("db.example.org")));
    tool.file("db.csr", CertificateSigningRequest.create(wanted, KEY, RANDOM).pem());
  }

  private IssuedCertificate issued(String file) throws Exception {
    return IssuedCertificate.readAll(Files.readAllBytes(directory.resolve(file))).get(0);
  }

  @Test
  void theKeyStaysWithItsOwner() throws Exception {
    Answer answer =
        tool.run(
            "sign", "db.csr", "--host", "db.example.org", "-o", "db.crt", "--ca-out", "ca.crt");

    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.out()).isEmpty();
    IssuedCertificate certificate = issued("db.crt");
    assertThat(answer.err())
        .isEqualTo(
            "signed db.example.org, a TLS server, serial %s, until 2027-02-19T11:59:59Z, db.crt\n"
                .formatted(certificate.serial()));
    assertThat(certificate.publicKey()).isEqualTo(KEY.getPublic());
    Answer verified =
        tool.run(
            "verify",
            "db.crt",
            "--ca",
            "ca.crt",
            "--host",
            "db.example.org",
            "--purpose",
            "server");
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(Files.readString(directory.resolve("certs/index.yaml")))
        .contains("\"former\": \"true\"", certificate.serial());
    assertThat(tool.run("generate").out()).isEqualTo("certs: up to date, 3 certificates\n");
  }

  @Test
  void namesAreGivenByTheOperator() {
    assertThat(tool.run("sign", "db.csr", "--host", "other.example.org"))
        .isEqualTo(
            new Answer(
                1,
                "",
                "error: the signing request asks for DNS:db.example.org, and 'other.example.org' does"
                    + " not list it\n"));
    assertThat(tool.run("sign", "db.csr").err())
        .isEqualTo(
            "error: a server must have a DNS name or an IP address: clients ignore the common name\n");
    assertThat(tool.run("sign", "db.csr", "--accept-names").out())
        .startsWith("-----BEGIN CERTIFICATE-----\n");
  }

  @Test
  void misuseIsSaid() throws IOException {
    tool.file("not.csr", "hello\n");
    assertThat(tool.run("sign", "not.csr", "--accept-names").err())
        .startsWith("error: signing request 'not.csr': ");
    assertThat(tool.run("sign", "db.csr", "--profile", "root-ca").code()).isEqualTo(2);
    assertThat(tool.run("sign", "db.csr", "--accept-names", "--issuer", "server").err())
        .isEqualTo("error: certificate 'server' is not an authority\n");
    assertThat(tool.run("sign", "db.csr", "--accept-names", "--lifetime", "long").err())
        .startsWith("error: lifetime 'long' must be ");
  }

  @Test
  void whatWasSignedCanBeRevoked() throws Exception {
    tool.run("sign", "db.csr", "--accept-names", "-o", "db.crt");

    Answer answer = tool.run("revoke", "db.example.org", "--reason", "key-compromise");

    assertThat(answer)
        .isEqualTo(
            new Answer(
                0,
                "revoked db.example.org (key-compromise); the list of its issuer in certs is new\n",
                ""));
    RevocationList list =
        RevocationList.of(Files.readAllBytes(directory.resolve("certs/ca-crl.pem")));
    assertThat(list.find(issued("db.crt").serialNumber())).isPresent();
    assertThat(tool.run("revoke", issued("db.crt").serial()).err())
        .contains("was revoked at 2026-11-21T12:00:00Z already");
  }

  /** A table shows no more than the first digits. */
  @Test
  void theFirstDigitsOfASerialNumberAreEnough() throws Exception {
    String client = issued("certs/client-cert.pem").serial();
    String digits = client.substring(0, 8);
    assertThat(tool.run("inspect").out()).contains(digits);
    assertThat(tool.run("revoke", client.substring(0, 7)).err())
        .startsWith("error: certificate '" + client.substring(0, 7) + "' is not in the store; ");
    Path index = directory.resolve("certs/.current/.index.yaml");
    String before = Files.readString(index);
    String server = issued("certs/server-cert.pem").serial();
    Files.writeString(index, before.replace(server, digits + server.substring(8)));
    assertThat(tool.run("revoke", digits).err())
        .isEqualTo(
            "error: serial number '" + digits + "' is the beginning of 2; give more digits\n");
    Files.writeString(index, before);

    assertThat(tool.run("revoke", digits).code()).isZero();

    assertThat(Files.readString(directory.resolve("certs/index.yaml"))).contains("\"revoked\"");
  }

  @Test
  void aRevokedCertificateIsIssuedAgain() {
    tool.run("revoke", "client", "--reason", "superseded");

    assertThat(tool.run("generate").out())
        .contains("issued client", "\n  because it was revoked: superseded\n");
    assertThat(tool.run("revoke", "ca").err())
        .isEqualTo(
            "error: root 'ca' cannot be revoked, because it signs its own list; use rotate\n");
    assertThat(tool.run("revoke", "nobody").err())
        .isEqualTo(
            "error: certificate 'nobody' is not in the store; give its name or its serial number in"
                + " hex\n");
    assertThat(tool.run("revoke", "client", "--reason", "mood").err())
        .startsWith("error: option '--reason': reason 'mood' must be one of unspecified, ");
  }
}
