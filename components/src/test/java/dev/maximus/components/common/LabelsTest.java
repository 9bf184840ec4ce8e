package dev.maximus.components.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsTest {
  @Test
  void versionIsInTheLabelsAndNeverInTheSelector() {
    assertThat(Labels.of("maba", "service", "maximus", "1.2.3"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "app.kubernetes.io/name", "maba",
                "app.kubernetes.io/instance", "maba",
                "app.kubernetes.io/component", "service",
                "app.kubernetes.io/part-of", "maximus",
                "app.kubernetes.io/version", "1.2.3",
                "app.kubernetes.io/managed-by", "maximus-platform"));
    assertThat(Labels.selector("maba"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("app.kubernetes.io/name", "maba", "app.kubernetes.io/instance", "maba"));
  }

  @Test
  void cutsATagToWhatALabelHolds() {
    assertThat(Labels.value("_1.0-")).isEqualTo("1.0");
    assertThat(Labels.value("a".repeat(62) + ".b")).isEqualTo("a".repeat(62));
    assertThat(Labels.value("a".repeat(100))).hasSize(63);
  }
}
