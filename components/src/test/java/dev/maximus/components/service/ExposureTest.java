package dev.maximus.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {
  @Test
  void rejectsAPortThatNoNodeOpens() {
    assertThatThrownBy(() -> new Exposure.NodePort(8100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("NodePort: port '8100' must be from 30000 to 32767");
  }

  @Test
  void rejectsALoadBalancerForEverybodyUnlessItIsSaid() {
    assertThatThrownBy(() -> new Exposure.LoadBalancer(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("LoadBalancer: sourceRanges '[]' must name at least one network");
    assertThat(new Exposure.LoadBalancer(List.of("0.0.0.0/0")).sourceRanges()).hasSize(1);
  }

  @Test
  void rejectsEveryWrongNetworkAtOnce() {
    assertThatThrownBy(() -> new Exposure.LoadBalancer(List.of("10.0.0.0", "10.0.0.0/8", "a/8")))
        .hasMessage(
            "LoadBalancer: sourceRange '10.0.0.0' must be an IPv4 network such as '10.0.0.0/8';"
                + " sourceRange 'a/8' must be an IPv4 network such as '10.0.0.0/8'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0/0", "10.0.0.0/8", "192.168.1.0/24", "1.2.3.4/32", "128.0.0.0/1"})
  void knowsNetworks(String text) {
    assertThat(Cidr.isValid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0/8",
        "10.0.0.0.0/8",
        "10.0.0.1/8",
        "256.0.0.0/8",
        "010.0.0.0/8",
        "10.0.0.0/08",
        "::/0",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "1000.0.0.0/8"
      })
  void refusesOtherTexts(String text) {
    assertThat(Cidr.isValid(text)).isFalse();
  }
}
