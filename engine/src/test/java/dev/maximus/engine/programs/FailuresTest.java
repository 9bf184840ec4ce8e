package dev.maximus.engine.programs;

import static dev.maximus.engine.programs.Runs.failure;
import static dev.maximus.engine.programs.Runs.messages;
import static dev.maximus.engine.programs.Runs.thing;
import static dev.maximus.engine.programs.Runs.urn;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import com.pulumi.resources.ComponentResourceOptions;
import dev.maximus.engine.run.BothWays;
import dev.maximus.engine.run.InProcessEngine.LogMessage;
import dev.maximus.engine.run.InProcessEngine.Recording;
import dev.maximus.engine.run.ProgramFailedException;
import dev.maximus.engine.run.ProgramFailedException.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailuresTest {
  /** A record that checks itself, as the inputs of our components do. */
  record Port(int number) {
    Port {
      if (number < 1) {
        throw new IllegalArgumentException(
            "Port: number is %d, must be at least 1".formatted(number));
      }
    }
  }

  static final class StrictArgs extends ThingArgs {
    @Import(name = "size", required = true)
    @Nullable Output<Integer> size;
  }

  /** A component that makes a mistake while it is constructed. */
  static final class BrokenGroup extends Group {
    BrokenGroup(String name, int port) {
      super("test:index:BrokenGroup", name, ComponentResourceOptions.Empty);
      new Thing(name + "-first", ThingArgs.value(1), inside());
      new Thing(name + "-second", ThingArgs.value(new Port(port).number()), inside());
    }
  }

  static int overflow(int depth) {
    return depth < 0 ? 0 : overflow(depth + 1) + 1;
  }

  @Test
  void mainThrows() {
    ProgramFailedException failed =
        failure(
            context -> {
              new Thing("it", ThingArgs.value(1));
              throw new IllegalStateException("no such environment");
            });

    assertThat(messages(failed)).containsExactly("no such environment");
    assertThat(failed.getMessage())
        .startsWith("program 'shop' failed for stack 'dev':")
        .contains(
            "no such environment, at " + FailuresTest.class.getName() + " (FailuresTest.java:");
    assertThat(failed).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(failed.failures().get(0).resource()).isEmpty();
  }

  @Test
  void aFaultInAComponentNamesTheComponentTheRuleAndThePlace() {
    ProgramFailedException failed = failure(context -> new BrokenGroup("broken", 0));

    Failure fault = failed.failures().get(0);
    assertThat(failed.failures()).hasSize(1);
    assertThat(fault.resource()).contains(urn("test:index:BrokenGroup", "broken"));
    assertThat(fault.message()).isEqualTo("Port: number is 0, must be at least 1");
    assertThat(fault.where().orElseThrow()).contains("FailuresTest.java:");
    assertThat(fault.sentence())
        .startsWith(
            "resource 'urn:pulumi:dev::shop::test:index:BrokenGroup::broken': Port: number is 0,"
                + " must be at least 1, at ");
    assertThat(fault.cause().orElseThrow()).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ofTwoComponentsOfOneClassTheRightOneIsNamed() {
    ProgramFailedException failed =
        failure(
            context -> {
              new BrokenGroup("fine", 1);
              new BrokenGroup("broken", -5);
            });

    assertThat(failed.failures()).hasSize(1);
    assertThat(failed.failures().get(0).resource())
        .contains(urn("test:index:BrokenGroup", "broken"));
  }

  /** A component whose mistake shows only when a value is there. */
  static final class LateGroup extends Group {
    LateGroup(String name, Output<Integer> port) {
      super("test:index:LateGroup", name, ComponentResourceOptions.Empty);
      new Thing(name, ThingArgs.value(port.applyValue(n -> new Port(n).number())), inside());
    }
  }

  @Test
  void aFaultInAnApplyIsNotBlamedOnAnotherComponentOfTheClass() {
    ProgramFailedException failed =
        failure(
            context -> {
              Output<Integer> late =
                  Output.of(
                      CompletableFuture.supplyAsync(
                          () -> 0, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS)));
              new LateGroup("broken", late);
              new LateGroup("fine", Output.of(1));
            });

    assertThat(failed.failures()).hasSize(1);
    assertThat(failed.failures().get(0).resource()).isEmpty();
    assertThat(failed.failures().get(0).message())
        .isEqualTo("test:index:Thing-broken: Port: number is 0, must be at least 1");
  }

  @Test
  void aFaultInAnApplyNamesTheOneComponentOfItsClass() {
    ProgramFailedException failed = failure(context -> new LateGroup("broken", Output.of(0)));

    assertThat(failed.failures().get(0).resource()).contains(urn("test:index:LateGroup", "broken"));
  }

  @Test
  void aFaultInAnApplyIsReportedOnceHoweverManyWaitForIt() {
    ProgramFailedException failed =
        failure(
            context -> {
              Output<String> bad =
                  Output.of("x")
                      .applyValue(
                          text -> {
                            throw new IllegalArgumentException("bad text " + text);
                          });
              Thing first = new Thing("first", ThingArgs.text(bad));
              new Thing("second", ThingArgs.text(first.text()));
              new Thing("third", ThingArgs.value(List.of(Map.of("a", bad))));
              context.export("bad", bad);
            });

    assertThat(messages(failed)).hasSize(1);
    assertThat(messages(failed).get(0)).endsWith("bad text x");
    assertThat(failed.failures().get(0).where().orElseThrow()).contains("FailuresTest.java:");
  }

  @Test
  void aFaultSharedByManyResourcesIsAlwaysToldOfTheSameOne() {
    List<List<String>> seen =
        IntStream.range(0, 20)
            .mapToObj(
                run ->
                    messages(
                        failure(
                            context -> {
                              Output<String> bad =
                                  Output.of("x")
                                      .applyValue(
                                          text -> {
                                            throw new IllegalArgumentException("bad");
                                          });
                              for (String name : List.of("c", "a", "b")) {
                                new Thing(name, ThingArgs.text(bad));
                              }
                            })))
            .distinct()
            .toList();

    assertThat(seen).containsExactly(List.of("test:index:Thing-a: bad"));
  }

  @Test
  void severalFaultsAreAllReported() {
    ProgramFailedException failed =
        failure(
            context -> {
              for (int i = 0; i < 3; i++) {
                int number = i;
                new Thing(
                    "thing-" + i,
                    ThingArgs.text(
                        Output.of("x")
                            .applyValue(
                                text -> {
                                  throw new IllegalArgumentException("fault " + number);
                                })));
              }
              context.log().error("the program is not content");
              throw new IllegalStateException("and main gave up");
            });

    assertThat(messages(failed))
        .hasSize(5)
        .anyMatch(text -> text.endsWith("fault 0"))
        .anyMatch(text -> text.endsWith("fault 1"))
        .anyMatch(text -> text.endsWith("fault 2"))
        .contains("the program is not content", "and main gave up");
    assertThat(failed).message().hasLineCount(6);
  }

  @Test
  void theOrderOfFaultsIsTheSameEachTime() {
    List<List<String>> seen =
        IntStream.range(0, 20)
            .mapToObj(
                run ->
                    messages(
                        failure(
                            context -> {
                              for (String name : List.of("c", "a", "b")) {
                                new Thing(
                                    name,
                                    ThingArgs.text(
                                        Output.of(name)
                                            .applyValue(
                                                text -> {
                                                  throw new IllegalArgumentException(text);
                                                })));
                              }
                            })))
            .distinct()
            .toList();

    assertThat(seen).hasSize(1);
  }

  @Test
  void errorsOfTheJvmAreFaultsOfTheProgramToo() {
    assertThat(failure(context -> overflow(0)).failures().get(0).cause().orElseThrow())
        .isInstanceOf(StackOverflowError.class);
    assertThat(
            messages(
                failure(
                    context -> {
                      throw new OutOfMemoryError("simulated");
                    })))
        .containsExactly("simulated");
    assertThat(messages(failure(context -> overflow(0))))
        .containsExactly("java.lang.StackOverflowError");
    assertThat(
            failure(
                    context ->
                        new Thing(
                            "it", ThingArgs.value(Output.of(1).applyValue(FailuresTest::overflow))))
                .getMessage())
        .contains("StackOverflowError");
    assertThat(
            failure(
                    context ->
                        new Thing(
                            "it",
                            ThingArgs.value(
                                Output.of(1)
                                    .applyValue(
                                        n -> {
                                          throw new AssertionError("must not be");
                                        }))))
                .getMessage())
        .contains("must not be");
  }

  @Test
  void aCheckedExceptionThrownSlylyIsAFault() {
    assertThat(
            messages(
                failure(
                    context -> {
                      throw FailuresTest.<RuntimeException>slyly(new IOException("disk is full"));
                    })))
        .containsExactly("disk is full");
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E slyly(Throwable throwable) throws E {
    throw (E) throwable;
  }

  @Test
  void twoResourcesWithOneUrn() {
    ProgramFailedException failed =
        failure(
            context -> {
              new Thing("it", ThingArgs.value(1));
              new Thing("it", ThingArgs.value(2));
            });

    assertThat(messages(failed))
        .containsExactly(
            "Duplicate resource URN '%s'; try giving it a unique name".formatted(thing("it")));
  }

  @Test
  void oneNameUnderTwoParentsIsNoDuplicateButUnderTwoParentsOfOneTypeItIs() {
    Runs.preview(
        context -> {
          new Thing("it", ThingArgs.value(1));
          new Thing("it", ThingArgs.value(1), new Group("group").inside());
        });

    assertThat(
            messages(
                failure(
                    context -> {
                      new Thing("it", ThingArgs.value(1), new Group("one").inside());
                      new Thing("it", ThingArgs.value(1), new Group("two").inside());
                    })))
        .containsExactly(
            "Duplicate resource URN '%s'; try giving it a unique name"
                .formatted(urn("test:index:Group$test:index:Thing", "it")));
  }

  /**
   * The outputs of such a resource never come, and what uses them never ends. The real engine stops
   * at the first fault; this one waits for others while anything moves.
   */
  @Test
  void aResourceThatCouldNotBeMadeDoesNotHoldUpTheRun() {
    assertThat(messages(failure(context -> new Thing("", ThingArgs.value(1)))))
        .singleElement()
        .asString()
        .contains("expected a resource name, got empty or null");
  }

  @Test
  void aRequiredInputThatIsMissingNamesResourceAndInput() {
    ProgramFailedException failed = failure(context -> new Thing("it", new StrictArgs()));

    assertThat(failed.getMessage())
        .contains("size' is required but was not given a value")
        .contains("test:index:Thing-it");
  }

  @Test
  void aLoggedErrorFailsTheRun() {
    ProgramFailedException failed =
        failure(
            context -> {
              new Thing("it", ThingArgs.value(1));
              context.log().error("port 70000 is out of range");
            });

    assertThat(failed.failures())
        .containsExactly(
            new Failure(
                Optional.empty(),
                Optional.empty(),
                "port 70000 is out of range",
                Optional.empty()));
  }

  @Test
  void warningsAndNotesAreKeptInOrderAndDebugTextIsNot() {
    Recording recording =
        BothWays.record(
            context -> {
              context.log().debug("not kept");
              context.log().warn("first");
              context.log().info("second %d", 2);
              context.log().warn("third");
            },
            Runs.PREVIEW);

    assertThat(recording.messages())
        .containsExactly(
            new LogMessage(true, "first", Optional.empty()),
            new LogMessage(false, "second 2", Optional.empty()),
            new LogMessage(true, "third", Optional.empty()));
  }

  @Test
  void aFailedRunLeavesNothingBehind() {
    failure(
        context -> {
          new Thing("it", ThingArgs.value(1));
          throw new IllegalStateException("stop");
        });

    assertThat(Runs.preview(context -> new Thing("it", ThingArgs.value(1))).resources()).hasSize(2);
    assertThat(DeploymentInstanceHolder.getInstanceOptional()).isEmpty();
  }
}
