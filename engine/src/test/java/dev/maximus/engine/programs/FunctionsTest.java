package dev.maximus.engine.programs;

import static dev.maximus.engine.programs.Runs.PREVIEW;
import static dev.maximus.engine.programs.Runs.failure;
import static dev.maximus.engine.programs.Runs.messages;
import static dev.maximus.engine.programs.Runs.node;
import static dev.maximus.engine.programs.Runs.urn;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.core.annotations.Import;
import com.pulumi.deployment.Deployment;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.CallArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.InvokeArgs;
import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Int;
import dev.maximus.engine.graph.PropertyValue.Secret;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.graph.PropertyValue.Unknown;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.graph.ResourceNode.Kind;
import dev.maximus.engine.run.BothWays;
import dev.maximus.engine.run.RunSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunctionsTest {
  private static final String LENGTH = "test:index:length";

  static final class TextArgs extends InvokeArgs {
    @Import(name = "text")
    @Nullable Output<String> text;

    static TextArgs of(Output<String> text) {
      TextArgs args = new TextArgs();
      args.text = text;
      return args;
    }
  }

  /** A function whose result depends on nothing but its arguments. */
  private static Fields length(Fields arguments) {
    PropertyValue text = arguments.get("text").orElseThrow();
    Int length = new Int(((Text) text.revealed()).value().length());
    return Fields.of(Map.of("length", text instanceof Secret ? new Secret(length) : length));
  }

  private static final RunSettings KNOWS_LENGTH =
      PREVIEW.withFunctions(
          Map.<String, Function<Fields, Fields>>of(LENGTH, FunctionsTest::length));

  private static Output<Object> invoke(Output<String> text) {
    return Deployment.getInstance()
        .invoke(
            LENGTH,
            TypeShape.map(String.class, Object.class),
            TextArgs.of(text),
            InvokeOptions.Empty)
        .applyValue(result -> result.get("length"));
  }

  @Test
  void aPureFunctionIsAnswered() {
    ResourceGraph graph =
        BothWays.run(
            context -> {
              Thing first = new Thing("first", ThingArgs.text("abc"));
              new Thing("it", ThingArgs.value(invoke(first.text())));
              new Thing("secret", ThingArgs.value(invoke(Output.ofSecret("12345"))));
              new Thing("unknown", ThingArgs.value(invoke(first.id())));
            },
            KNOWS_LENGTH);

    assertThat(node(graph, "it").inputs().get("value")).contains(new Int(3));
    assertThat(node(graph, "it").dependencies()).containsExactly(Runs.thing("first"));
    assertThat(node(graph, "secret").inputs().get("value")).contains(new Secret(new Int(5)));
    assertThat(node(graph, "unknown").inputs().get("value")).contains(new Unknown());
  }

  @Test
  void anyOtherFunctionIsRefusedWithItsNameAndThePlace() {
    assertThat(
            messages(failure(context -> new Thing("it", ThingArgs.value(invoke(Output.of("a")))))))
        .containsExactly(
            "function 'test:index:length' called from the program itself needs its provider, which the in-process engine does not start; pass the value in as configuration, or use the Pulumi engine for this stack");
  }

  /** Asks its provider while it is constructed. */
  static final class Asking extends Group {
    Asking(String name) {
      super("test:index:Asking", name, ComponentResourceOptions.Empty);
      new Thing(name + "-in", ThingArgs.value(invoke(Output.of("a"))), inside());
    }
  }

  @Test
  void aRefusedFunctionNamesTheComponentThatCalledIt() {
    assertThat(messages(failure(context -> new Asking("asking"))))
        .singleElement()
        .asString()
        .startsWith(
            "function 'test:index:length' called from resource 'urn:pulumi:dev::shop::test:index:Asking::asking' needs its provider");
  }

  @Test
  void aFunctionThatFailsSaysWhy() {
    RunSettings broken =
        PREVIEW.withFunctions(
            Map.of(
                LENGTH,
                arguments -> {
                  throw new IllegalArgumentException("text is too long");
                }));

    assertThat(
            messages(
                failure(
                    broken, context -> new Thing("it", ThingArgs.value(invoke(Output.of("a")))))))
        .singleElement()
        .asString()
        .endsWith("text is too long");
  }

  @Test
  void aMethodOfAResourceIsRefused() {
    assertThat(
            messages(
                failure(
                    context -> {
                      Thing self = new Thing("it", ThingArgs.value(1));
                      context.export(
                          "answer",
                          Deployment.getInstance()
                              .call(
                                  "test:index:Thing/ask",
                                  TypeShape.of(String.class),
                                  CallArgs.Empty,
                                  self));
                    })))
        .containsExactly(
            "method 'test:index:Thing/ask' called from the program itself needs its provider, which the in-process engine does not start; pass the value in as configuration, or use the Pulumi engine for this stack");
  }

  /** What generated code for a component of another language's package looks like. */
  static final class Remote extends ComponentResource {
    Remote(String name) {
      super(
          "cluster:index:Cluster", name, ThingArgs.value(1), ComponentResourceOptions.Empty, true);
    }
  }

  @Test
  void aRemoteComponentIsRefused() {
    assertThat(messages(failure(context -> new Remote("far"))))
        .containsExactly(
            "remote component 'urn:pulumi:dev::shop::cluster:index:Cluster::far' runs in the process of its provider, which the in-process engine does not start; use the Pulumi engine for this stack");
  }

  @Test
  void aResourceThatExistsIsReadNotDeclared() {
    ResourceGraph graph =
        Runs.preview(
            context -> {
              Thing read =
                  new Thing(
                      "existing",
                      ThingArgs.text("known"),
                      CustomResourceOptions.builder().id("i-123").build());
              ThingArgs args = ThingArgs.text(read.id());
              args.value = read.text();
              new Thing("it", args);
            });

    ResourceNode read = node(graph, "existing");
    assertThat(read.kind()).isEqualTo(Kind.READ);
    assertThat(read.id()).contains("i-123");
    assertThat(read.inputs().get("text")).contains(new Text("known"));
    assertThat(node(graph, "it").inputs().values())
        .isEqualTo(Map.of("text", new Text("i-123"), "value", new Text("known")));
    assertThat(node(graph, "it").dependencies()).containsExactly(read.urn());
  }

  @Test
  void twoReadsOfOneUrnAreADuplicate() {
    assertThat(
            messages(
                failure(
                    context -> {
                      CustomResourceOptions id = CustomResourceOptions.builder().id("i").build();
                      new Thing("it", new ThingArgs(), id);
                      new Thing("it", new ThingArgs(), id);
                    })))
        .containsExactly(
            "Duplicate resource URN '%s'; try giving it a unique name".formatted(Runs.thing("it")));
  }

  @Test
  void aResourceOfThisProgramIsFoundByItsUrn() {
    ResourceGraph graph =
        Runs.up(
            context -> {
              Thing first = new Thing("first", ThingArgs.text("x"));
              Output<String> text =
                  first
                      .urn()
                      .apply(
                          urn ->
                              new Thing(
                                      "ignored",
                                      new ThingArgs(),
                                      CustomResourceOptions.builder().urn(urn).build())
                                  .text());
              new Thing("it", ThingArgs.text(text));
            });

    assertThat(graph.resources())
        .extracting(ResourceNode::name)
        .containsExactly("shop-dev", "first", "it");
    assertThat(node(graph, "it").inputs().get("text")).contains(new Text("x"));
  }

  @Test
  void aResourceOfAnotherProgramIsNot() {
    String urn = urn(Thing.TYPE, "elsewhere").value();

    assertThat(
            messages(
                failure(
                    context ->
                        new Thing(
                            "it",
                            new ThingArgs(),
                            CustomResourceOptions.builder().urn(urn).build()))))
        .containsExactly("resource '%s' is not declared by this program".formatted(urn));
  }

  @Test
  void listsOfFunctionsAreCopied() {
    assertThat(List.copyOf(KNOWS_LENGTH.functions().keySet())).containsExactly(LENGTH);
  }
}
