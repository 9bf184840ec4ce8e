package dev.maximus.certs.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.certs.x509.IssuedCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {
  @TempDir private Path directory;
  private SampleStore store;
  private ServerSocket listener;
  private final Verifier verifier = new Verifier(SampleStore.CLOCK, Optional.empty());

  @BeforeEach
  void make() throws IOException {
    store = new SampleStore(directory);
    listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  private interface Talk {
    void with(Socket socket) throws Exception;
  }

  private void serve(Talk talk) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = listener.accept()) {
                talk.with(socket);
              } catch (Exception e) {
                // The client sees it.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** The server's side of TLS, until the client goes. */
  private void tls(Socket socket, boolean clientNeeded) throws Exception {
    char[] password = "x".toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry(
        "server",
        store.serverKey.getPrivate(),
        password,
        new X509Certificate[] {store.server.toJca(), store.middle.certificate().toJca()});
    KeyManagerFactory mine = KeyManagerFactory.getInstance("SunX509");
    mine.init(keys, password);
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, null);
    roots.setCertificateEntry("root", store.root.certificate().toJca());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(mine.getKeyManagers(), trust.getTrustManagers(), null);
    try (SSLSocket secured =
        (SSLSocket) context.getSocketFactory().createSocket(socket, null, true)) {
      secured.setUseClientMode(false);
      secured.setNeedClientAuth(clientNeeded);
      secured.startHandshake();
      secured.getInputStream().read();
    }
  }

  private HostTarget target() {
    return HostTarget.of("localhost", listener.getLocalPort()).withTimeout(Duration.ofSeconds(20));
  }

  private List<IssuedCertificate> bundle() {
    return List.of(store.root.certificate());
  }

  private List<String> failed(HostTarget target, List<IssuedCertificate> bundle) {
    return verifier.host(target, bundle).failed().stream().map(Check::sentence).toList();
  }

  @Test
  void aGoodHost() {
    serve(socket -> tls(socket, false));

    VerifyReport report = verifier.host(target(), bundle());

    assertThat(report.failed()).isEmpty();
    assertThat(report.text(Style.PLAIN).replace(":" + listener.getLocalPort(), ":PORT"))
        .isEqualTo(
            """
            ok       localhost:PORT: handshake done with TLSv1.3, TLS_AES_256_GCM_SHA384
            ok       localhost:PORT: certificate 'postgres' is valid until 2027-02-19, 89 days left
            ok       localhost:PORT: certificate 'Test Services' is valid until 2029-11-21, 1095 days left
            ok       localhost:PORT: chain 'postgres <- Test Services <- Test Root' ends in the bundle
            ok       localhost:PORT: host 'localhost' is one of its names
            ok       localhost:PORT: purpose 'TLS server' is allowed
            """);
  }

  @Test
  void anotherNameAndAnotherBundle(@TempDir Path other) throws IOException {
    serve(socket -> tls(socket, false));

    assertThat(
            failed(
                target().withServerName("redis.maximus.svc"),
                List.of(new SampleStore(other).root.certificate())))
        .containsExactly(
            "chain 'postgres <- Test Services' must end in the bundle, which has no 'CN=Test Root'",
            "host 'redis.maximus.svc' must be one of its names, which are: DNS:localhost,"
                + " DNS:postgres.maximus.svc, IP:127.0.0.1");
  }

  @Test
  void aServerThatWantsAClientCertificate() {
    serve(socket -> tls(socket, true));

    assertThat(failed(target(), bundle()))
        .singleElement()
        .asString()
        .startsWith("the server ended the connection: ");
  }

  @Test
  void aClientCertificateIsShown() {
    serve(socket -> tls(socket, true));
    HostTarget.Client client =
        new HostTarget.Client(
            List.of(store.client, store.middle.certificate()), store.clientKey.getPrivate());

    assertThat(failed(target().withClient(client), bundle())).isEmpty();
    assertThat(client.toString()).doesNotContain("rivate");
  }

  @Test
  void postgresIsAskedForTlsFirst() {
    serve(
        socket -> {
          InputStream in = socket.getInputStream();
          assertThat(in.readNBytes(8)).containsExactly(0, 0, 0, 8, 4, 0xd2, 0x16, 0x2f);
          socket.getOutputStream().write('S');
          tls(socket, false);
        });

    assertThat(failed(target().withStartTls(HostTarget.StartTls.POSTGRES), bundle())).isEmpty();
  }

  @Test
  void postgresWithoutTls() {
    serve(
        socket -> {
          socket.getInputStream().readNBytes(8);
          socket.getOutputStream().write('N');
          socket.getInputStream().read();
        });

    assertThat(failed(target().withStartTls(HostTarget.StartTls.POSTGRES), bundle()))
        .containsExactly(
            "host 'localhost:%d' must speak TLS: PostgreSQL has TLS switched off"
                .formatted(listener.getLocalPort()));
  }

  @Test
  void aServerThatIsSilent() {
    serve(socket -> socket.getInputStream().readAllBytes());

    assertThat(failed(target().withTimeout(Duration.ofMillis(200)), bundle()))
        .containsExactly(
            "host 'localhost:%d' must answer within 200 ms".formatted(listener.getLocalPort()));
  }

  @Test
  void nobodyListens() throws IOException {
    listener.close();

    assertThat(failed(target(), bundle()))
        .containsExactly(
            "host 'localhost:%d' must accept connections: Connection refused"
                .formatted(listener.getLocalPort()));
  }

  @Test
  void hostsAsText() {
    assertThat(HostTarget.parse("db.svc:5432").text()).isEqualTo("db.svc:5432");
    assertThat(HostTarget.parse("[::1]:443").host()).isEqualTo("::1");
    assertThat(HostTarget.parse("[::1]:443").text()).isEqualTo("[::1]:443");
  }

  @ParameterizedTest
  @ValueSource(strings = {"db", "db:0", "db:65536", ":443", "::1:443", "db:", "db:x"})
  void notHosts(String text) {
    assertThatThrownBy(() -> HostTarget.parse(text))
        .hasMessage("host '" + text + "' must be host:port, with a port from 1 to 65535");
  }
}
