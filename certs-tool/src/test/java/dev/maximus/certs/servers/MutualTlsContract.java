package dev.maximus.certs.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.certs.servers.TestPki.Identity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every server and every client must do with our certificates: accept one, refuse the rest.
 */
abstract class MutualTlsContract {
  @TempDir Path directory;
  TestPki pki;
  private Optional<ServerProcess> server = Optional.empty();

  @BeforeEach
  void makeCertificates() throws IOException {
    needs();
    pki = new TestPki(directory);
  }

  @AfterEach
  void stop() {
    server.ifPresent(ServerProcess::close);
  }

  /** Skips the test where the server is not installed. */
  abstract void needs();

  /** Starts the server, which asks its clients for a certificate of {@link TestPki#ca()}. */
  abstract ServerProcess start(Identity identity) throws IOException;

  /** A request, and how the answer to it begins. */
  abstract String request();

  abstract String answer();

  private String ask(Identity serverIdentity, String host, Path trusted, Optional<Identity> client)
      throws IOException {
    ServerProcess running = start(serverIdentity);
    server = Optional.of(running);
    return new TlsClient(host, trusted, client).ask(running.port(), request());
  }

  private void serverRefuses(Optional<Identity> client) {
    refused("", () -> ask(pki.server(), "localhost", pki.ca(), client));
  }

  private void clientRefuses(Identity serverIdentity, String host, Path trusted, String reason) {
    refused(reason, () -> ask(serverIdentity, host, trusted, Optional.of(pki.client("maximus"))));
  }

  private static void refused(String reason, ThrowingCallable asking) {
    assertThatThrownBy(asking)
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("did not start")
        .hasMessageNotContaining("Connection refused")
        .hasStackTraceContaining(reason);
  }

  @Test
  void theClientIsAccepted() throws IOException {
    assertThat(ask(pki.server(), "localhost", pki.ca(), Optional.of(pki.client("maximus"))))
        .startsWith(answer());
  }

  @Test
  void theServerRefusesAClientWithoutCertificate() {
    serverRefuses(Optional.empty());
  }

  @Test
  void theServerRefusesAClientOfAnotherAuthority() throws IOException {
    serverRefuses(Optional.of(pki.strangersClient("maximus")));
  }

  @Test
  void theServerRefusesAnExpiredClient() throws IOException {
    serverRefuses(Optional.of(pki.expiredClient("maximus")));
  }

  @Test
  void theServerRefusesAServersCertificate() throws IOException {
    serverRefuses(Optional.of(pki.serverNamed("maximus")));
  }

  @Test
  void theClientRefusesAServerOfAnotherAuthority() throws IOException {
    clientRefuses(
        pki.server(), "localhost", pki.strangersCa(), "unable to find valid certification path");
  }

  @Test
  void theClientRefusesAnotherHost() throws IOException {
    clientRefuses(pki.server(), "elsewhere.example", pki.ca(), "elsewhere.example");
  }

  @Test
  void theClientRefusesAnExpiredServer() throws IOException {
    clientRefuses(pki.expiredServer(), "localhost", pki.ca(), "NotAfter");
  }

  @Test
  void theClientRefusesAClientsCertificate() throws IOException {
    clientRefuses(pki.clientForLocalhost(), "localhost", pki.ca(), "TLS server authentication");
  }
}
