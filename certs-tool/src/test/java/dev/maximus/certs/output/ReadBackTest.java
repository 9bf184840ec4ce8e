package dev.maximus.certs.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.certs.request.Layout;
import dev.maximus.testing.Requires;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Others read what we write: OpenSSL, keytool and the JDK. */
class ReadBackTest {
  private static final char[] PASSPHRASE = TestPki.PASSPHRASE.toCharArray();
  private static final char[] CHANGEIT = "changeit".toCharArray();
  // keytool of the JDK that runs the test.
  private static final String KEYTOOL =
      Quoting.shell(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());

  // Made once: key stores and encrypted keys are slow on purpose.
  @TempDir static Path directory;
  private static final TestPki PKI = new TestPki();
  private static final OutputSource SERVER = PKI.server(Layout.DIRECTORIES);
  private static final OutputSource CLIENT = PKI.client(Layout.DIRECTORIES);
  private static final List<OutputFile> SERVER_FILES = TestPki.allFiles(SERVER);
  private static final List<OutputFile> CLIENT_FILES = TestPki.allFiles(CLIENT);

  @BeforeAll
  static void write() throws IOException {
    TestPki.write(directory, SERVER_FILES);
    TestPki.write(directory, CLIENT_FILES);
  }

  @Test
  void opensslReadsCertificatesAndKeysInEveryForm() {
    requireOpenssl();
    String publicKey = Command.output(directory, "openssl x509 -in server/tls.crt -noout -pubkey");

    assertThat(
            Command.output(
                directory,
                "openssl verify -CAfile server/ca.crt"
                    + " -untrusted server/chain.pem -verify_hostname localhost server/tls.crt"))
        .isEqualTo("server/tls.crt: OK\n");
    assertThat(
            Command.output(directory, "openssl x509 -inform DER -in server/tls.der -noout -pubkey"))
        .isEqualTo(publicKey);
    for (String key :
        List.of(
            "-in server/tls.key -passin pass:",
            "-inform DER -in server/tls.pk8 -passin pass:",
            "-in server/tls-encrypted.key -passin 'pass:correct horse'")) {
      assertThat(Command.output(directory, "openssl pkey -pubout " + key)).isEqualTo(publicKey);
    }
    Command wrong =
        Command.run(directory, "openssl pkcs8 -in server/tls-encrypted.key -passin pass:wrong");
    assertThat(wrong.exitCode()).isNotZero();
  }

  @Test
  void opensslReadsStores() {
    requireOpenssl();
    String keyStore =
        Command.output(
            directory,
            "openssl pkcs12 -in server/keystore.p12 -passin 'pass:correct horse' -nodes -info");

    assertThat(keyStore)
        .contains("MAC: sha256, Iteration ")
        .contains("PBES2, PBKDF2, AES-256-CBC, Iteration ")
        .contains("PRF hmacWithSHA256")
        .contains("friendlyName: server")
        .contains("-----BEGIN PRIVATE KEY-----")
        .contains("CN = Test services");
    assertThat(Command.run(directory, "openssl pkcs12 -in server/keystore.p12 -passin pass:wrong"))
        .satisfies(wrong -> assertThat(wrong.exitCode()).isNotZero())
        .satisfies(wrong -> assertThat(wrong.output()).contains("invalid password"));
    assertThat(
            Command.output(
                directory, "openssl pkcs12 -in server/truststore.p12 -passin pass:changeit"))
        .contains("CN = Test Root")
        .contains("2.16.840.1.113894.746875.1.1: <Unsupported tag 6>");
  }

  @Test
  void keytoolSeesTrustedEntries() {
    String alias = Aliases.of(PKI.root.certificate());
    for (String store : List.of("server/truststore.p12", "server/truststore.jks")) {
      assertThat(
              Command.output(
                  directory, KEYTOOL + " -list -keystore " + store + " -storepass changeit"))
          .contains("Your keystore contains 1 entry")
          .contains(alias + ", ")
          .contains("trustedCertEntry");
      Command wrong =
          Command.run(
              directory, KEYTOOL + " -list -keystore " + store + " -storepass wrong-password");
      assertThat(wrong.exitCode()).isEqualTo(1);
      assertThat(wrong.output())
          .containsAnyOf("password was incorrect", "Failed PKCS12 integrity checking");
    }
    assertThat(
            Command.output(
                directory,
                KEYTOOL + " -list -v -keystore server/keystore.p12 -storepass 'correct horse'"))
        .contains("Alias name: server")
        .contains("Entry type: PrivateKeyEntry")
        .contains("Certificate chain length: 2");
  }

