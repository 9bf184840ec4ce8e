package dev.maximus.certs.rotation;

import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.PrivateKeys;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** Handshakes of the JDK, both sides with a certificate, without a network. */
final class Tls {
  private static final char[] NO_PASSWORD = {};
  private static final int ROUNDS = 200;

  private Tls() {}

  /** Who has this certificate with its chain and key, and trusts this bundle. */
  static SSLContext context(Path certificate, Path key, Path bundle) throws Exception {
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, NO_PASSWORD);
    own.setKeyEntry(
        "own",
        PrivateKeys.read(Files.readAllBytes(key), Optional.empty()),
        NO_PASSWORD,
        certificates(certificate).toArray(new X509Certificate[0]));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, NO_PASSWORD);
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, NO_PASSWORD);
    for (X509Certificate root : certificates(bundle)) {
      trust.setCertificateEntry("root-" + trust.size(), root);
    }
    TrustManagerFactory trusts = TrustManagerFactory.getInstance("PKIX");
    trusts.init(trust);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trusts.getTrustManagers(), null);
    return context;
  }

  private static List<X509Certificate> certificates(Path file) throws Exception {
    return IssuedCertificate.readAll(Files.readAllBytes(file)).stream()
        .map(IssuedCertificate::toJca)
        .toList();
  }

  /**
   * A handshake and an octet in both directions.
   *
   * @param host what the client believes the server is called; empty when it does not look
   */
  static void connect(SSLContext server, SSLContext client, String host, String protocol)
      throws SSLException {
    SSLEngine serving = server.createSSLEngine();
    serving.setUseClientMode(false);
    serving.setNeedClientAuth(true);
    SSLEngine calling = client.createSSLEngine(host.isEmpty() ? "nobody" : host, 1);
    calling.setUseClientMode(true);
    SSLParameters parameters = calling.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm(host.isEmpty() ? "" : "HTTPS");
    parameters.setProtocols(new String[] {protocol});
    calling.setSSLParameters(parameters);
    Side left = new Side(calling);
    Side right = new Side(serving);
    for (int i = 0; i < ROUNDS && !(left.isDone() && right.isDone()); i++) {
      left.send();
      right.receive(left.wire);
      right.send();
      left.receive(right.wire);
    }
    if (!(left.isDone() && right.isDone())) {
      throw new SSLException("the handshake does not end");
    }
  }

  private static final class Side {
    private final SSLEngine engine;
    private final ByteBuffer out = ByteBuffer.wrap(new byte[] {1});
    private final ByteBuffer in = ByteBuffer.allocate(1 << 16);
    final ByteBuffer wire = ByteBuffer.allocate(1 << 17);

    Side(SSLEngine engine) {
      this.engine = engine;
    }

    boolean isDone() {
      return !out.hasRemaining() && in.position() > 0;
    }

    void send() throws SSLException {
      do {
        engine.wrap(out, wire);
        runTasks();
      } while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP);
    }

    void receive(ByteBuffer from) throws SSLException {
      from.flip();
      int before;
      do {
        before = from.remaining();
        engine.unwrap(from, in);
        runTasks();
      } while (from.hasRemaining() && from.remaining() < before);
      from.compact();
    }

    private void runTasks() {
      for (Runnable task = engine.getDelegatedTask();
          task != null;
          task = engine.getDelegatedTask()) {
        task.run();
      }
    }
  }
}
