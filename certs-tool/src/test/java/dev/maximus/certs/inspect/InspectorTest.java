package dev.maximus.certs.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.certs.x509.Passphrase;
import dev.maximus.certs.x509.PrivateKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorTest {
  @TempDir private Path directory;
  private SampleStore store;
  private final Inspector inspector = new Inspector(SampleStore.CLOCK);

  @BeforeEach
  void make() throws IOException {
    store = new SampleStore(directory);
  }

  private String shown(String text) {
    String result = text.replace(directory.toString(), "DIR");
    for (CertificateItem item : items()) {
      result =
          result
              .replace(item.certificate().serial(), "SERIAL-" + item.name())
              .replace(item.certificate().fingerprint(), "FINGERPRINT-" + item.name())
              .replace(item.shortSerial(), "SERIAL__")
              .replace(item.shortFingerprint(), "SHA_____");
    }
    return result;
  }

  private List<CertificateItem> items() {
    try {
      return inspector.inspect(directory).certificates();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aDirectoryIsATable() throws IOException {
    assertThat(shown(InspectText.table(inspector.inspect(directory), Style.PLAIN)))
        .isEqualTo(
            """
            NAME           PROFILE          NAMES         ISSUER         UNTIL       DAYS  SERIAL    KEY
            postgres       server           localhost +2  Test Services  2027-02-19    89  SERIAL__  ECDSA P-256
            Test Root      root-ca          -             Test Root      2036-11-21  3652  SERIAL__  ECDSA P-256
            Test Services  intermediate-ca  -             Test Root      2029-11-21  1095  SERIAL__  ECDSA P-256
            worker         client           -             Test Services  2026-12-01     9  SERIAL__  ECDSA P-256
            private key: ecdsa-p256 (DIR/postgres/tls.key, mode 0600)
            private key: ecdsa-p256 (DIR/root/ca.key, mode 0600)
            private key: ecdsa-p256 (DIR/services/ca.key, mode 0600)
            private key: ecdsa-p256 (DIR/worker/tls.key, mode 0600)
            """);
  }

  @Test
  void aTableFitsTheScreen() throws IOException {
    assertThat(InspectText.table(inspector.inspect(directory), Style.PLAIN).lines())
        .allMatch(line -> line.startsWith("private key") || line.length() <= 100);
    assertThat(InspectText.wideTable(inspector.inspect(directory), Style.PLAIN).lines().findFirst())
        .hasValueSatisfying(line -> assertThat(line).contains("FROM", "SHA-256", "FILE", "MODE"));
    assertThat(InspectText.table(inspector.inspect(directory), Style.ANSI))
        .contains("\u001b[1mNAME", "\u001b[32m3652\u001b[0m");
  }

  @Test
  void detailsOfOne() throws IOException {
    CertificateItem item =
        inspector.inspect(directory.resolve("postgres/tls.crt")).certificates().get(0);

    assertThat(shown(InspectText.details(item, SampleStore.NOW, Style.PLAIN)))
        .isEqualTo(
            """
            name:     postgres
            profile:  server
            subject:  CN=postgres
            names:    DNS:localhost
                      DNS:postgres.maximus.svc
                      IP:127.0.0.1
            issuer:   CN=Test Services
            from:     2026-11-21T09:55:00Z
            until:    2027-02-19T09:59:59Z, 89 days left
            purposes: TLS server
            key:      ECDSA P-256
            serial:   SERIAL-postgres
            SHA-256:  FINGERPRINT-postgres
            file:     DIR/postgres/tls.crt
            mode:     0644
            """);
  }

  @Test
  void aTree() throws IOException {
    assertThat(InspectText.tree(inspector.inspect(directory), Style.PLAIN))
        .isEqualTo(
            """
            Test Root  root-ca, until 2036-11-21, 3652 days left
            `-- Test Services  intermediate-ca, until 2029-11-21, 1095 days left
                |-- postgres  server, until 2027-02-19, 89 days left
                `-- worker  client, until 2026-12-01, 9 days left
            """);
    assertThat(
            InspectText.tree(inspector.inspect(directory.resolve("worker/tls.crt")), Style.PLAIN))
        .isEqualTo(
            """
            (issuer not here: CN=Test Root)
            `-- Test Services  intermediate-ca, until 2029-11-21, 1095 days left
                `-- worker  client, until 2026-12-01, 9 days left
            """);
  }

  @Test
  void json() throws IOException {
    assertThat(shown(InspectJson.render(inspector.inspect(directory.resolve("root/ca.crt")))))
        .isEqualTo(
            """
            {
              "now": "2026-11-21T10:00:00Z",
              "certificates": [
                {
                  "name": "Test Root",
                  "profile": "root-ca",
                  "subject": "CN=Test Root",
                  "names": [],
                  "issuer": "CN=Test Root",
                  "notBefore": "2026-11-21T09:55:00Z",
                  "notAfter": "2036-11-21T09:59:59Z",
                  "daysLeft": 3652,
                  "expired": false,
                  "serial": "SERIAL-Test Root",
                  "key": "ECDSA P-256",
                  "fingerprint": "FINGERPRINT-Test Root",
                  "position": 0,
                  "file": "DIR/root/ca.crt",
                  "mode": "0644"
                }
              ],
              "keys": [],
              "revocationLists": [],
              "requests": [],
              "unreadable": []
            }
            """);
  }

  @Test
  void trustStores() throws Exception {
    for (String type : List.of("PKCS12", "JKS")) {
      Path file = directory.resolve("trust." + (type.equals("JKS") ? "jks" : "p12"));
      KeyStore keys = KeyStore.getInstance(type);
      keys.load(null, null);
      keys.setCertificateEntry("the-root", store.root.certificate().toJca());
      try (OutputStream out = Files.newOutputStream(file)) {
        keys.store(out, "secret".toCharArray());
      }

      assertThat(inspector.inspect(file, Optional.of("secret".toCharArray())).certificates())
          .extracting(CertificateItem::name)
          .containsExactly("the-root");
      assertThat(inspector.inspect(file, Optional.of("wrong".toCharArray())).unreadable())
          .extracting(InspectReport.Unreadable::problem)
          .containsExactly("it is no " + type + " trust store, or has another password");
    }
  }

  @Test
  void keysShowTheirKindOnly() throws IOException {
    Path file = directory.resolve("x.key");
    Files.write(
        file,
        PrivateKeys.encryptedPem(
            store.serverKey.getPrivate(),
            Passphrase.of("correct horse".toCharArray()),
            new SecureRandom()));

    InspectReport report = inspector.inspect(file);

    assertThat(report.items()).hasSize(1);
    assertThat(((KeyItem) report.items().get(0)).algorithm()).isEqualTo("encrypted");
    assertThat(InspectText.table(report, Style.PLAIN)).startsWith("private key: encrypted (");
  }

  @Test
  void whatIsUnreadableIsSaid() throws IOException {
    Files.writeString(directory.resolve("bad.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
    Files.writeString(directory.resolve("text.crt"), "hello");

    assertThat(inspector.inspect(directory).unreadable())
        .extracting(InspectReport.Unreadable::text)
        .hasSize(2)
        .contains(
            directory.resolve("text.crt")
                + ": it is no certificate, revocation list, request, key or trust store");
    assertThatThrownBy(() -> inspector.inspect(directory.resolve("absent.pem")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
