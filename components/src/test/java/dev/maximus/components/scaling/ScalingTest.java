package dev.maximus.components.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScalingTest {
  @Test
  void aFixedNumberIsSaidByTheWorkload() {
    assertThat(Scaling.fixed(3).replicas()).hasValue(3);
    assertThat(Scaling.fixed(3).atLeast()).isEqualTo(3);
  }

  @Test
  void anAutoscalerOwnsTheNumber() {
    assertThat(Scaling.autoscaled(2, 8).replicas()).isEmpty();
    assertThat(Scaling.autoscaled(2, 8).atLeast()).isEqualTo(2);
  }

  @Test
  void rejectsNumbersOutOfRange() {
    assertThatThrownBy(() -> Scaling.fixed(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Fixed: replicas '0' must be from 1 to 1000");
    assertThatThrownBy(() -> Scaling.autoscaled(0, 1001))
        .hasMessage(
            "Autoscaled: min '0' must be from 1 to 1000; max '1001' must be from 1 to 1000");
    assertThatThrownBy(() -> Scaling.autoscaled(3, 3))
        .hasMessage("Autoscaled: max '3' must be more than min '3'");
  }
}
