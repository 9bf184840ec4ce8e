package dev.maximus.components.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.components.common.Probes.Http;
import org.junit.jupiter.api.Test;

class ProbesTest {
  @Test
  void defaults() {
    assertThat(Probes.DEFAULT.startup()).isEqualTo(new Http("/health/startup", 2, 2, 60));
    assertThat(Probes.DEFAULT.readiness()).isEqualTo(new Http("/health/ready", 5, 3, 3));
    assertThat(Probes.DEFAULT.liveness()).isEqualTo(new Http("/health/live", 10, 5, 6));
  }

  @Test
  void rejectsEveryWrongFieldAtOnce() {
    assertThatThrownBy(() -> new Http("health", 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Probes: path 'health' must begin with '/'; periodSeconds '0' must be at least 1;"
                + " timeoutSeconds '0' must be at least 1; failureThreshold '0' must be at least"
                + " 1");
  }
}
