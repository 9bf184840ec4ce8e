package dev.maximus.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.core.Alias;
import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.kubernetes.Provider;
import com.pulumi.kubernetes.ProviderArgs;
import com.pulumi.kubernetes.apps.v1.Deployment;
import com.pulumi.kubernetes.apps.v1.DeploymentArgs;
import com.pulumi.kubernetes.apps.v1.inputs.DeploymentSpecArgs;
import com.pulumi.kubernetes.core.v1.ConfigMap;
import com.pulumi.kubernetes.core.v1.ConfigMapArgs;
import com.pulumi.kubernetes.core.v1.Namespace;
import com.pulumi.kubernetes.core.v1.NamespaceArgs;
import com.pulumi.kubernetes.core.v1.Secret;
import com.pulumi.kubernetes.core.v1.SecretArgs;
import com.pulumi.kubernetes.core.v1.Service;
import com.pulumi.kubernetes.core.v1.ServiceArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodTemplateSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServicePortArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServiceSpecArgs;
import com.pulumi.kubernetes.meta.v1.inputs.LabelSelectorArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The direct way and pulumi-java's own way must record the same graph. */
class DirectDeploymentTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void recordsWhatTheSdkRecords(boolean dryRun) {
    RunSettings settings =
        RunSettings.of("project", "dev")
            .withDryRun(dryRun)
            .withConfig(Map.of("project:token", RunSettings.UNKNOWN), Set.of("project:token"));
    assertSameGraph(DirectDeploymentTest::everything, settings);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsOutputsThatAreAskedForLate(boolean dryRun) {
    assertSameGraph(
        DirectDeploymentTest::chain, RunSettings.of("project", "dev").withDryRun(dryRun));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void constantsOfOneRunServeTheNext(boolean direct) {
    Output<Map<String, String>> constant = constantMadeInARun();
    Consumer<Context> program =
        context -> {
          for (int i = 0; i < 3; i++) {
            new ConfigMap("map-" + i, ConfigMapArgs.builder().data(constant).build());
          }
        };

    ResourceGraph graph =
        InProcessEngine.record(program, RunSettings.of("project", "later"), direct).graph();

    assertThat(graph.resources().stream().map(ResourceNode::name).toList())
        .containsExactly("project-later", "map-0", "map-1", "map-2");
  }

  private static Output<Map<String, String>> constantMadeInARun() {
    CompletableFuture<Output<Map<String, String>>> constant = new CompletableFuture<>();
    InProcessEngine.run(
        context -> constant.complete(Output.of(Map.of("a", "b"))),
        RunSettings.of("project", "first"));
    return constant.join();
  }

  private static void assertSameGraph(Consumer<Context> program, RunSettings settings) {
    ResourceGraph direct = InProcessEngine.record(program, settings, true).graph();
    ResourceGraph sdk = InProcessEngine.record(program, settings, false).graph();
    assertThat(direct.resources().stream().map(ResourceNode::toString).toList())
        .containsExactlyElementsOf(sdk.resources().stream().map(ResourceNode::toString).toList());
    assertThat(List.copyOf(direct.resources())).isEqualTo(List.copyOf(sdk.resources()));
  }

  private static final class Group extends ComponentResource {
    private final ConfigMap settings;
    private final Service service;

    Group(
        String name, Namespace namespace, Output<String> token, ComponentResourceOptions options) {
      super("test:group:Group", name, options);
      CustomResourceOptions child = CustomResourceOptions.builder().parent(this).build();
      ObjectMetaArgs meta =
          ObjectMetaArgs.builder()
              .name(name)
              .namespace(namespace.metadata().applyValue(m -> m.name().orElse("?")))
              .labels(Map.of("a", "1", "b", "2"))
              .build();
      settings =
          new ConfigMap(
              name, ConfigMapArgs.builder().metadata(meta).data(Map.of("k", "v")).build(), child);
      new Secret(
          name,
          SecretArgs.builder()
              .metadata(meta)
              .stringData(token.applyValue(t -> Map.of("token", "x" + t, "plain", "y")))
              .build(),
          CustomResourceOptions.builder()
              .parent(this)
              .additionalSecretOutputs("data")
              .protect(true)
              .build());
      service =
          new Service(
              name,
              ServiceArgs.builder()
                  .metadata(meta)
                  .spec(
                      ServiceSpecArgs.builder()
                          .selector(Map.of("a", "1"))
                          .ports(
                              ServicePortArgs.builder()
                                  .name("http")
                                  .port(80)
                                  .targetPort(Either.ofRight("web"))
                                  .build(),
                              ServicePortArgs.builder()
                                  .port(81)
                                  .targetPort(Either.ofLeft(8081))
                                  .build())
                          .build())
                  .build(),
              CustomResourceOptions.builder()
                  .parent(this)
                  .dependsOn(settings)
                  .deleteBeforeReplace(true)
                  .ignoreChanges("metadata.annotations")
                  .replaceOnChanges("spec.selector")
                  .customTimeouts(
                      CustomTimeouts.builder()
                          .create(Duration.ofMinutes(5))
                          .delete(Duration.ofSeconds(90))
                          .build())
                  .aliases(
                      Output.of(Alias.withUrn("urn:pulumi:dev::project::t:a:B::old")),
                      Output.of(Alias.builder().name("before").build()),
                      Output.of(Alias.builder().noParent().build()))
                  .build());
      registerOutputs(
          Map.of("name", Output.of(name), "secret", Output.ofSecret("s"), "id", service.id()));
    }
  }

  private static void everything(Context context) {
    Provider provider =
        new Provider(
            "k8s",
            ProviderArgs.builder().enableServerSideApply(true).namespace("default").build(),
            CustomResourceOptions.builder().version("4.32.0").build());
    Namespace namespace =
        new Namespace(
            "ns",
            NamespaceArgs.builder()
                .metadata(ObjectMetaArgs.builder().name("space").build())
                .build(),
            CustomResourceOptions.builder().provider(provider).retainOnDelete(true).build());
    Group one =
        new Group(
            "one",
            namespace,
            context.config().requireSecret("token"),
            ComponentResourceOptions.builder().providers(provider).build());
    Group two =
        new Group(
            "two",
            namespace,
            Output.of("known"),
            // Not dependsOn(one): a child that waits for all children of its parent waits for
            // itself,
            // and whether the SDK then hangs is chance.
            ComponentResourceOptions.builder().parent(one).build());
    new Deployment(
        "app",
        DeploymentArgs.builder()
            .metadata(
                ObjectMetaArgs.builder()
                    .name("app")
                    .annotations(
                        Output.format("%s/%s", one.settings.id(), two.service.urn())
                            .applyValue(text -> Map.of("from", text)))
                    .build())
            .spec(
                DeploymentSpecArgs.builder()
                    .replicas(Output.of(3))
                    .selector(LabelSelectorArgs.builder().matchLabels(Map.of("a", "1")).build())
                    .template(
                        PodTemplateSpecArgs.builder()
                            .spec(
                                PodSpecArgs.builder()
                                    .containers(
                                        ContainerArgs.builder()
                                            .name("main")
                                            .image(Output.ofSecret("image"))
                                            .args("a", "b")
                                            .build())
                                    .build())
                            .build())
                    .build())
            .build(),
        CustomResourceOptions.builder().dependsOn(one).provider(provider).build());
    context.export("space", namespace.metadata().applyValue(m -> m.name().orElse("?")));
    context.export("status", one.service.status());
    context.export("late", Output.of(later("value")));
    context.export("secret", Output.ofSecret(5));
  }

  /** Each takes its name from the outputs of the one before. */
  private static void chain(Context context) {
    Output<String> name = Output.of(later("start"));
    for (int i = 0; i < 20; i++) {
      ConfigMap map =
          new ConfigMap(
              "map-" + i,
              ConfigMapArgs.builder()
                  .metadata(ObjectMetaArgs.builder().name("map-" + i).build())
                  .data(name.applyValue(text -> Map.of("before", text)))
                  .build());
      name = map.data().applyValue(data -> data.get("before") + "+");
    }
    context.export("last", name);
  }

  private static CompletableFuture<String> later(String value) {
    return CompletableFuture.supplyAsync(
        () -> value, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
  }
}
