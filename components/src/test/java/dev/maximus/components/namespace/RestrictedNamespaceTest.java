package dev.maximus.components.namespace;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.components.Golden;
import org.junit.jupiter.api.Test;

class RestrictedNamespaceTest {
  @Test
  void matchesGolden() {
    Golden.assertMatches(
        "restricted-namespace", Golden.run(options -> new RestrictedNamespace("shop", options)));
  }

  @Test
  void rejectsANameThatIsNone() {
    assertThatThrownBy(() -> Golden.run(options -> new RestrictedNamespace("my_shop", options)))
        .hasMessageContaining("RestrictedNamespace: name 'my_shop' must be 1 to 63 characters");
  }
}
