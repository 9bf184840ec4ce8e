package dev.maximus.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrnTest {
  @Test
  void knowsItsParts() {
    Urn urn = new Urn("urn:pulumi:dev::project::a:b:Group$kubernetes:core/v1:Service::web");

    assertThat(urn.qualifiedType()).isEqualTo("a:b:Group$kubernetes:core/v1:Service");
    assertThat(urn.type()).isEqualTo("kubernetes:core/v1:Service");
    assertThat(urn.name()).isEqualTo("web");
  }

  @Test
  void aNameMayHoldTheSeparator() {
    assertThat(new Urn("urn:pulumi:dev::project::a:b:C::one::two").name()).isEqualTo("one::two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "urn:pulumi:dev", "urn:pulumi:dev::project::type", "dev::project::type::name"})
  void rejectsWhatIsNoUrn(String value) {
    assertThatThrownBy(() -> new Urn(value))
        .hasMessage(
            "Urn: value '%s' must have the form urn:pulumi:<stack>::<project>::<type>::<name>",
            value);
  }
}
