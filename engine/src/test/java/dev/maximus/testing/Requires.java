package dev.maximus.testing;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Skips a test where the machine cannot run it. Where it must be able to, as in CI, the environment
 * variable {@value #VARIABLE} lists the capabilities ({@code pulumi,cluster,real,go,docker,apt}, or
 * {@code all}) whose absence fails the test instead.
 */
public final class Requires {
  public static final String VARIABLE = "MAXIMUS_REQUIRE";

  private Requires() {}

  /**
   * Skips the test, or fails it, unless the capability is present.
   *
   * @param howToGetIt what is missing and how to get it, for example {@code "Go 1.26, see
   *     https://go.dev/dl/"}
   */
  public static void that(String capability, boolean present, String howToGetIt) {
    that(capability, present, howToGetIt, System.getenv().getOrDefault(VARIABLE, ""));
  }

  static void that(String capability, boolean present, String howToGetIt, String required) {
    if (present) {
      return;
    }
    String message = "needs: " + howToGetIt;
    Set<String> asked =
        Arrays.stream(required.split(",")).map(String::strip).collect(Collectors.toSet());
    if (asked.contains(capability) || asked.contains("all")) {
      throw new AssertionFailedError(
          "%s asks for '%s', and it is not there. %s".formatted(VARIABLE, capability, message));
    }
    throw new TestAbortedException(message);
  }
}
