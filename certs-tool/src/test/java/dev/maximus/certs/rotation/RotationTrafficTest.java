package dev.maximus.certs.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections without a break while the phases advance. No handshake may fail. */
class RotationTrafficTest {
  private static final int CONNECTIONS = 500;
  private static final int IN_EACH_PHASE = 60;

  @TempDir Path temporary;
  private final AtomicBoolean over = new AtomicBoolean();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private Optional<ServerSocket> listening = Optional.empty();
  private volatile Optional<SSLContext> late = Optional.empty();

  @AfterEach
  void stop() throws Exception {
    over.set(true);
    for (Thread client : threads.subList(Math.min(1, threads.size()), threads.size())) {
      client.join();
    }
    if (listening.isPresent()) {
      listening.get().close();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Files of a store that are read again when the store has changed, all from one set. */
  private static final class Live {
    private final Path link;
    private final String name;
    private Optional<Path> set = Optional.empty();
    private Optional<SSLContext> context = Optional.empty();

    Live(Path store, String name) {
      this.link = store.resolve(".current");
      this.name = name;
    }

    synchronized SSLContext context() throws Exception {
      while (true) {
        Path now = link.toRealPath();
        if (set.equals(Optional.of(now)) && context.isPresent()) {
          return context.get();
        }
        try {
          context = Optional.of(read(now.resolve(name)));
          set = Optional.of(now);
        } catch (NoSuchFileException e) {
          // Another set took its place meanwhile.
          set = Optional.empty();
        }
      }
    }

    static SSLContext read(Path files) throws Exception {
      return Tls.context(
          files.resolve("tls.crt"), files.resolve("tls.key"), files.resolve("ca.crt"));
    }
  }

  @Test
  void nothingFailsWhileThePhasesAdvance() throws Exception {
    Environment environment =
        new Environment(
            temporary.resolve("store"),
            Instant.now().minus(Duration.ofDays(10)),
            Environment.plain());
    environment.generate();
    int port = serve(new Live(environment.directory(), "server"));
    Live quick = new Live(environment.directory(), "client");
    // One client is always a phase behind.
    late = Optional.of(late(environment, 0));
    call(() -> quick.context(), port);
    call(() -> late.orElseThrow(), port);

    pass();
    environment.rotation().start(RotateOptions.PLAIN);
    pass();
    late = Optional.of(late(environment, 1));
    environment.clock().forward(Duration.ofHours(24));
    environment.rotation().reissue(RotateOptions.PLAIN);
    pass();
    late = Optional.of(late(environment, 2));
    environment.clock().forward(Duration.ofHours(1));
    environment.issueAgain("server");
    pass();
    environment.rotation().finish(RotateOptions.PLAIN.withDeployed(true));
    pass();
    late = Optional.of(late(environment, 3));
    while (connections.get() < CONNECTIONS && faults.isEmpty()) {
      pass();
    }
    stop();

    assertThat(faults).isEmpty();
    assertThat(connections).hasValueGreaterThanOrEqualTo(CONNECTIONS);
    assertThat(environment.rotation().status().state()).isEqualTo(new Steady());
  }

  private SSLContext late(Environment environment, int phase) throws Exception {
    return Live.read(environment.snapshot(temporary.resolve("late-" + phase)).resolve("client"));
  }

  /** Without the phases, the same traffic fails: this test can. */
  @Test
  void aRootThatIsReplacedAtOnceBreaksTheTraffic() throws Exception {
    Environment environment =
        new Environment(
            temporary.resolve("store"),
            Instant.now().minus(Duration.ofDays(10)),
            Environment.plain());
    environment.generate();
    int port = serve(new Live(environment.directory(), "server"));
    SSLContext slow = late(environment, 0);
    call(() -> slow, port);
    pass();
    assertThat(faults).isEmpty();

    environment.issueAgain("root");
    pass();

    assertThat(faults).isNotEmpty();
  }

  private void pass() throws InterruptedException {
    int until = connections.get() + IN_EACH_PHASE;
    while (connections.get() < until && faults.isEmpty()) {
      Thread.sleep(5);
    }
  }

  private interface Source {
    SSLContext context() throws Exception;
  }

  private int serve(Live files) throws IOException {
    ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    listening = Optional.of(socket);
    run(
        () -> {
          while (!socket.isClosed()) {
            try (Socket plain = socket.accept();
                SSLSocket secure =
                    (SSLSocket)
                        files.context().getSocketFactory().createSocket(plain, null, true)) {
              plain.setSoTimeout(10_000);
              secure.setUseClientMode(false);
              secure.setNeedClientAuth(true);
              secure.getOutputStream().write(secure.getInputStream().read());
            } catch (SocketException e) {
              if (!socket.isClosed()) {
                faults.add("server: " + e);
              }
            } catch (Exception e) {
              faults.add("server: " + e);
            }
          }
        });
    return socket.getLocalPort();
  }

  private void call(Source source, int port) {
    run(
        () -> {
          while (!over.get()) {
            try {
              connect(source.context(), port);
              connections.incrementAndGet();
            } catch (Exception e) {
              faults.add("client: " + e);
              return;
            }
          }
        });
  }

  private static void connect(SSLContext context, int port) throws IOException {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      plain.setSoTimeout(10_000);
      try (SSLSocket secure =
          (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true)) {
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.getOutputStream().write(7);
        if (secure.getInputStream().read() != 7) {
          throw new IOException("the server has closed the connection");
        }
      }
    }
  }

  private void run(Runnable work) {
    Thread thread = new Thread(work, "traffic-" + threads.size());
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }
}
