package dev.maximus.components.common;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.components.common.Resources.Share;
import org.junit.jupiter.api.Test;

class ResourcesTest {
  @Test
  void takesARequestUpToTheLimit() {
    assertThatCode(() -> Share.of("1024Mi", "1Gi")).doesNotThrowAnyException();
  }

  @Test
  void rejectsARequestAboveTheLimit() {
    assertThatThrownBy(() -> Share.of("2", "500m"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Share: request '2' must not be more than the limit '500m'");
  }
}
