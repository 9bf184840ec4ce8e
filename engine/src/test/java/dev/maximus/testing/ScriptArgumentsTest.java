package dev.maximus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the scripts of toolchain/ say to a person who holds them wrong. None of it starts anything.
 */
class ScriptArgumentsTest {
  @ParameterizedTest
  @ValueSource(strings = {"build", "cluster", "docker", "image", "validate"})
  void helpShowsExamplesFirst(String script) {
    Toolchain.Result result = Toolchain.run(List.of(script, "--help"));
    assertThat(result.exitCode()).isZero();
    assertThat(result.stderr()).isEmpty();
    assertThat(result.lines().get(0)).startsWith("toolchain/" + script + ": ");
    assertThat(result.lines().get(2)).startsWith("  toolchain/" + script);
    assertThat(result.stdout()).contains("Exit codes: 0").doesNotContain("#");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          build nothing              | engine 'nothing' must be one of: pulumi kubernetes
          build --fast               | option '--fast' is not known
          build --where              | --where needs a name
          build --prune pulumi       | --prune takes no names
          cluster                    | no command given
          cluster begin              | command 'begin' must be one of: start check stop status load
          cluster start imaginary    | 'imaginary': a simulated cluster takes no images (modes: simulated real)
          cluster start --state      | --state needs a value
          cluster start --owner-pid x| owner 'x' must be a process id
          cluster start --wait soon  | wait 'soon' must be a number of seconds
          cluster start --purge      | option '--purge' is not known to 'start'
          cluster stop now           | 'now' is not expected here
          cluster load               | no image given
          docker                     | no command given
          docker begin               | command 'begin' must be one of: start check stop status
          docker start --wait soon   | --wait 'soon' must be a number
          docker stop --all          | option '--all' is not known to 'stop'
          image                      | no image given
          image mysql                | image 'mysql' must be one of: pause redis
          image pause redis -o x.tar | -o takes one image
          image make a b.tar c       | image 'a' must carry a tag
          image make a:1 b.tar --config {c d | argument --config: not JSON
          validate                   | no file given
          """)
  void misuseIsExplained(String command, String message) {
    Toolchain.Result result = Toolchain.run(Arrays.asList(command.split(" ")));
    assertThat(result.stderr()).contains(message);
    assertThat(result.stderr().lines()).hasSizeLessThan(5);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cluster load /no/such.tar              | image file '/no/such.tar' does not exist
          cluster start --owner-pid 4194304      | owner '4194304' is not a running process
          cluster start --state /                | state folder '/' must be a folder of its own
          image make a:1 /tmp/x.tar /no/program  | file '/no/program' does not exist
          """)
  void failuresAreExplained(String command, String message) {
    Toolchain.require("cluster", "kubernetes");
    Toolchain.Result result = Toolchain.run(Arrays.asList(command.split(" ")));
    assertThat(result.stderr()).contains(message);
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void shellcheckHasNothingToSay() {
    Toolchain.Result found =
        Toolchain.execute(List.of("sh", "-c", "command -v shellcheck"), Map.of());
    Requires.that("apt", found.exitCode() == 0, "shellcheck; apt-get install shellcheck");
    List<String> command = new ArrayList<>(List.of("shellcheck"));
    for (String script :
        List.of("build", "cluster", "docker", "validate", "lib.sh", "kubernetes/derive-go-mod")) {
      command.add(Toolchain.root().resolve("toolchain").resolve(script).toString());
    }
    Toolchain.Result result = Toolchain.execute(command, Map.of());
    assertThat(result.stdout()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }
}
