package dev.maximus.certs.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.servers.TestPki.Identity;
import dev.maximus.testing.Requires;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
  private static final String PASSWORD = "a-password-of-this-test-only";

  // Not @TempDir: the server runs as another user, who must be able to enter.
  private final Path directory;
  private final TestPki pki;
  private ServerProcess server;

  PostgresTlsTest() throws IOException {
    Programs.require("postgres", "postgresql-15");
    Requires.that(
        "apt",
        !ROOT || exists("/usr/sbin/runuser"),
        "runuser (Debian, Ubuntu: apt install util-linux): PostgreSQL does not run as root");
    directory = Files.createTempDirectory("certs-postgres");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    pki = new TestPki(directory);
    server = start(pki.server());
  }

  private static boolean exists(String file) {
    return Files.exists(Path.of(file));
  }

  @BeforeAll
  void makeTheRole() throws Exception {
    Answer made =
        run(
            Optional.empty(),
            "psql",
            "-h",
            directory.resolve("data").toString(),
            "-p",
            String.valueOf(server.port()),
            "-d",
            "postgres",
            "-c",
            "CREATE ROLE maximus LOGIN PASSWORD '" + PASSWORD + "'");
    assertThat(made.code()).as(made.text()).isZero();
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
    run(Optional.empty(), "rm", "-rf", directory.resolve("data").toString());
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.delete(directory);
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
    server.close();
    install(identity);
    server = serve(server.port());
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
    return answer(
        Optional.of(PASSWORD),
        List.of(
            Programs.require("psql", "postgresql-15"),
            "-At",
            connection,
            "-c",
            "SELECT current_user, version, client_dn FROM pg_stat_ssl WHERE pid ="
                + " pg_backend_pid()"));
  }

  private ServerProcess start(Identity identity) throws IOException {
    Path data = directory.resolve("data");
    try {
      if (ROOT) {
        Answer made =
            answer(
                Optional.empty(),
                List.of("install", "-d", "-o", "postgres", "-m", "700", data.toString()));
        assertThat(made.code()).as(made.text()).isZero();
      }
      Answer made =
          run(
              Optional.empty(),
              "initdb",
              "-D",
              data.toString(),
              "-A",
              "peer",
              "-U",
              "postgres",
              "-N");
      assertThat(made.code()).as(made.text()).isZero();
      Files.writeString(
          data.resolve("pg_hba.conf"),
          """
          local   all       all                 trust
          hostssl template1 all   127.0.0.1/32  scram-sha-256 clientcert=verify-full
          hostssl all       all   127.0.0.1/32  cert
          """);
      install(identity);
      return serve(ServerProcess.freePort());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Puts a certificate where the server finds it, with the owner and mode that it demands. */
  private void install(Identity identity) throws IOException, InterruptedException {
    Path data = directory.resolve("data");
    Files.copy(pki.ca(), data.resolve("ca.crt"), StandardCopyOption.REPLACE_EXISTING);
    List<String> owner = ROOT ? List.of("-o", "postgres") : List.of();
    for (String[] file :
        new String[][] {
          {identity.certificate().toString(), "server.crt", "644"},
          {identity.key().toString(), "server.key", "600"}
        }) {
      List<String> command = new ArrayList<>(List.of("install", "-m", file[2]));
      command.addAll(owner);
      command.addAll(List.of(file[0], data.resolve(file[1]).toString()));
      Answer done = answer(Optional.empty(), command);
      assertThat(done.code()).as(done.text()).isZero();
    }
  }

  private ServerProcess serve(int port) throws IOException {
    Path data = directory.resolve("data");
    List<String> command = new ArrayList<>(asPostgres("postgres"));
    for (String option :
        List.of(
            "ssl=on",
            "ssl_cert_file=server.crt",
            "ssl_key_file=server.key",
            "ssl_ca_file=ca.crt",
            "ssl_min_protocol_version=TLSv1.2",
            "listen_addresses=127.0.0.1",
            "port=" + port,
            "unix_socket_directories=" + data,
            "fsync=off")) {
      command.add("-c");
      command.add(option);
    }
    command.add("-D");
    command.add(data.toString());
    return ServerProcess.start(port, directory.resolve("postgres.log"), command);
  }

  private static Answer run(Optional<String> password, String... command)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(asPostgres(command[0]));
    all.addAll(List.of(command).subList(1, command.length));
    return answer(password, all);
  }

  private static List<String> asPostgres(String program) {
    String found = program.equals("rm") ? "/bin/rm" : Programs.require(program, "postgresql-15");
    return ROOT ? List.of("/usr/sbin/runuser", "-u", "postgres", "--", found) : List.of(found);
  }

  private record Answer(int code, String text) {}

  private static Answer answer(Optional<String> password, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(Path.of("/").toFile());
    builder.environment().put("LC_ALL", "C");
    password.ifPresent(secret -> builder.environment().put("PGPASSWORD", secret));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), text.strip());
  }
}
