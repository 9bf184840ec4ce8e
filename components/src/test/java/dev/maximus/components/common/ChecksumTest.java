package dev.maximus.components.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecksumTest {
  @Test
  void isTheSameForTheSameSettingsInAnyOrder() {
    Map<String, String> one = new LinkedHashMap<>();
    one.put("a", "1");
    one.put("b", "2");
    Map<String, String> other = new LinkedHashMap<>();
    other.put("b", "2");
    other.put("a", "1");
    assertThat(Checksum.of(one)).isEqualTo(Checksum.of(other)).isEqualTo("4792e7a194896201");
  }

  @Test
  void isAnotherForOtherSettings() {
    String before = Checksum.of(Map.of("ab", "c"));
    assertThat(before).hasSize(16);
    assertThat(Checksum.of(Map.of("a", "bc"))).isNotEqualTo(before);
    assertThat(Checksum.of(Map.of("ab", "d"))).isNotEqualTo(before);
    assertThat(Checksum.of(Map.of())).isNotEqualTo(before);
  }
}
