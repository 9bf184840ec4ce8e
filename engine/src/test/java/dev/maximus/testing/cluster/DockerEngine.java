package dev.maximus.testing.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * As much of the Docker API as it takes to know, quickly and quietly, whether an engine is there.
 */
record DockerEngine(SocketAddress address) {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

  /** The first engine that answers: DOCKER_HOST if set, else the usual sockets. */
  static Optional<DockerEngine> find(Map<String, String> environment) {
    return candidates(environment).stream()
        .map(DockerEngine::new)
        .filter(engine -> engine.status("GET", "/_ping", ANSWER_LIMIT) == 200)
        .findFirst();
  }

  private static List<SocketAddress> candidates(Map<String, String> environment) {
    String host = environment.getOrDefault("DOCKER_HOST", "");
    if (!host.isBlank()) {
      URI uri = URI.create(host);
      return switch (String.valueOf(uri.getScheme())) {
        case "unix" -> List.of(UnixDomainSocketAddress.of(uri.getPath()));
        case "tcp", "http" -> List.of(new InetSocketAddress(uri.getHost(), uri.getPort()));
        default -> List.of();
      };
    }
    List<Path> sockets = new ArrayList<>(List.of(Path.of("/var/run/docker.sock")));
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    if (!runtime.isBlank()) {
      sockets.add(Path.of(runtime, "docker.sock"));
    }
    sockets.add(Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"));
    return sockets.stream()
        .filter(Files::exists)
        .<SocketAddress>map(UnixDomainSocketAddress::of)
        .toList();
  }

  /** Whether containers can be made from the image; pulls it when it is not there. */
  boolean provides(String image, Duration pullLimit) {
    if (has(image)) {
      return true;
    }
    int colon = image.lastIndexOf(':');
    System.err.println("pulling " + image);
    status(
        "POST",
        "/images/create?fromImage=%s&tag=%s"
            .formatted(image.substring(0, colon), image.substring(colon + 1)),
        pullLimit);
    return has(image);
  }

  boolean has(String image) {
    return status("GET", "/images/%s/json".formatted(image), ANSWER_LIMIT) == 200;
  }

  /** The status of the answer, read to its end, or 0 when there is none in time. */
  private int status(String method, String path, Duration limit) {
    try (SocketChannel channel = open()) {
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(() -> exchange(channel, method, path));
      String[] words = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS).split(" ", 3);
      return words.length > 1 && words[1].matches("\\d{3}") ? Integer.parseInt(words[1]) : 0;
    } catch (IOException | ExecutionException | TimeoutException e) {
      return 0; // no engine, or none that is well
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private SocketChannel open() throws IOException {
    return address instanceof UnixDomainSocketAddress
        ? SocketChannel.open(StandardProtocolFamily.UNIX)
        : SocketChannel.open();
  }

  /** HTTP/1.0: the engine closes the connection after its answer. */
  private String exchange(SocketChannel channel, String method, String path) {
    try {
      channel.connect(address);
      String request =
          "%s %s HTTP/1.0\r\nHost: docker\r\nContent-Length: 0\r\n\r\n".formatted(method, path);
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
      StringBuilder head = new StringBuilder();
      while (channel.read(buffer) >= 0) {
        buffer.flip();
        if (head.length() < 100) {
          head.append(StandardCharsets.ISO_8859_1.decode(buffer));
        }
        buffer.clear();
      }
      return head.toString();
    } catch (IOException e) {
      return "";
    }
  }
}
