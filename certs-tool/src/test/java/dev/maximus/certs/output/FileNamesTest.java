package dev.maximus.certs.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.certs.request.Layout;
import dev.maximus.certs.x509.Profile;
import org.junit.jupiter.api.Test;

class FileNamesTest {
  /** The store writes PEM by itself. What points at its files must use its names. */
  @Test
  void theStoreHasTheSameNames() {
    for (Layout layout : Layout.values()) {
      for (Profile profile : Profile.ALL) {
        FileNames ours = new FileNames("web", profile, layout, "root");
        var store = new dev.maximus.certs.store.FileNames(layout, profile, "web");

        assertThat(ours.certificate()).isEqualTo(store.certificate());
        assertThat(ours.key()).isEqualTo(store.key());
        assertThat(ours.revocationList()).isEqualTo(store.revocationList());
        store.chain().ifPresent(chain -> assertThat(ours.chain()).isEqualTo(chain));
        store
            .bundle()
            .ifPresent(
                bundle -> {
                  assertThat(ours.ownsTrust()).isTrue();
                  assertThat(ours.trust()).isEqualTo(bundle);
                });
      }
    }
  }

  @Test
  void whereThereIsNoBundleTheFileOfTheRootIsTrusted() {
    assertThat(new FileNames("web", Profile.SERVER, Layout.FLAT, "ca").trust())
        .isEqualTo("ca-cert.pem");
    assertThat(new FileNames("mid", Profile.INTERMEDIATE_CA, Layout.DIRECTORIES, "ca").trust())
        .isEqualTo("ca/ca.crt");
    assertThat(new FileNames("ca", Profile.ROOT_CA, Layout.FLAT, "ca").trust())
        .isEqualTo("ca-cert.pem");
  }
}
