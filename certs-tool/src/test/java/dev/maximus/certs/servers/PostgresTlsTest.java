package dev.maximus.certs.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.servers.PostgresServer.Answer;
import dev.maximus.certs.servers.TestPki.Identity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * PostgreSQL 15: {@code cert} authentication, where the common name is the role, and {@code
 * clientcert=verify-full} beside a password; clients with {@code sslmode=verify-full}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // making a database takes three seconds
class PostgresTlsTest {
  private static final String PASSWORD = "a-password-of-this-test-only";

  // Not @TempDir: the server runs as another user, who must be able to enter.
  private final Path directory;
  private final TestPki pki;
  private final PostgresServer server;

  PostgresTlsTest() throws IOException {
    PostgresServer.require();
    directory = PostgresServer.newDirectory();
    pki = new TestPki(directory);
    server = PostgresServer.start(directory, pki.server(), pki.ca());
  }

  @BeforeAll
  void makeTheRole() throws Exception {
    server.sql("CREATE ROLE maximus LOGIN PASSWORD '" + PASSWORD + "'");
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  @Test
  void theCommonNameIsTheRole() throws Exception {
    assertThat(connect(pki.client("maximus"), "localhost", pki.ca(), "maximus").text())
        .startsWith("maximus|TLSv1.3|/CN=maximus");
  }

  @Test
  void anotherCommonNameIsRefused() throws Exception {
    Answer refused = connect(pki.client("intruder"), "localhost", pki.ca(), "maximus");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.text()).contains("certificate authentication failed for user \"maximus\"");
  }

  @Test
  void aClientOfAnotherAuthorityIsRefused() throws Exception {
    Answer refused = connect(pki.strangersClient("maximus"), "localhost", pki.ca(), "maximus");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.text()).contains("alert unknown ca");
  }

  @Test
  void anExpiredClientIsRefused() throws Exception {
    Answer refused = connect(pki.expiredClient("maximus"), "localhost", pki.ca(), "maximus");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.text()).contains("alert certificate expired");
  }

  @Test
  void aServersCertificateIsRefusedAsAClients() throws Exception {
    Answer refused = connect(pki.serverNamed("maximus"), "localhost", pki.ca(), "maximus");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.text()).contains("alert unsupported certificate");
  }

  @Test
  void aClientWithoutCertificateIsRefused() throws Exception {
    Identity none = new Identity(directory.resolve("none.crt"), directory.resolve("none.key"));
    Answer refused = connect(none, "localhost", pki.ca(), "maximus");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.text()).contains("connection requires a valid client certificate");
  }

  @Test
  void aPasswordNeedsTheCertificateAsWell() throws Exception {
    // The database "template1" asks for a password and for clientcert=verify-full.
    assertThat(connect(pki.client("maximus"), "localhost", pki.ca(), "maximus", "template1").code())
        .isZero();
    Answer refused = connect(pki.client("intruder"), "localhost", pki.ca(), "maximus", "template1");
    assertThat(refused.code()).isEqualTo(2);
  }

  @Test
  void aServerOfAnotherAuthorityIsRefused() throws Exception {
    Answer refused = connect(pki.client("maximus"), "localhost", pki.strangersCa(), "maximus");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.text()).contains("certificate verify failed");
  }

  @Test
  void anotherHostIsRefused() throws Exception {
    Answer refused = connect(pki.client("maximus"), "elsewhere.example", pki.ca(), "maximus");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.text())
        .contains("server certificate for \"localhost\" does not match host name");
  }

  @Test
  void anExpiredServerIsRefused() throws Exception {
    restart(pki.expiredServer());
    Answer refused = connect(pki.client("maximus"), "localhost", pki.ca(), "maximus");
    restart(pki.server());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.text()).contains("certificate verify failed");
  }

  @Test
  void aClientsCertificateIsRefusedAsAServers() throws Exception {
    restart(pki.clientForLocalhost());
    Answer refused = connect(pki.client("maximus"), "localhost", pki.ca(), "maximus");
    restart(pki.server());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.text()).contains("certificate verify failed");
  }

  private void restart(Identity identity) throws Exception {
    server.restart(identity, pki.ca());
  }

  private Answer connect(Identity client, String host, Path ca, String role) throws Exception {
    return connect(client, host, ca, role, "postgres");
  }

  private Answer connect(Identity client, String host, Path ca, String role, String database)
      throws Exception {
    String connection =
        "host=%s hostaddr=127.0.0.1 port=%d user=%s dbname=%s sslmode=verify-full sslrootcert=%s"
                .formatted(host, server.port(), role, database, ca)
            + " sslcert=%s sslkey=%s".formatted(client.certificate(), client.key());
    return PostgresServer.answer(
        Optional.of(PASSWORD),
        List.of(
            Programs.require("psql", "postgresql-15"),
            "-At",
            connection,
            "-c",
            "SELECT current_user, version, client_dn FROM pg_stat_ssl WHERE pid ="
                + " pg_backend_pid()"));
  }
}
