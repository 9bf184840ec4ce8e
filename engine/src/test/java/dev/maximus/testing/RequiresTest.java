package dev.maximus.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class RequiresTest {
  @Test
  void whatIsThereIsFine() {
    assertThatCode(() -> Requires.that("go", true, "Go", "all")).doesNotThrowAnyException();
  }

  @Test
  void whatIsMissingSkips() {
    assertThatThrownBy(() -> Requires.that("go", false, "Go 1.26", ""))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("needs: Go 1.26");
    assertThatThrownBy(() -> Requires.that("go", false, "Go 1.26", "real, cluster"))
        .isInstanceOf(TestAbortedException.class);
  }

  @Test
  void whatMustBeThereFails() {
    String message = "MAXIMUS_REQUIRE asks for 'go', and it is not there. needs: Go 1.26";
    for (String required : new String[] {"all", "go", "cluster, go"}) {
      assertThatThrownBy(() -> Requires.that("go", false, "Go 1.26", required))
          .isInstanceOf(AssertionFailedError.class)
          .hasMessage(message);
    }
  }
}
