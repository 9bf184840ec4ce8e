package dev.maximus.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A developer without Docker must not wait for it. */
class DockerEngineTest {
  @TempDir Path dir;

  @Test
  void noSocket() {
    assertNotFound("unix://" + dir.resolve("none.sock"), Duration.ofMillis(500));
    assertNotFound("tcp://127.0.0.1:1", Duration.ofMillis(500));
    assertNotFound("npipe:////./pipe/docker_engine", Duration.ofMillis(500));
  }

  @Test
  void deadSocket() throws IOException {
    Path socket = dir.resolve("dead.sock");
    listen(socket).close();
    assertThat(Files.exists(socket)).isTrue();
    assertNotFound("unix://" + socket, Duration.ofMillis(500));
  }

  @Test
  void silentSocket() throws IOException {
    Path socket = dir.resolve("silent.sock");
    try (ServerSocketChannel server = listen(socket)) {
      assertNotFound("unix://" + socket, Duration.ofSeconds(4));
      assertThat(server.isOpen()).isTrue();
    }
  }

  @Test
  void answeringSocket() throws Exception {
    Path socket = dir.resolve("docker.sock");
    Thread engine;
    try (ServerSocketChannel server = listen(socket)) {
      engine = new Thread(() -> answer(server));
      engine.start();
      assertThat(DockerEngine.find(Map.of("DOCKER_HOST", "unix://" + socket)))
          .hasValueSatisfying(
              found -> {
                assertThat(found.has("known:1")).isTrue();
                assertThat(found.provides("unknown:1", Duration.ofSeconds(5))).isFalse();
              });
    }
    engine.join();
  }

  private static void assertNotFound(String host, Duration limit) {
    Instant begin = Instant.now();
    assertThat(DockerEngine.find(Map.of("DOCKER_HOST", host))).isEmpty();
    assertThat(Duration.between(begin, Instant.now())).isLessThan(limit);
  }

  private static ServerSocketChannel listen(Path socket) throws IOException {
    return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(socket));
  }

  private static void answer(ServerSocketChannel server) {
    try {
      while (true) {
        try (SocketChannel client = server.accept()) {
          ByteBuffer buffer = ByteBuffer.allocate(1000);
          client.read(buffer);
          String request = new String(buffer.array(), StandardCharsets.US_ASCII);
          boolean known = request.startsWith("GET /_ping ") || request.contains("/known:1/json");
          String status = known ? "200 OK" : "404 Not Found";
          client.write(
              ByteBuffer.wrap(
                  "HTTP/1.0 %s\r\n\r\n{}".formatted(status).getBytes(StandardCharsets.US_ASCII)));
        }
      }
    } catch (AsynchronousCloseException e) {
      // the test is over
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
