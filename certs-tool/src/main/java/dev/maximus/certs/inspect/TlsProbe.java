package dev.maximus.certs.inspect;

import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.MalformedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** One handshake that accepts whatever the server shows, so that it can be judged after. */
final class TlsProbe {
  private static final byte[] POSTGRES_SSL_REQUEST = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};
  // With TLS 1.3 a server refuses a client after the handshake. A local one takes a few ms.
  private static final int REFUSAL_MILLIS = 300;

  private final HostTarget target;

  TlsProbe(HostTarget target) {
    this.target = target;
  }

  /**
   * What the server showed.
   *
   * @param refusal why it ended the connection at once, if it did
   */
  record Shown(
      List<IssuedCertificate> chain, String protocol, String cipher, Optional<String> refusal) {}

  Shown run() throws IOException {
    int millis = (int) Math.min(Integer.MAX_VALUE, target.timeout().toMillis());
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(target.host(), target.port()), millis);
      plain.setSoTimeout(millis);
      if (target.startTls() == HostTarget.StartTls.POSTGRES) {
        startPostgres(plain);
      }
      try (SSLSocket socket =
          (SSLSocket)
              context()
                  .getSocketFactory()
                  .createSocket(plain, target.host(), target.port(), true)) {
        SSLParameters parameters = socket.getSSLParameters();
        if (!target.serverName().matches("[0-9.]+|.*:.*")) {
          parameters.setServerNames(List.of(new SNIHostName(target.serverName())));
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        SSLSession session = socket.getSession();
        return new Shown(
            chain(session), session.getProtocol(), session.getCipherSuite(), refusal(socket));
      }
    } catch (GeneralSecurityException | MalformedException | IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The client asks for TLS, and the server answers with one letter. */
  private static void startPostgres(Socket socket) throws IOException {
    socket.getOutputStream().write(POSTGRES_SSL_REQUEST);
    socket.getOutputStream().flush();
    int answer = socket.getInputStream().read();
    if (answer != 'S') {
      throw new IOException(
          answer == 'N' ? "PostgreSQL has TLS switched off" : "it is not PostgreSQL");
    }
  }

  private static List<IssuedCertificate> chain(SSLSession session)
      throws IOException, GeneralSecurityException, MalformedException {
    List<IssuedCertificate> chain = new ArrayList<>();
    for (Certificate certificate : session.getPeerCertificates()) {
      chain.add(IssuedCertificate.of(certificate.getEncoded()));
    }
    return chain;
  }

  private static Optional<String> refusal(SSLSocket socket) throws IOException {
    socket.setSoTimeout(REFUSAL_MILLIS);
    try {
      socket.getInputStream().read();
      return Optional.empty();
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private SSLContext context() throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    // TLS has its own randomness when it is given none.
    context.init(keys(), new TrustManager[] {new AnyCertificate()}, null);
    return context;
  }

  private KeyManager[] keys() throws GeneralSecurityException, IOException {
    if (target.client().isEmpty()) {
      return new KeyManager[0];
    }
    HostTarget.Client client = target.client().get();
    // In memory only, so the password protects nothing.
    char[] password = "memory".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "client",
        client.key(),
        password,
        client.chain().stream().map(IssuedCertificate::toJca).toArray(X509Certificate[]::new));
    KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  /** Why there was no handshake, as a sentence. */
  static String sentence(HostTarget target, IOException fault) {
    String where = target.text();
    if (fault instanceof UnknownHostException) {
      return "host '%s' must have an address, and has none".formatted(target.host());
    }
    if (fault instanceof ConnectException) {
      return "host '%s' must accept connections: %s".formatted(where, fault.getMessage());
    }
    if (fault instanceof SocketTimeoutException) {
      return "host '%s' must answer within %d ms".formatted(where, target.timeout().toMillis());
    }
    return fault instanceof SSLException
        ? "host '%s' must finish the handshake: %s".formatted(where, fault.getMessage())
        : "host '%s' must speak TLS: %s".formatted(where, fault.getMessage());
  }

  /** Judges nothing: the chain is checked after the handshake, with all its faults. */
  private static final class AnyCertificate extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
