package dev.maximus.components.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "a1", "maximus-core", "a--b"})
  void takesServiceNames(String name) {
    assertThat(Names.isServiceName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "-a", "a-", "A", "a.b", "a_b", "é"})
  void refusesOtherNames(String name) {
    assertThat(Names.isServiceName(name)).isFalse();
  }

  @Test
  void knowsTheLongestName() {
    assertThat(Names.isServiceName("a".repeat(63))).isTrue();
    assertThat(Names.isServiceName("a".repeat(64))).isFalse();
  }

  @Test
  void knowsVariableNames() {
    assertThat(Names.isVariableName("LOG_level2")).isTrue();
    assertThat(Names.isVariableName("2LOG")).isFalse();
    assertThat(Names.isVariableName("LOG-LEVEL")).isFalse();
    assertThat(Names.isVariableName("")).isFalse();
  }

  @Test
  void makesHostNames() {
    assertThat(Names.serviceHost("maba", "maximus")).isEqualTo("maba.maximus.svc");
  }
}
