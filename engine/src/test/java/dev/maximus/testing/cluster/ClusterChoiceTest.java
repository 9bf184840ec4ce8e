package dev.maximus.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.testing.Toolchain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterChoiceTest {
  @Test
  void theGivenClusterIsTaken(@TempDir Path dir) throws Exception {
    Path file = Files.writeString(dir.resolve("config"), "apiVersion: v1\nkind: Config\n");
    GivenCluster source = new GivenCluster(Map.of(GivenCluster.VARIABLE, file.toString()));
    assertThat(source.offer(Mode.REAL))
        .isInstanceOfSatisfying(
            ClusterSource.Offer.Started.class,
            started -> assertThat(started.cluster().kubeconfig()).isEqualTo(file));
  }

  @Test
  void aWrongKubeconfigIsNotPassedOver() {
    GivenCluster source = new GivenCluster(Map.of(GivenCluster.VARIABLE, "/no/such/file"));
    assertThatThrownBy(() -> source.offer(Mode.REAL))
        .hasMessage("MAXIMUS_TEST_KUBECONFIG '/no/such/file' is not a readable file");
  }

  @Test
  void withoutAnySourceTheReasonNamesEach() {
    SharedCluster none =
        SharedCluster.start(
            Mode.SIMULATED,
            List.of(
                mode -> new ClusterSource.Offer.Unavailable("one"),
                mode -> new ClusterSource.Offer.Unavailable("two")));
    assertThat(none.running()).isEmpty();
    // A skip or, where the variable says so, a failure: with the same words.
    assertThatThrownBy(none::require).hasMessageEndingWith("needs: one, or two");
  }

  @Test
  void aFailedStartIsNotRepeated() {
    List<Mode> asked = new ArrayList<>();
    SharedCluster broken =
        SharedCluster.start(
            Mode.REAL,
            List.of(
                mode -> {
                  asked.add(mode);
                  throw new IllegalStateException("no memory");
                }));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(broken::require)
          .hasMessage("the test cluster did not start")
          .hasRootCauseMessage("no memory");
    }
    assertThat(asked).hasSize(1);
  }

  @Test
  void namespaceNamesAreLegalAndDiffer() {
    String name = TestNamespace.name("Ünder_score$With(veryLongNameThatGoesOnAndOnAndOn)");
    assertThat(name).matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?").hasSizeLessThanOrEqualTo(63);
    assertThat(TestNamespace.name("same")).isNotEqualTo(TestNamespace.name("same"));
  }

  @Test
  void imagesAreThoseOfTheToolchain() {
    String list = Toolchain.must("image", "list").stdout();
    for (TestImage image : TestImage.values()) {
      assertThat(list).containsPattern("(?m)^%s +%s ".formatted(image.preset(), image.reference()));
    }
  }
}
