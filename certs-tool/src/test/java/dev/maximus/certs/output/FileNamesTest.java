package dev.maximus.certs.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.request.Layout;
import dev.maximus.certs.x509.Profile;
import org.junit.jupiter.api.Test;

class FileNamesTest {
  @Test
  void aLeafHasTheNamesOfATlsSecret() {
    FileNames names = new FileNames("web", Profile.SERVER, Layout.DIRECTORIES);

    assertThat(names.certificate()).isEqualTo("web/tls.crt");
    assertThat(names.key()).isEqualTo("web/tls.key");
    assertThat(names.ownTrust()).contains("web/ca.crt");
    assertThat(names.entry()).isEqualTo("web");
  }

  @Test
  void anIstioAuthorityHasTheNamesOfCacerts() {
    FileNames names = new FileNames("mesh", Profile.ISTIO_CA, Layout.DIRECTORIES);

    assertThat(names.certificate()).isEqualTo("mesh/ca-cert.pem");
    assertThat(names.key()).isEqualTo("mesh/ca-key.pem");
    assertThat(names.ownTrust()).contains("mesh/root-cert.pem");
    assertThat(names.chain()).isEqualTo("mesh/cert-chain.pem");
    assertThat(names.revocationList()).isEqualTo("mesh/ca-crl.pem");
  }

  @Test
  void inTheFlatLayoutEveryFileIsAnEntry() {
    FileNames names = new FileNames("server", Profile.SERVER, Layout.FLAT);

    assertThat(names.certificate()).isEqualTo("server-cert.pem");
    assertThat(names.key()).isEqualTo("server-key.pem");
    assertThat(names.entry()).isEqualTo("server-cert.pem");
    assertThat(names.ownTrust()).isEmpty();
  }

  @Test
  void whereThereIsNoBundleTheFileOfTheRootIsTrusted() {
    assertThat(new FileNames("web", Profile.SERVER, Layout.FLAT).trust("ca"))
        .isEqualTo("ca-cert.pem");
    assertThat(new FileNames("mid", Profile.INTERMEDIATE_CA, Layout.DIRECTORIES).trust("ca"))
        .isEqualTo("ca/ca.crt");
    assertThat(new FileNames("ca", Profile.ROOT_CA, Layout.FLAT).trust("ca"))
        .isEqualTo("ca-cert.pem");
  }
}
