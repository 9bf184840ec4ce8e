package dev.maximus.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pulumi.Context;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.run.InProcessEngine.Recording;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs a program in the direct way and in pulumi-java's own, and has them agree. So each test that
 * says what must be recorded says it of both.
 */
public final class BothWays {
  private BothWays() {}

  public static ResourceGraph run(Consumer<Context> program, RunSettings settings) {
    return record(program, settings).graph();
  }

  public static Recording record(Consumer<Context> program, RunSettings settings) {
    Recording direct = InProcessEngine.record(program, settings, true);
    Recording sdk = InProcessEngine.record(program, settings, false);
    assertThat(List.copyOf(direct.graph().resources()))
        .as("direct and pulumi-java's way")
        .isEqualTo(List.copyOf(sdk.graph().resources()));
    assertThat(direct.messages()).isEqualTo(sdk.messages());
    return direct;
  }

  public static ProgramFailedException failure(Consumer<Context> program, RunSettings settings) {
    ProgramFailedException direct = failure(program, settings, true);
    ProgramFailedException sdk = failure(program, settings, false);
    assertThat(withoutPlaces(direct))
        .as("direct and pulumi-java's way")
        .isEqualTo(withoutPlaces(sdk));
    return direct;
  }

  private static ProgramFailedException failure(
      Consumer<Context> program, RunSettings settings, boolean direct) {
    ProgramFailedException thrown =
        catchThrowableOfType(
            ProgramFailedException.class, () -> InProcessEngine.record(program, settings, direct));
    if (thrown == null) {
      throw new AssertionError("the program did not fail");
    }
    return thrown;
  }

  /** A place is known when the fault happened on the program's own thread, which may be chance. */
  private static List<String> withoutPlaces(ProgramFailedException failed) {
    return failed.failures().stream()
        .map(failure -> failure.resource() + " " + failure.message())
        .toList();
  }
}
