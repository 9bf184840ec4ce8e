package dev.maximus.certs.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.certs.request.Layout;
import dev.maximus.certs.request.OutputKind;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutputFilesTest {
  private final TestPki pki = new TestPki();

  @Test
  void directoriesHoldTheNamesOfATlsSecret() {
    assertThat(listed(TestPki.files(pki.server(Layout.DIRECTORIES))))
        .containsExactly(
            "rw-r--r-- server/tls.crt", "rw------- server/tls.key", "rw-r--r-- server/ca.crt");
    assertThat(listed(TestPki.files(pki.root(Layout.DIRECTORIES))))
        .containsExactly("rw-r--r-- root/ca.crt", "rw------- root/ca.key");
    assertThat(listed(TestPki.files(pki.istio(Layout.DIRECTORIES).withRevocationList("a list\n"))))
        .containsExactly(
            "rw-r--r-- istio/ca-cert.pem",
            "rw------- istio/ca-key.pem",
            "rw-r--r-- istio/root-cert.pem",
            "rw-r--r-- istio/cert-chain.pem",
            "rw-r--r-- istio/ca-crl.pem");
  }

  @Test
  void theFlatLayoutHasTheNamesThatPeopleKnow() {
    assertThat(listed(TestPki.files(pki.server(Layout.FLAT))))
        .containsExactly("rw-r--r-- server-cert.pem", "rw------- server-key.pem");
    assertThat(listed(TestPki.files(pki.root(Layout.FLAT))))
        .containsExactly("rw-r--r-- root-cert.pem", "rw------- root-key.pem");
    assertThat(listed(TestPki.files(pki.istio(Layout.FLAT))))
        .containsExactly(
            "rw-r--r-- istio-cert.pem",
            "rw------- istio-key.pem",
            "rw-r--r-- istio-root.pem",
            "rw-r--r-- istio-chain.pem");
  }

  @Test
  void everyFormHasItsFile() {
    assertThat(listed(TestPki.allFiles(pki.server(Layout.DIRECTORIES))))
        .containsExactly(
            "rw-r--r-- server/tls.crt",
            "rw------- server/tls.key",
            "rw-r--r-- server/ca.crt",
            "rw-r--r-- server/chain.pem",
            "rw-r--r-- server/bundle.pem",
            "rw-r--r-- server/tls.der",
            "rw------- server/tls.pk8",
            "rw------- server/tls-encrypted.key",
            "rw------- server/keystore.p12",
            "rw-r--r-- server/truststore.p12",
            "rw-r--r-- server/truststore.jks",
            "rw------- server/secret.yaml",
            "rw-r--r-- server/java.properties");
    assertThat(listed(TestPki.quickFiles(pki.server(Layout.FLAT))))
        .containsExactly(
            "rw-r--r-- server-cert.pem",
            "rw------- server-key.pem",
            "rw-r--r-- server-chain.pem",
            "rw-r--r-- server-bundle.pem",
            "rw-r--r-- server.der",
            "rw------- server.pk8",
            "rw-r--r-- server-trust.p12",
            "rw-r--r-- server-trust.jks",
            "rw------- server-secret.yaml",
            "rw-r--r-- server.properties");
  }

  @Test
  void whatIsUnderAPassphraseHasAWordInTheFlatLayoutToo() {
    FileNames names = pki.server(Layout.FLAT).names();

    assertThat(names.encryptedKey()).isEqualTo("server-encrypted.pem");
    assertThat(names.keyStore()).isEqualTo("server.p12");
  }

  @Test
  void noTwoFilesOfASetHaveOneName() {
    for (Layout layout : Layout.values()) {
      Set<String> names = new HashSet<>();
      for (OutputSource source :
          List.of(
              pki.root(layout),
              pki.services(layout),
              pki.istio(layout).withRevocationList("a list\n"),
              pki.server(layout),
              pki.client(layout),
              pki.workload(layout))) {
        for (OutputFile file : TestPki.quickFiles(source)) {
          assertThat(names.add(file.name())).as(file.name()).isTrue();
          assertThat(flatWord(file.name())).isIn(words(layout, file.name()));
        }
      }
    }
  }

  /** The words are reserved where sets are checked for names that clash. */
  private static String flatWord(String name) {
    return name.replaceAll("^[a-z]+", "").replaceAll("\\..*$", "").replace("-", "");
  }

  private static Set<String> words(Layout layout, String name) {
    if (layout == Layout.DIRECTORIES) {
      return Set.of(flatWord(name));
    }
    Set<String> words = new HashSet<>(Layout.FLAT_WORDS);
    words.add("");
    return words;
  }

  @Test
  void theWayUpAndTheTrustAreWhereTheyBelong() {
    String root = pki.root.certificate().pem();
    String services = pki.services.certificate().pem();
    String istio = pki.istio.certificate().pem();
    OutputSource server = pki.server(Layout.DIRECTORIES);
    List<OutputFile> files = TestPki.quickFiles(server);
    List<OutputFile> mesh = TestPki.quickFiles(pki.istio(Layout.DIRECTORIES));

    assertThat(text(files, "server/tls.crt")).isEqualTo(server.certificate().pem() + services);
    assertThat(text(files, "server/chain.pem")).isEqualTo(server.certificate().pem() + services);
    assertThat(text(files, "server/ca.crt")).isEqualTo(root);
    assertThat(text(files, "server/bundle.pem")).isEqualTo(root);
    assertThat(text(TestPki.files(pki.services(Layout.FLAT)), "services-cert.pem"))
        .isEqualTo(services);
    assertThat(text(mesh, "istio/ca-cert.pem")).isEqualTo(istio);
    assertThat(text(mesh, "istio/root-cert.pem")).isEqualTo(root);
    assertThat(text(mesh, "istio/cert-chain.pem")).isEqualTo(istio + root);
  }

  @Test
  void duringARotationTheNewRootIsInEveryBundleAndInNoChain() {
    TestPki next = new TestPki();
    String root = pki.root.certificate().pem();
    String other = next.root.certificate().pem();
    var trust = List.of(pki.root.certificate(), next.root.certificate());

    List<OutputFile> server = TestPki.quickFiles(pki.server(Layout.FLAT).withTrust(trust));
    List<OutputFile> mesh = TestPki.files(pki.istio(Layout.DIRECTORIES).withTrust(trust));
    List<OutputFile> authority = TestPki.files(pki.root(Layout.FLAT).withTrust(trust));

    // The oldest comes first, and these two may be of the same second.
    assertThat(text(server, "server-bundle.pem")).isIn(root + other, other + root);
    assertThat(text(server, "server-chain.pem")).doesNotContain(root);
    assertThat(text(mesh, "istio/root-cert.pem")).isEqualTo(text(server, "server-bundle.pem"));
    assertThat(text(mesh, "istio/cert-chain.pem")).endsWith(root);
    assertThat(text(authority, "root-cert.pem")).isEqualTo(root + other);
  }

  @Test
  void aSealedKeyStaysSealedOnDiskAndIsPlainForIstiod() {
    OutputSource sealed =
        pki.istio(Layout.DIRECTORIES).withKeyPem("sealed\n".getBytes(StandardCharsets.US_ASCII));
    List<OutputFile> files = TestPki.files(sealed, OutputKind.KUBERNETES_OPAQUE);

    assertThat(text(files, "istio/ca-key.pem")).isEqualTo("sealed\n");
    assertThat(text(files, "istio/secret.yaml"))
        .contains("ca-key.pem: LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t");
  }

  @Test
  void everyFormThatCannotBeWrittenIsNamed() {
    OutputSource server = pki.server(Layout.FLAT);
    OutputSource withoutKey = withoutKey(server);
    OutputOptions all = OutputOptions.of(EnumSet.allOf(OutputKind.class), ".");

    assertThatThrownBy(() -> OutputFiles.of(withoutKey, all, TestPki.RANDOM))
        .isInstanceOf(OutputException.class)
        .hasMessage(
            "output 'pkcs8-encrypted' of 'server' must have the key, and its owner keeps it;"
                + " output 'pkcs8-encrypted' of 'server' must have a passphrase;"
                + " output 'pkcs12' of 'server' must have the key, and its owner keeps it;"
                + " output 'pkcs12' of 'server' must have a passphrase;"
                + " output 'kubernetes-tls' of 'server' must have the key, and its owner keeps it;"
                + " output 'kubernetes-opaque' of 'server' must have the key, and its owner keeps"
                + " it");
    assertThat(
            listed(
                OutputFiles.of(
                    withoutKey, OutputOptions.of(Set.of(OutputKind.DER), "."), TestPki.RANDOM)))
        .containsExactly("rw-r--r-- server-cert.pem", "rw-r--r-- server.der");
    assertThatThrownBy(
            () ->
                OutputFiles.of(
                    server,
                    OutputOptions.of(Set.of(OutputKind.PKCS12, OutputKind.TRUSTSTORE_PKCS12), ".")
                        .withPassphrase(TestPki.passphrase("p\u00e4ss"))
                        .withTrustStorePassword(TestPki.passphrase("\u20ac")),
                    TestPki.RANDOM))
        .hasMessage(
            "output 'pkcs12' of 'server' must have a passphrase of printable ASCII: Java reads"
                + " stores with no other; output 'truststore-pkcs12' of 'server' must have a"
                + " passphrase of printable ASCII: Java reads stores with no other");
  }

  @Test
  void javaPropertiesNameTheFilesAndNoSecret() {
    assertThat(text(TestPki.quickFiles(pki.client(Layout.DIRECTORIES)), "client/java.properties"))
        .isEqualTo(
            """
            javax.net.ssl.trustStore=/etc/pki/dev/client/truststore.p12
            javax.net.ssl.trustStoreType=PKCS12
            spring.datasource.hikari.data-source-properties.sslmode=verify-full
            spring.datasource.hikari.data-source-properties.sslrootcert=/etc/pki/dev/client/ca.crt
            spring.datasource.hikari.data-source-properties.sslcert=/etc/pki/dev/client/tls.crt
            spring.datasource.hikari.data-source-properties.sslkey=/etc/pki/dev/client/tls.pk8
            """);
  }

  @Test
  void javaPropertiesNameTheKeyStoreAndNotItsPassword() {
    byte[] file =
        JavaProperties.of(
            withoutKey(pki.client(Layout.FLAT)),
            "C:\\pki \u00e4/",
            Set.of(OutputKind.PKCS12, OutputKind.TRUSTSTORE_JKS));

    assertThat(new String(file, StandardCharsets.US_ASCII))
        .isEqualTo(
            """
            # javax.net.ssl.keyStorePassword is not here: it is a secret
            javax.net.ssl.keyStore=C:\\\\pki \\u00e4/client.p12
            javax.net.ssl.keyStoreType=PKCS12
            javax.net.ssl.trustStore=C:\\\\pki \\u00e4/client-trust.jks
            javax.net.ssl.trustStoreType=JKS
            """);
  }

  @Test
  void aFileNeverLeavesTheDirectoryOfItsSet() {
    for (String name : List.of("", "/etc/passwd", "../x", "a/../b", "a//b", "a\nb", ".x")) {
      assertThatThrownBy(() -> OutputFile.open(name, new byte[0]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith(
              "must be names of A-Z, a-z, 0-9, '.', '_' and '-', with '/' between");
    }
    assertThat(OutputFile.secret("a/tls.key", new byte[] {1, 2}))
        .hasToString("OutputFile[a/tls.key, 2 octets, rw-------]");
  }

  private static OutputSource withoutKey(OutputSource source) {
    return new OutputSource(
        source.names(),
        source.root(),
        source.certificate(),
        source.intermediates(),
        source.trust(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<String> listed(List<OutputFile> files) {
    return files.stream().map(file -> file.permissions() + " " + file.name()).toList();
  }

  private static String text(List<OutputFile> files, String name) {
    return new String(TestPki.content(files, name), StandardCharsets.US_ASCII);
  }
}
