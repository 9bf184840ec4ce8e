package dev.maximus.certs.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.rotation.Environment;
import dev.maximus.certs.servers.PostgresServer.Answer;
import dev.maximus.certs.servers.TestPki.Identity;
import dev.maximus.certs.x509.IssuedCertificate;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real servers through all phases of a rotation, without a restart. In each phase clients with the
 * files of this phase and of the one before come to a server with the files of the one before, and
 * then with those of this phase.
 */
class RotationServersTest {
  @TempDir Path temporary;
  private List<Path> phases = List.of();

  @BeforeEach
  void rotate() throws Exception {
    // The certificates of all phases must be valid at the time of this machine.
    Instant start = Instant.now().minus(Duration.ofDays(10));
    phases =
        new Environment(temporary.resolve("store"), start, Environment.plain()).phases(temporary);
  }

  private Identity identity(int phase, String name) {
    Path files = phases.get(phase).resolve(name);
    return new Identity(files.resolve("tls.crt"), files.resolve("tls.key"));
  }

  private Path bundle(int phase) {
    return phases.get(phase).resolve("client/ca.crt");
  }

  @Test
  void postgresReloads() throws Exception {
    PostgresServer.require();
    try (PostgresServer server =
        PostgresServer.start(PostgresServer.newDirectory(), identity(0, "server"), bundle(0))) {
      server.sql("CREATE ROLE maximus LOGIN");
      Process session = new ProcessBuilder(psql(server, 0)).redirectErrorStream(true).start();
      try (BufferedWriter questions = session.outputWriter();
          BufferedReader answers = session.inputReader()) {
        assertThat(ask(questions, answers)).isEqualTo("maximus");
        for (int phase = 1; phase < phases.size(); phase++) {
          assertConnects(server, phase - 1);
          assertConnects(server, phase);
          server.reload(identity(phase, "server"), bundle(phase));
          assertConnects(server, phase - 1);
          assertConnects(server, phase);
        }
        // Who was there before the rotation is there still.
        assertThat(ask(questions, answers)).isEqualTo("maximus");
      }
      // The server has read the files of the last phase: whoever slept through two is refused.
      List<String> late = new ArrayList<>(psql(server, 1));
      late.addAll(List.of("-c", "SELECT current_user"));
      assertThat(PostgresServer.answer(Optional.empty(), late).text()).contains("alert unknown ca");
    }
  }

  private static String ask(BufferedWriter questions, BufferedReader answers) throws Exception {
    questions.write("SELECT current_user;\n");
    questions.flush();
    return String.valueOf(answers.readLine());
  }

  private void assertConnects(PostgresServer server, int phase) throws Exception {
    List<String> command = new ArrayList<>(psql(server, phase));
    command.addAll(List.of("-c", "SELECT current_user"));
    Answer answer = PostgresServer.answer(Optional.empty(), command);
    assertThat(answer.text()).as("client of phase " + phase).isEqualTo("maximus");
  }

  private List<String> psql(PostgresServer server, int phase) {
    Identity client = identity(phase, "client");
    return List.of(
        Programs.require("psql", "postgresql-15"),
        "-XAt",
        ("host=localhost hostaddr=127.0.0.1 port=%d user=maximus dbname=postgres"
                + " sslmode=verify-full sslrootcert=%s sslcert=%s sslkey=%s")
            .formatted(server.port(), bundle(phase), client.certificate(), client.key()));
  }

  @Test
  void redisReadsItsFilesAgain() throws Exception {
    Path files = Files.createDirectory(temporary.resolve("redis"));
    install(0, files);
    int port = ServerProcess.freePort();
    List<String> command =
        List.of(
            Programs.require("redis-server", "redis-server"),
            "--port",
            "0",
            "--bind",
            "127.0.0.1",
            "--tls-port",
            String.valueOf(port),
            "--tls-cert-file",
            files.resolve("tls.crt").toString(),
            "--tls-key-file",
            files.resolve("tls.key").toString(),
            "--tls-ca-cert-file",
            files.resolve("ca.crt").toString(),
            "--tls-auth-clients",
            "yes",
            "--save",
            "",
            "--dir",
            temporary.toString());
    try (ServerProcess server =
        ServerProcess.start(port, temporary.resolve("redis.log"), command)) {
      for (int phase = 1; phase < phases.size(); phase++) {
        assertThat(redis(server, phase - 1, "PING")).isEqualTo("PONG");
        assertThat(redis(server, phase, "PING")).isEqualTo("PONG");
        install(phase, files);
        assertThat(
                redis(
                    server,
                    phase,
                    "CONFIG",
                    "SET",
                    "tls-cert-file",
                    files.resolve("tls.crt").toString(),
                    "tls-key-file",
                    files.resolve("tls.key").toString(),
                    "tls-ca-cert-file",
                    files.resolve("ca.crt").toString()))
            .isEqualTo("OK");
        assertThat(redis(server, phase - 1, "PING")).isEqualTo("PONG");
        assertThat(redis(server, phase, "PING")).isEqualTo("PONG");
      }
      // Redis has read files with the same names again: whoever slept through two is refused.
      assertThat(redis(server, 1, "PING")).startsWith("Error: ");
    }
  }