  @Test
  void theJdkFindsInAStoreWhatWasPutThere() throws Exception {
    KeyStore keys = load("PKCS12", SERVER_FILES, "server/keystore.p12", PASSPHRASE);
    KeyStore jks = load("JKS", SERVER_FILES, "server/truststore.jks", CHANGEIT);
    KeyStore trust = load("PKCS12", SERVER_FILES, "server/truststore.p12", CHANGEIT);
    String alias = Aliases.of(PKI.root.certificate());

    assertThat(keys.getKey("server", PASSPHRASE)).isEqualTo(SERVER.key().orElseThrow());
    assertThat(keys.getCertificateChain("server"))
        .containsExactly(SERVER.certificate().toJca(), PKI.services.certificate().toJca());
    assertThat(Collections.list(jks.aliases())).containsExactly(alias);
    assertThat(jks.getCreationDate(alias).toInstant())
        .isEqualTo(PKI.root.certificate().notBefore());
    assertThat(Collections.list(trust.aliases())).containsExactly(alias);
    assertThat(trust.getCertificate(alias)).isEqualTo(PKI.root.certificate().toJca());
    assertThatThrownBy(() -> load("PKCS12", SERVER_FILES, "server/keystore.p12", CHANGEIT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Failed PKCS12 integrity checking");
    // Java needs no password for what is public.
    KeyStore open = KeyStore.getInstance("PKCS12");
    open.load(
        new ByteArrayInputStream(TestPki.content(SERVER_FILES, "server/truststore.p12")), null);
    assertThat(open.isCertificateEntry(alias)).isTrue();
  }

  @Test
  void aChangedOctetInAStoreIsSeen() throws Exception {
    byte[] jks = TestPki.content(SERVER_FILES, "server/truststore.jks");
    jks[jks.length / 2] ^= 1;

    assertThatThrownBy(() -> load("JKS", new ByteArrayInputStream(jks), CHANGEIT))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aServerAndAClientMeetWithTheirStores() throws Exception {
    SSLContext serverSide = context(SERVER_FILES, "server", "PKCS12", "server/truststore.p12");
    SSLContext clientSide = context(CLIENT_FILES, "client", "JKS", "client/truststore.jks");
    try (SSLServerSocket listener =
        (SSLServerSocket)
            serverSide
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listener.setNeedClientAuth(true);
      CompletableFuture<String> caller =
          CompletableFuture.supplyAsync(
              () -> {
                try (SSLSocket socket = (SSLSocket) listener.accept()) {
                  socket.getOutputStream().write(1);
                  X509Certificate shown =
                      (X509Certificate) socket.getSession().getPeerCertificates()[0];
                  return shown.getSubjectX500Principal().getName();
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      try (SSLSocket socket =
          (SSLSocket)
              clientSide.getSocketFactory().createSocket("localhost", listener.getLocalPort())) {
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        assertThat(socket.getInputStream().read()).isEqualTo(1);
      }
      assertThat(caller.get()).isEqualTo("CN=client");
    }
  }

  private static SSLContext context(
      List<OutputFile> files, String name, String trustType, String trustName) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(load("PKCS12", files, name + "/keystore.p12", PASSPHRASE), PASSPHRASE);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(load(trustType, files, trustName, CHANGEIT));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore load(String type, List<OutputFile> files, String name, char[] password)
      throws Exception {
    return load(type, new ByteArrayInputStream(TestPki.content(files, name)), password);
  }

  private static KeyStore load(String type, InputStream in, char[] password) throws Exception {
    KeyStore store = KeyStore.getInstance(type);
    store.load(in, password);
    return store;
  }

  private static void requireOpenssl() {
    Requires.that("apt", Command.isThere("openssl"), "OpenSSL 3; apt-get install openssl");
  }
}
