package dev.maximus.certs.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.servers.TestPki.Identity;
import dev.maximus.testing.Requires;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL whose clients must have a certificate: with the common name as the role, or beside a
 * password in the database {@code template1}. Its files are copies, as those of a Secret are.
 */
final class PostgresServer implements AutoCloseable {
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
  private static final int TRIES = 200;

  private final Path directory;
  private ServerProcess server;

  private PostgresServer(Path directory, ServerProcess server) {
    this.directory = directory;
    this.server = server;
  }

  /** Skips the test where the server is not installed. */
  static void require() {
    Programs.require("postgres", "postgresql-15");
    Requires.that(
        "apt",
        !ROOT || Files.exists(Path.of("/usr/sbin/runuser")),
        "runuser (Debian, Ubuntu: apt install util-linux): PostgreSQL does not run as root");
  }

  /** Not {@code @TempDir}: the server runs as another user, who must be able to enter. */
  static Path newDirectory() throws IOException {
    Path directory = Files.createTempDirectory("certs-postgres");
    return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Makes a database, which takes three seconds, and serves it. */
  static PostgresServer start(Path directory, Identity identity, Path ca) throws IOException {
    Path data = directory.resolve("data");
    try {
      if (ROOT) {
        succeed(
            answer(
                Optional.empty(),
                List.of("install", "-d", "-o", "postgres", "-m", "700", data.toString())));
      }
      succeed(run("initdb", "-D", data.toString(), "-A", "peer", "-U", "postgres", "-N"));
      Files.writeString(
          data.resolve("pg_hba.conf"),
          """
          local   all       all                 trust
          hostssl template1 all   127.0.0.1/32  scram-sha-256 clientcert=verify-full
          hostssl all       all   127.0.0.1/32  cert
          """);
      install(data, identity, ca);
      return new PostgresServer(directory, serve(directory, ServerProcess.freePort()));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  int port() {
    return server.port();
  }

  /** Runs SQL as the owner of the database. */
  void sql(String text) throws Exception {
    String socket = directory.resolve("data").toString();
    // Whoever runs the test: the database has no role of his name.
    String port = String.valueOf(port());
    succeed(run("psql", "-h", socket, "-p", port, "-U", "postgres", "-d", "postgres", "-c", text));
  }

  void restart(Identity identity, Path ca) throws Exception {
    int port = port();
    server.close();
    install(directory.resolve("data"), identity, ca);
    server = serve(directory, port);
  }

  /** Puts other files in their places, and lets the running server read them. */
  void reload(Identity identity, Path ca) throws Exception {
    install(directory.resolve("data"), identity, ca);
    long before = reloads();
    succeed(run("pg_ctl", "reload", "-D", directory.resolve("data").toString()));
    for (int i = 0; i < TRIES && reloads() == before; i++) {
      Thread.sleep(10);
    }
    assertThat(reloads()).isGreaterThan(before);
    assertThat(log()).doesNotContain("SSL configuration was not reloaded");
  }

  private long reloads() throws IOException {
    return log().lines().filter(line -> line.contains("received SIGHUP")).count();
  }

  private String log() throws IOException {
    return Files.readString(directory.resolve("postgres.log"));
  }

  @Override
  public void close() throws IOException {
    server.close();
    try {
      // Its files are its user's, and the directory itself is ours.
      run("rm", "-rf", directory.resolve("data").toString());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.delete(directory);
  }

  /** Puts a certificate where the server finds it, with the owner and mode that it demands. */
  private static void install(Path data, Identity identity, Path ca)
      throws IOException, InterruptedException {
    List<String> owner = ROOT ? List.of("-o", "postgres") : List.of();
    for (String[] file :
        new String[][] {
          {ca.toString(), "ca.crt", "644"},
          {identity.certificate().toString(), "server.crt", "644"},
          {identity.key().toString(), "server.key", "600"}
        }) {
      List<String> command = new ArrayList<>(List.of("install", "-m", file[2]));
      command.addAll(owner);
      command.addAll(List.of(file[0], data.resolve(file[1]).toString()));
      succeed(answer(Optional.empty(), command));
    }
  }

  private static ServerProcess serve(Path directory, int port) throws IOException {
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

  private static Answer run(String... command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(asPostgres(command[0]));
    all.addAll(List.of(command).subList(1, command.length));
    return answer(Optional.empty(), all);
  }

  private static List<String> asPostgres(String program) {
    String found = program.equals("rm") ? "/bin/rm" : Programs.require(program, "postgresql-15");
    return ROOT ? List.of("/usr/sbin/runuser", "-u", "postgres", "--", found) : List.of(found);
  }

  record Answer(int code, String text) {}

  private static void succeed(Answer answer) {
    assertThat(answer.code()).as(answer.text()).isZero();
  }

  /** Runs a program to its end. */
  static Answer answer(Optional<String> password, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(Path.of("/").toFile());
    builder.environment().put("LC_ALL", "C");
    password.ifPresent(secret -> builder.environment().put("PGPASSWORD", secret));
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), text.strip());
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted", e);
  }
}
