package dev.maximus.engine.programs;

import static dev.maximus.engine.programs.Runs.node;
import static dev.maximus.engine.programs.Runs.preview;
import static dev.maximus.engine.programs.Runs.thing;
import static dev.maximus.engine.programs.Runs.urn;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import com.pulumi.resources.ResourceTransformation;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.graph.ResourceNode.Kind;
import dev.maximus.engine.graph.ResourceOptions;
import dev.maximus.engine.graph.Urn;
import dev.maximus.engine.run.BothWays;
import dev.maximus.engine.run.RunSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static ResourceOptions options(CustomResourceOptions given) {
    return node(preview(context -> new Thing("it", ThingArgs.value(1), given)), "it").options();
  }

  @Test
  void aResourceThatAsksForNothingHasNoOptions() {
    assertThat(options(CustomResourceOptions.Empty)).isEqualTo(ResourceOptions.NONE);
  }

  @Test
  void optionsAreKept() {
    ResourceOptions options =
        options(
            CustomResourceOptions.builder()
                .protect(true)
                .retainOnDelete(true)
                .deleteBeforeReplace(true)
                .ignoreChanges("value", "list[0]")
                .replaceOnChanges("text")
                .additionalSecretOutputs("secret")
                .hideDiffs("value")
                .importId("i-123")
                .version("4.25.0")
                .pluginDownloadURL("https://plugins.example")
                .customTimeouts(
                    CustomTimeouts.builder()
                        .create(Duration.ofMinutes(5))
                        .update(Duration.ofSeconds(90))
                        .delete(Duration.ofHours(1))
                        .build())
                .build());

    assertThat(options.protect()).contains(true);
    assertThat(options.retainOnDelete()).contains(true);
    assertThat(options.deleteBeforeReplace()).contains(true);
    assertThat(options.ignoreChanges()).containsExactly("value", "list[0]");
    assertThat(options.replaceOnChanges()).containsExactly("text");
    assertThat(options.additionalSecretOutputs()).containsExactly("secret");
    assertThat(options.hideDiffs()).containsExactly("value");
    assertThat(options.importId()).contains("i-123");
    assertThat(options.version()).contains("4.25.0");
    assertThat(options.pluginDownloadUrl()).contains("https://plugins.example");
    assertThat(options.customTimeouts())
        .isEqualTo(
            Map.of(
                "create", "300000000000ns",
                "update", "90000000000ns",
                "delete", "3600000000000ns"));
  }

  @Test
  void noIsNotTheSameAsNothing() {
    ResourceOptions options =
        options(
            CustomResourceOptions.builder()
                .protect(false)
                .retainOnDelete(false)
                .deleteBeforeReplace(false)
                .build());

    assertThat(options.protect()).contains(false);
    assertThat(options.retainOnDelete()).contains(false);
    assertThat(options.deleteBeforeReplace()).contains(false);
  }

  @Test
  void aliasesAreKeptInOrder() {
    ResourceOptions options =
        options(
            CustomResourceOptions.builder()
                .aliases(
                    Alias.withUrn("urn:pulumi:dev::shop::old:index:Thing::it"),
                    Alias.builder().name("before").build(),
                    Alias.builder().type("older:index:Thing").project("store").build(),
                    Alias.noParent())
                .build());

    assertThat(options.aliases())
        .containsExactly(
            "urn:pulumi:dev::shop::old:index:Thing::it",
            "name=before",
            "type=older:index:Thing,project=store",
            "noParent=true");
  }

  @Test
  void theIdOfAnImportedResourceIsKnownInAPreview() {
    ResourceGraph graph =
        preview(
            context -> {
              Thing imported =
                  new Thing(
                      "imported",
                      new ThingArgs(),
                      CustomResourceOptions.builder().importId("i-456").build());
              new Thing("it", ThingArgs.text(imported.id()));
            });

    assertThat(node(graph, "it").inputs().get("text")).contains(new Text("i-456"));
  }

  @Test
  void replaceWithAndReplacementTriggerAreKept() {
    ResourceGraph graph =
        preview(
            context -> {
              Thing first = new Thing("first", ThingArgs.value(1));
              new Thing(
                  "it",
                  ThingArgs.value(1),
                  CustomResourceOptions.builder()
                      .replaceWith(first)
                      .replacementTrigger(Output.of("v2"))
                      .build());
            });

    assertThat(node(graph, "it").options().replaceWith()).containsExactly(thing("first"));
    assertThat(node(graph, "it").options().replacementTrigger()).contains(new Text("v2"));
    assertThat(node(graph, "it").dependencies()).containsExactly(thing("first"));
  }

  @Test
  void typesOfAllParentsAreInTheUrn() {
    ResourceGraph graph =
        preview(
            context -> {
              Group outer = new Group("outer");
              Group inner =
                  new Group(
                      "test:index:Inner",
                      "inner",
                      ComponentResourceOptions.builder().parent(outer).build());
              Thing thing = new Thing("it", ThingArgs.value(1), inner.inside());
              new Thing(
                  "child",
                  ThingArgs.value(1),
                  CustomResourceOptions.builder().parent(thing).build());
            });

    Urn stack = urn("pulumi:pulumi:Stack", "shop-dev");
    Urn outer = urn(Group.TYPE, "outer");
    Urn inner = urn("test:index:Group$test:index:Inner", "inner");
    Urn thing = urn("test:index:Group$test:index:Inner$test:index:Thing", "it");
    Urn child = urn("test:index:Group$test:index:Inner$test:index:Thing$test:index:Thing", "child");
    assertThat(graph.resources())
        .extracting(ResourceNode::urn)
        .containsExactly(stack, outer, inner, thing, child);
    assertThat(node(graph, stack).parent()).isEmpty();
    assertThat(node(graph, outer).parent()).contains(stack);
    assertThat(node(graph, inner).parent()).contains(outer);
    assertThat(node(graph, thing).parent()).contains(inner);
    assertThat(node(graph, child).parent()).contains(thing);
    assertThat(graph.resources())
        .extracting(ResourceNode::kind)
        .containsExactly(Kind.STACK, Kind.COMPONENT, Kind.COMPONENT, Kind.CUSTOM, Kind.CUSTOM);
    assertThat(node(graph, child).type()).isEqualTo(Thing.TYPE);
  }

  @Test
  void dependenciesAreListedAndSplitByProperty() {
    ResourceGraph graph =
        preview(
            context -> {
              Thing a = new Thing("a", ThingArgs.value(1));
              Thing b = new Thing("b", ThingArgs.text("b"));
              Thing c = new Thing("c", ThingArgs.value(1));
              ThingArgs args = ThingArgs.text(b.text());
              args.value = List.of(a.id(), b.id());
              new Thing("it", args, CustomResourceOptions.builder().dependsOn(c).build());
            });

    assertThat(node(graph, "it").dependencies())
        .containsExactly(thing("a"), thing("b"), thing("c"));
    assertThat(node(graph, "it").propertyDependencies())
        .isEqualTo(Map.of("value", List.of(thing("a"), thing("b")), "text", List.of(thing("b"))));
    assertThat(node(graph, "a").propertyDependencies()).isEmpty();
  }

  @Test
  void toDependOnAComponentIsToDependOnWhatItHolds() {
    ResourceGraph graph =
        preview(
            context -> {
              Group group = new Group("group");
              new Thing("in", ThingArgs.value(1), group.inside());
              new Thing(
                  "it",
                  ThingArgs.value(1),
                  CustomResourceOptions.builder().dependsOn(group).build());
            });

    assertThat(node(graph, "it").dependencies())
        .containsExactly(urn("test:index:Group$test:index:Thing", "in"));
  }

  @Test
  void anExplicitProviderIsInheritedByWhatIsInside() {
    ResourceGraph graph =
        Runs.up(
            context -> {
              Cloud cloud = new Cloud("west", ThingArgs.text("region-1"));
              Group group =
                  new Group("group", ComponentResourceOptions.builder().providers(cloud).build());
              new Thing("in", ThingArgs.value(1), group.inside());
              new Thing(
                  "direct",
                  ThingArgs.value(1),
                  CustomResourceOptions.builder().provider(cloud).build());
              new Thing("default", ThingArgs.value(1));
            });

    Urn cloud = urn("pulumi:providers:test", "west");
    assertThat(node(graph, cloud).kind()).isEqualTo(Kind.PROVIDER);
    assertThat(node(graph, cloud).inputs().values())
        .containsExactly(Map.entry("text", new Text("region-1")));
    assertThat(node(graph, urn("test:index:Group$test:index:Thing", "in")).provider())
        .contains(cloud + "::west");
    assertThat(node(graph, "direct").provider()).contains(cloud + "::west");
    assertThat(node(graph, "default").provider()).isEmpty();
    assertThat(node(graph, urn(Group.TYPE, "group")).provider()).isEmpty();
  }

  @Test
  void inAPreviewTheIdOfAProviderIsTheMarkOfAnUnknown() {
    ResourceGraph graph =
        preview(
            context -> {
              Cloud cloud = new Cloud("west", new ThingArgs());
              new Thing(
                  "it",
                  ThingArgs.value(1),
                  CustomResourceOptions.builder().provider(cloud).build());
            });

    assertThat(node(graph, "it").provider())
        .contains(urn("pulumi:providers:test", "west") + "::" + RunSettings.UNKNOWN);
  }

  @Test
  void aComponentKeepsWhatItRegistered() {
    ResourceGraph graph =
        preview(
            context -> {
              Group group = new Group("group");
              Thing thing = new Thing("in", ThingArgs.text("x"), group.inside());
              group.finish(Map.of("text", thing.text(), "password", Output.ofSecret("pa55")));
              new Group("silent");
            });

    assertThat(node(graph, urn(Group.TYPE, "group")).outputs().orElseThrow().toString())
        .isEqualTo("{password=[secret], text=x}");
    assertThat(node(graph, urn(Group.TYPE, "silent")).outputs()).isEqualTo(Optional.empty());
  }

  @Test
  void transformationsOfStackComponentAndResourceApplyInThatOrderFromTheInside() {
    List<String> order = new ArrayList<>();
    ResourceGraph graph =
        BothWays.run(
            context -> {
              Group group =
                  new Group(
                      "group",
                      ComponentResourceOptions.builder()
                          .resourceTransformations(appends("component", order))
                          .build());
              new Thing(
                  "in",
                  ThingArgs.text("it"),
                  CustomResourceOptions.builder()
                      .parent(group)
                      .resourceTransformations(appends("resource", order))
                      .build());
            },
            Runs.PREVIEW.withTransformations(List.of(appends("stack", order))));

    assertThat(node(graph, urn("test:index:Group$test:index:Thing", "in")).inputs().values())
        .containsEntry("text", new Text("it+resource+component+stack"));
    assertThat(order).startsWith("resource", "component", "stack");
  }

  private static ResourceTransformation appends(String word, List<String> order) {
    return args -> {
      if (!(args.args() instanceof ThingArgs given)) {
        return Optional.empty();
      }
      order.add(word);
      Output<String> text = given.text == null ? Output.of("") : given.text;
      return Optional.of(
          new ResourceTransformation.Result(
              ThingArgs.text(text.applyValue(t -> t + "+" + word)), args.options()));
    };
  }

  @Test
  void aTransformationMayChangeOptions() {
    ResourceTransformation protects =
        args ->
            args.options() instanceof CustomResourceOptions options
                ? Optional.of(
                    new ResourceTransformation.Result(
                        args.args(),
                        CustomResourceOptions.merge(
                            options, CustomResourceOptions.builder().protect(true).build())))
                : Optional.empty();
    ResourceGraph graph =
        BothWays.run(
            context -> new Thing("it", ThingArgs.value(1)),
            Runs.PREVIEW.withTransformations(List.of(protects)));

    assertThat(node(graph, "it").options().protect()).contains(true);
  }
}