  /** Puts the files of a phase in the places that never change. */
  private void install(int phase, Path place) throws Exception {
    for (String file : List.of("tls.crt", "tls.key", "ca.crt")) {
      Files.copy(
          phases.get(phase).resolve("server").resolve(file),
          place.resolve(file),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private String redis(ServerProcess server, int phase, String... words) throws Exception {
    Identity client = identity(phase, "client");
    List<String> command =
        new ArrayList<>(
            List.of(
                Programs.require("redis-cli", "redis-tools"),
                "-h",
                "localhost",
                "-p",
                String.valueOf(server.port()),
                "--tls",
                "--cert",
                client.certificate().toString(),
                "--key",
                client.key().toString(),
                "--cacert",
                bundle(phase).toString()));
    command.addAll(List.of(words));
    return PostgresServer.answer(Optional.empty(), command).text();
  }

  /** Both sides from OpenSSL; certificate and bundle of a side may be of different phases. */
  @Test
  void opensslConnectsInEveryPhase() throws Exception {
    int handshakes = 0;
    for (int phase = 1; phase < phases.size(); phase++) {
      for (int mine = 0; mine < 4; mine++) {
        try (ServerProcess server = serve(phase - mine / 2, phase - mine % 2)) {
          for (int theirs = 0; theirs < 4; theirs++) {
            assertThat(connect(server, phase - theirs / 2, phase - theirs % 2))
                .as("phase %d, server %d, client %d", phase, mine, theirs)
                .contains("HTTP/1.0 200 ok");
            handshakes++;
          }
        }
      }
    }
    assertThat(handshakes).isEqualTo(48);
    try (ServerProcess server = serve(3, 3)) {
      assertThat(connect(server, 3, 3)).contains("HTTP/1.0 200 ok");
      assertThat(connect(server, 0, 0)).doesNotContain("200 ok").contains("verify failed");
    }
  }

  private ServerProcess serve(int certificate, int bundle) throws Exception {
    int port = ServerProcess.freePort();
    List<String> command =
        new ArrayList<>(
            List.of(
                Programs.require("openssl", "openssl"),
                "s_server",
                "-accept",
                "127.0.0.1:" + port,
                "-www",
                "-Verify",
                "3",
                "-verify_return_error"));
    command.addAll(files("server", certificate, bundle));
    return ServerProcess.start(port, temporary.resolve("openssl-" + port + ".log"), command);
  }

  private String connect(ServerProcess server, int certificate, int bundle) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Programs.require("openssl", "openssl"),
                "s_client",
                "-connect",
                "127.0.0.1:" + server.port(),
                "-verify_hostname",
                "localhost",
                "-verify_return_error",
                "-quiet"));
    command.addAll(files("client", certificate, bundle));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedWriter request = process.outputWriter()) {
      request.write("GET / HTTP/1.0\r\n\r\n");
      request.flush();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return text;
    } catch (java.io.IOException e) {
      // It has ended before it could be asked: what it said is not worth less.
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** openssl takes the chain from a file of its own. */
  private List<String> files(String name, int certificate, int bundle) throws Exception {
    Identity identity = identity(certificate, name);
    List<IssuedCertificate> chain =
        IssuedCertificate.readAll(Files.readAllBytes(identity.certificate()));
    Path intermediate = temporary.resolve(name + "-chain-" + certificate + ".pem");
    Files.writeString(intermediate, chain.get(1).pem());
    return List.of(
        "-cert",
        identity.certificate().toString(),
        "-cert_chain",
        intermediate.toString(),
        "-key",
        identity.key().toString(),
        "-CAfile",
        bundle(bundle).toString());
  }
}
