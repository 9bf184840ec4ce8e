package dev.maximus.certs.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.request.Layout;
import dev.maximus.certs.request.OutputKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFormsTest {
  @Test
  void aStoreHoldsTheFormsThatWereAskedFor(@TempDir Path temporary) throws Exception {
    Path directory = temporary.resolve("pki");
    CertificateOrder web =
        Sets.server("web", "web.example")
            .withOutputs(
                OutputKind.DER,
                OutputKind.TRUSTSTORE_PKCS12,
                OutputKind.KUBERNETES_OPAQUE,
                OutputKind.JAVA_PROPERTIES);
    CertificateSet set =
        Sets.set(
            false,
            Layout.FLAT,
            List.of(Sets.root(), Sets.middle()),
            web,
            Sets.server("db", "db.example"));
    Store store = Store.open(directory, Sets.clock(), Sets.RANDOM);

    store.apply(
        store.plan(set),
        ApplyOptions.PLAIN.withFiles(
            new OutputForms("/srv/pki", Optional.empty(), Optional.empty(), Sets.RANDOM)));

    assertThat(new Visible(directory).files().keySet())
        .contains("web.der", "web.pk8", "web-trust.p12", "web-secret.yaml", "web.properties")
        .doesNotContain("db.der");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("web.pk8"))))
        .isEqualTo("rw-------");
    assertThat(directory.resolve("web.properties"))
        .content()
        .contains("sslrootcert=/srv/pki/root-cert.pem");
    assertThat(directory.resolve("web-secret.yaml"))
        .content()
        .contains("  root-cert.pem: ", "  web-cert.pem: ", "  web-trust.p12: ");
  }

  @Test
  void theChainOfAnIstioAuthorityGoesUpToTheRoot(@TempDir Path temporary) throws Exception {
    Path directory = temporary.resolve("pki");
    CertificateSet set = Sets.set(false, Layout.DIRECTORIES, List.of(Sets.root(), Sets.istio()));
    Store store = Store.open(directory, Sets.clock(), Sets.RANDOM);

    store.apply(store.plan(set), ApplyOptions.PLAIN);

    assertThat(directory.resolve("istio/cert-chain.pem"))
        .content()
        .isEqualTo(
            Files.readString(directory.resolve("istio/ca-cert.pem"))
                + Files.readString(directory.resolve("istio/root-cert.pem")));
  }
}
