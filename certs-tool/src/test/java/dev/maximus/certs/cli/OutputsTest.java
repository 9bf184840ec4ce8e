package dev.maximus.certs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.cli.CommandLine.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms that a request asks for arrive on disk. */
class OutputsTest {
  private static final String REQUEST =
      """
      environment: test
      authorities:
        root: {profile: root-ca, subject: {commonName: Test Root}}
      certificates:
        db: {profile: server, issuer: root, dns: [db], outputs: [pkcs12, truststore-jks]}
      """;

  @TempDir private Path directory;

  @Test
  void aKeyStoreHasAPassphraseOfItsOwn() throws Exception {
    CommandLine tool = new CommandLine(directory.toRealPath());
    tool.file("r.yaml", REQUEST);
    Answer refused = tool.run("generate", "r.yaml");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("output 'pkcs12' of 'db' must have a passphrase");
    assertThat(directory.resolve("pki/test/.current")).doesNotExist();

    tool.set(StoreChange.EXPORT_VARIABLE, "for the key store");
    assertThat(tool.run("generate", "r.yaml").code()).isZero();

    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(bytes("keystore.p12"), "for the key store".toCharArray());
    assertThat(store.isKeyEntry("db")).isTrue();
    KeyStore trust = KeyStore.getInstance("JKS");
    trust.load(bytes("truststore.jks"), "changeit".toCharArray());
    assertThat(trust.size()).isEqualTo(1);
  }

  private ByteArrayInputStream bytes(String file) throws IOException {
    return new ByteArrayInputStream(
        Files.readAllBytes(directory.resolve("pki/test/db").resolve(file)));
  }
}
