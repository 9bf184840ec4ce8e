package dev.maximus.engine.programs;

import static dev.maximus.engine.programs.Runs.node;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.deployment.DeploymentInstance;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Int;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.graph.PropertyValue.Unknown;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.graph.Urn;
import dev.maximus.engine.run.InProcessEngine;
import dev.maximus.engine.run.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Runs know nothing of each other. */
class ManyRunsTest {
  private static RunSettings settings(int number) {
    return RunSettings.of("project-" + number, "stack-" + number)
        .withOrganization("org-" + number)
        .withConfig(Map.of("project-" + number + ":size", String.valueOf(number)), Set.of())
        .withDryRun(number % 2 == 0);
  }

  private static void program(Context context) {
    int size = context.config().requireInteger("size");
    Group group = new Group("group");
    List<Output<String>> ids = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Thing thing = new Thing("thing-" + i, ThingArgs.text("t" + i), group.inside());
      ids.add(thing.id());
    }
    ThingArgs args = ThingArgs.text(Deployment.getInstance().getStackName());
    args.value = Output.all(ids);
    args.list = Output.of(List.of(context.organizationName(), context.projectName()));
    new Thing("last", args);
    context.export("size", Output.of(size).applyValue(n -> n + 1));
  }

  private static void assertRight(int number, ResourceGraph graph) {
    String stack = "stack-" + number;
    String project = "project-" + number;
    assertThat(graph.stack()).isEqualTo(stack);
    assertThat(graph.project()).isEqualTo(project);
    assertThat(graph.resources()).hasSize(3 + number);
    assertThat(graph.resources())
        .extracting(ResourceNode::urn)
        .allMatch(urn -> urn.value().startsWith("urn:pulumi:" + stack + "::" + project + "::"));
    ResourceNode last =
        node(graph, new Urn("urn:pulumi:%s::%s::%s::last".formatted(stack, project, Thing.TYPE)));
    assertThat(last.inputs().textAt("text")).contains(stack);
    assertThat(last.inputs().get("list"))
        .contains(new PropertyValue.Items(List.of(new Text("org-" + number), new Text(project))));
    assertThat(last.inputs().get("value").orElseThrow() instanceof Unknown || number % 2 == 1)
        .isTrue();
    assertThat(graph.stackOutputs()).isEqualTo(Fields.of(Map.of("size", new Int(number + 1))));
  }

  @Test
  void oneAfterAnother() {
    for (int number : List.of(3, 2, 3)) {
      assertRight(number, InProcessEngine.run(ManyRunsTest::program, settings(number)));
    }
  }

  @Test
  void eightAtTheSameTime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 5; round++) {
        CountDownLatch start = new CountDownLatch(8);
        List<Future<ResourceGraph>> graphs = new ArrayList<>();
        for (int number = 1; number <= 8; number++) {
          RunSettings settings = settings(number);
          Callable<ResourceGraph> run =
              () -> {
                start.countDown();
                start.await();
                return InProcessEngine.run(ManyRunsTest::program, settings);
              };
          graphs.add(threads.submit(run));
        }
        for (int number = 1; number <= 8; number++) {
          assertRight(number, graphs.get(number - 1).get());
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFailingRunBesideOthersFailsAlone() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<ResourceGraph> good =
          threads.submit(() -> InProcessEngine.run(ManyRunsTest::program, settings(5)));
      Future<String> bad =
          threads.submit(
              () ->
                  String.valueOf(
                      Runs.failure(
                              context -> {
                                throw new IllegalStateException("alone");
                              })
                          .getMessage()));

      assertRight(5, good.get());
      assertThat(bad.get()).contains("alone");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aRunInsideARunLeavesTheOuterOneInPlace() {
    List<DeploymentInstance> seen = new ArrayList<>();
    ResourceGraph outer =
        InProcessEngine.run(
            context -> {
              seen.add(Deployment.getInstance());
              assertRight(2, InProcessEngine.run(ManyRunsTest::program, settings(2)));
              seen.add(Deployment.getInstance());
              new Thing("outer", ThingArgs.value(1));
            },
            Runs.PREVIEW);

    assertThat(seen.get(1)).isSameAs(seen.get(0));
    assertThat(outer.resources())
        .extracting(ResourceNode::name)
        .containsExactly("shop-dev", "outer");
  }

  @Test
  void theThreadIsLeftAsItWas() {
    assertThat(DeploymentInstanceHolder.getInstanceOptional()).isEmpty();
    Runs.preview(context -> new Thing("it", ThingArgs.value(1)));
    assertThat(DeploymentInstanceHolder.getInstanceOptional()).isEmpty();
  }
}
