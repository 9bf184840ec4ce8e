package dev.maximus.engine.programs;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.core.internal.ContextAwareCompletableFuture;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The graph does not tell in which order, or on which threads, its resources were declared. */
class OrderTest {
  private static final int GROUPS = 4;
  private static final int THINGS = 8;

  private static void group(int number, List<Integer> order) {
    Group group = new Group("group-" + number);
    List<Output<?>> texts = new ArrayList<>();
    for (int i : order) {
      Thing thing =
          new Thing("thing-%d-%d".formatted(number, i), ThingArgs.text("t" + i), group.inside());
      texts.add(thing.text());
    }
    Collections.sort(order);
    group.finish(Map.of("count", Output.of(texts.size())));
  }

  /** Declares the groups in a random order, each on a thread of its own. */
  private static Consumer<Context> shuffled(long seed) {
    return context -> {
      Random random = new Random(seed);
      List<Integer> groups = numbers(GROUPS, random);
      List<CompletableFuture<Void>> threads = new ArrayList<>();
      for (int number : groups) {
        List<Integer> order = numbers(THINGS, random);
        threads.add(ContextAwareCompletableFuture.runAsync(() -> group(number, order)));
      }
      threads.forEach(CompletableFuture::join);
      context.export("groups", Output.of(GROUPS));
    };
  }

  private static List<Integer> numbers(int count, Random random) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(i);
    }
    Collections.shuffle(numbers, random);
    return numbers;
  }

  @Test
  void aHundredShuffledRunsGiveOneGraph() {
    List<List<ResourceNode>> seen = new ArrayList<>();
    for (int run = 0; run < 100; run++) {
      ResourceGraph graph = Runs.preview(shuffled(run));
      List<ResourceNode> nodes = List.copyOf(graph.resources());
      if (!seen.contains(nodes)) {
        seen.add(nodes);
      }
    }

    assertThat(seen).hasSize(1);
    assertThat(seen.get(0)).hasSize(1 + GROUPS + GROUPS * THINGS);
    assertThat(seen.get(0))
        .extracting(ResourceNode::name)
        .startsWith("shop-dev", "group-0", "thing-0-0", "thing-0-1");
  }

  @Test
  void resourcesDeclaredInAnApplyAreWaitedFor() {
    for (int run = 0; run < 20; run++) {
      ResourceGraph graph =
          Runs.preview(
              context -> {
                CompletableFuture<String> late =
                    CompletableFuture.supplyAsync(
                        () -> "late", CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS));
                Output.of(late)
                    .applyValue(
                        text -> {
                          Thing first = new Thing(text, ThingArgs.text(text));
                          return first
                              .text()
                              .applyValue(inner -> new Thing("later", ThingArgs.text(inner)));
                        });
              });

      assertThat(graph.resources())
          .extracting(ResourceNode::name)
          .containsExactly("shop-dev", "late", "later");
    }
  }

  /**
   * As with the real engine, a program one of whose values never comes does not end: there is no
   * time after which a value could be known not to come. Whoever runs programs of others gives the
   * run a thread and a limit of their own.
   */
  @Test
  void aProgramThatWaitsForAValueThatNeverComesDoesNotEnd() throws Exception {
    CompletableFuture<String> never = new CompletableFuture<>();
    CompletableFuture<ResourceGraph> run =
        CompletableFuture.supplyAsync(
            () -> Runs.preview(context -> new Thing("it", ThingArgs.text(Output.of(never)))),
            task -> {
              Thread thread = new Thread(task, "a run that waits");
              thread.setDaemon(true);
              thread.start();
            });

    try {
      run.get(200, TimeUnit.MILLISECONDS);
      throw new AssertionError("the run ended");
    } catch (TimeoutException expected) {
      never.complete("at last");
    }
    assertThat(Runs.node(run.get(10, TimeUnit.SECONDS), "it").inputs().textAt("text"))
        .contains("at last");
  }
}
