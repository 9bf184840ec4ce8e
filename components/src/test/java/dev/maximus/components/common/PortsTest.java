package dev.maximus.components.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void defaults() {
    assertThat(Ports.of(8100)).isEqualTo(new Ports(8100, 8100));
    assertThat(Ports.of(8100).metricsApart()).isFalse();
    assertThat(Ports.of(8100).metricsName()).isEqualTo("http-api");
  }

  @Test
  void allFieldsSet() {
    Ports ports = Ports.of(8037).withMetrics(8090);
    assertThat(ports).isEqualTo(new Ports(8037, 8090));
    assertThat(ports.metricsApart()).isTrue();
    assertThat(ports.metricsName()).isEqualTo("http-metrics");
  }

  @Test
  void rejectsPortsOutOfRange() {
    assertThatThrownBy(() -> new Ports(80, 65536))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Ports: http '80' must be from 1024 to 65535; metrics '65536' must be from 1024 to"
                + " 65535");
  }
}
