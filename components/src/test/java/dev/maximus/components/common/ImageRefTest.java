package dev.maximus.components.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageRefTest {
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registry.maximus.dev/maximus/maba:1.0.0",
        "localhost:5000/a:1",
        "r.io/a/b_c/d-e.f:V1_x-y.z"
      })
  void readsAndWritesTheSame(String image) {
    String text = image + "@" + DIGEST;
    assertThat(ImageRef.parse(text)).hasToString(text);
    assertThat(ImageRef.parse(text).digest()).isEqualTo(DIGEST);
    assertThat(ImageRef.problem(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "postgres",
        "postgres:15",
        "r.io/postgres:15",
        "r.io/postgres@sha256:0",
        "localhost:5000/postgres@sha256:0"
      })
  void rejectsAnImageWithoutTagOrDigest(String image) {
    assertThatThrownBy(() -> ImageRef.parse(image))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ImageRef: image '"
                + image
                + "' must have the form registry/path:tag@sha256:<64 hex digits>");
  }

  @Test
  void rejectsEveryWrongPartAtOnce() {
    assertThatThrownBy(() -> new ImageRef("Postgres", "-x", "sha256:zz"))
        .hasMessage(
            "ImageRef: repository 'Postgres' must be a registry host and a path in lower case;"
                + " tag '-x' must be 1 to 128 letters, digits, '_', '.' and '-';"
                + " digest 'sha256:zz' must be sha256:<64 hex digits>");
    assertThatThrownBy(() -> new ImageRef("r.io/a", "latest", DIGEST))
        .hasMessage("ImageRef: tag 'latest' must name a version");
    assertThat(ImageRef.problem("r.io/a:1@sha256:00"))
        .contains("is no image: digest 'sha256:00' must be sha256:<64 hex digits>");
    assertThat(ImageRef.problem("r.io/a:1"))
        .contains("must have the form registry/path:tag@sha256:<64 hex digits>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"r.io/", "/a", "r.io//a", "r.io/a/", "r.io/-a", "r.io/a:b", "r.io/a b"})
  void rejectsWhatIsNoRepository(String repository) {
    assertThatThrownBy(() -> new ImageRef(repository, "1", DIGEST))
        .hasMessage(
            "ImageRef: repository '"
                + repository
                + "' must be a registry host and a path in lower case");
  }
}
