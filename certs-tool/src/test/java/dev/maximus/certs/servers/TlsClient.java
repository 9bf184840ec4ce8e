package dev.maximus.certs.servers;

import dev.maximus.certs.servers.TestPki.Identity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A client of the JDK, which checks the server's chain, purpose, dates and host name.
 *
 * @param host what the client believes the server is called; it is always on this machine
 */
record TlsClient(String host, Path trusted, Optional<Identity> identity) {
  private static final char[] NO_PASSWORD = {};

  /** Sends a request and returns the first line of the answer. */
  String ask(int port, String request) throws IOException {
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        SSLSocket socket =
            (SSLSocket) context().getSocketFactory().createSocket(plain, host, port, true)) {
      plain.setSoTimeout(10_000);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      // In TLS 1.3 a server that refuses the client says so after the handshake.
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      StringBuilder line = new StringBuilder();
      for (int c = socket.getInputStream().read(); c > 0 && c != '\n'; ) {
        line.append((char) c);
        c = socket.getInputStream().read();
      }
      if (line.isEmpty()) {
        throw new IOException("the server closed the connection");
      }
      return line.toString().strip();
    }
  }

  private SSLContext context() throws IOException {
    try {
      KeyStore trust = KeyStore.getInstance("PKCS12");
      trust.load(null, NO_PASSWORD);
      trust.setCertificateEntry("ca", certificates(trusted)[0]);
      TrustManagerFactory trusts = TrustManagerFactory.getInstance("PKIX");
      trusts.init(trust);
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, NO_PASSWORD);
      if (identity.isPresent()) {
        Certificate[] chain = certificates(identity.get().certificate());
        String pem = Files.readString(identity.get().key()).replaceAll("-----[^-]+-----", "");
        own.setKeyEntry(
            "own",
            KeyFactory.getInstance(chain[0].getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem))),
            NO_PASSWORD,
            chain);
      }
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(own, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trusts.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("the client could not be made", e);
    }
  }

  private static Certificate[] certificates(Path file)
      throws IOException, GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))
        .toArray(Certificate[]::new);
  }
}
