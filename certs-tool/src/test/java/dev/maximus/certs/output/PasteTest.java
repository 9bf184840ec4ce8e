package dev.maximus.certs.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.request.Layout;
import dev.maximus.certs.request.OutputKind;
import dev.maximus.testing.Requires;
import dev.maximus.testing.Toolchain;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines do what they say when an operator pastes them, in a directory with a wild name. */
class PasteTest {
  private static final long PATIENCE_MILLIS = 20_000;

  @TempDir Path temporary;
  private final TestPki pki = new TestPki();
  private final OutputSource server = pki.server(Layout.DIRECTORIES);
  private final OutputSource client = pki.client(Layout.DIRECTORIES);
  private final List<Process> running = new ArrayList<>();
  private Path directory = Path.of("");
  private int port;

  @BeforeEach
  void write() throws IOException {
    directory = Files.createDirectory(temporary.resolve("it's a \"$HOME\" \\ `id`:1"));
    TestPki.write(directory, TestPki.files(server));
    TestPki.write(directory, TestPki.files(client));
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : running) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void opensslAndCurlCallOpenssl() throws Exception {
    require("openssl");
    require("curl");
    start(line(server, "openssl-s_server"));

    assertThat(Command.output(temporary, line(client, "openssl-s_client")))
        .contains("Verification: OK")
        .contains("Verified peername: localhost");
    assertThat(Command.output(temporary, line(client, "curl")))
        .contains("s_server -accept")
        .contains("Subject: CN=client");
    // Without a key there is no answer.
    assertThat(Command.run(temporary, line(pki.root(Layout.DIRECTORIES), "curl")).exitCode())
        .isNotZero();
  }

  @Test
  void aServerUnderAnotherNameIsRefused() throws Exception {
    require("openssl");
    require("curl");
    start(line(server, "openssl-s_server"));
    Endpoint other = Endpoint.of("127.0.0.2", port);

    Command openssl =
        Command.run(
            temporary,
            UsagesTest.text(
                UsagesTest.usages(client, directory.toString(), other), "openssl-s_client"));
    assertThat(openssl.exitCode()).isNotZero();
    assertThat(openssl.output()).contains("IP address mismatch");
    assertThat(
            Command.run(
                    temporary,
                    UsagesTest.text(UsagesTest.usages(client, directory.toString(), other), "curl"))
                .exitCode())
        .isEqualTo(60);
  }

  @Test
  void redisCliCallsPython() throws Exception {
    require("redis-cli");
    require("python3");
    Path script = temporary.resolve("server.py");
    Files.writeString(
        script,
        """
        import socket, ssl, sys
        port, cert, key, ca = sys.argv[1:]
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=ca)
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_cert_chain(cert, key)
        listener = socket.create_server(("127.0.0.1", int(port)))
        while True:
            try:
                caller = context.wrap_socket(listener.accept()[0], server_side=True)
                caller.recv(4096)
                caller.sendall(b"+PONG\\r\\n")
                caller.recv(4096)
                caller.close()
            except (ssl.SSLError, OSError):
                pass
        """);
    UsageFiles files =
        UsageFiles.in(directory.toString(), server.names(), "root", Set.of(), false, false);
    start(
        "python3 server.py "
            + String.join(
                " ",
                List.of(
                    Integer.toString(port),
                    Quoting.shell(files.certificate()),
                    Quoting.shell(files.key()),
                    Quoting.shell(files.trust()))));

    assertThat(Command.output(temporary, line(client, "redis-cli"))).isEqualTo("PONG\n");
  }

  @Test
  void kubectlMakesTheSecretsThatWeMake() throws Exception {
    Path kubectl = Toolchain.require("cluster", "kubernetes");
    Path plain = Files.createDirectory(temporary.resolve("plain dir"));
    for (OutputSource source : List.of(server, pki.istio(Layout.DIRECTORIES))) {
      List<OutputFile> files = TestPki.files(source, OutputKind.KUBERNETES_TLS);
      TestPki.write(plain, files);
      String line =
          UsagesTest.text(UsagesTest.usages(source, plain.toString(), Endpoint.USUAL), "kubectl");
      String made =
          Command.output(
              temporary,
              "PATH="
                  + Quoting.shell(kubectl.toString())
                  + ":$PATH\n"
                  + line
                  + " --dry-run=client -o yaml");
      String ours = Files.readString(plain.resolve(source.names().name() + "/secret.yaml"));

      assertThat(made.replace("  creationTimestamp: null\n", "").lines().toList())
          .containsExactlyInAnyOrderElementsOf(
              ours.replace("\"", "")
                  .lines()
                  .filter(text -> made.contains("type:") || !text.startsWith("type:"))
                  .toList());
    }
  }

  private String line(OutputSource source, String id) {
    return UsagesTest.text(
        UsagesTest.usages(source, directory.toString(), Endpoint.of("localhost", port)), id);
  }

  private void start(String line) throws IOException, InterruptedException {
    File log = temporary.resolve("server.log").toFile();
    Process process =
        new ProcessBuilder("sh", "-c", "exec " + line)
            .directory(temporary.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    running.add(process);
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (System.nanoTime() < end && process.isAlive()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.isConnected()).isTrue();
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    throw new AssertionError("no server: " + line + "\n" + Files.readString(log.toPath()));
  }

  private static void require(String program) {
    Requires.that(
        "apt", Command.isThere(program), program + "; see toolchain/apt-packages for its package");
  }
}
