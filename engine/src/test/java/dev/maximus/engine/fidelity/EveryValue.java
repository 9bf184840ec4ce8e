package dev.maximus.engine.fidelity;

import com.google.gson.JsonParser;
import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.asset.AssetArchive;
import com.pulumi.asset.FileArchive;
import com.pulumi.asset.FileAsset;
import com.pulumi.asset.StringAsset;
import com.pulumi.core.Alias;
import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.core.annotations.Import;
import com.pulumi.deployment.Deployment;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import com.pulumi.resources.InvokeArgs;
import com.pulumi.resources.ResourceTransformation;
import com.pulumi.resources.StackOptions;
import com.pulumi.resources.StackReference;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Int;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.programs.Cloud;
import dev.maximus.engine.programs.Group;
import dev.maximus.engine.programs.Thing;
import dev.maximus.engine.programs.ThingArgs;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A program with every kind of value, option and relation that the SDK can send. */
public final class EveryValue {
  static final String NETWORK = "organization/network/dev";
  static final String LENGTH = "test:index:length";
  static final Map<String, String> CONFIG =
      Map.of("shop:size", "3", "shop:zones", "[\"a\",\"b\"]", "shop:password", "pa55");

  /** What a provider of these things would answer, for the engine that has none. */
  static final Map<String, Function<Fields, Fields>> FUNCTIONS =
      Map.of(
          LENGTH,
          arguments ->
              Fields.of(
                  Map.of(
                      "length",
                      new Int(((Text) arguments.at("text").orElseThrow()).value().length()))));

  static final class TextArgs extends InvokeArgs {
    @Import(name = "text")
    @Nullable Output<String> text;
  }

  private EveryValue() {}

  public static void main(String[] arguments) {
    Pulumi.withOptions(StackOptions.builder().resourceTransformations(transformations()).build())
        .run(EveryValue::declare);
  }

  /** Marks one resource, by its name. */
  static List<ResourceTransformation> transformations() {
    return List.of(
        args ->
            args.resource().pulumiResourceName().equals("transformed")
                ? Optional.of(
                    new ResourceTransformation.Result(
                        ThingArgs.text("by the stack"), args.options()))
                : Optional.empty());
  }

  static void declare(Context context) {
    Thing values = new Thing("values", ThingArgs.value(values()));
    ThingArgs json = ThingArgs.text("travels as JSON");
    json.json = Map.of("text", "x", "list", List.of(true));
    new Thing("json", json);
    // Beside the other values and not among them: what the engine cannot read directly goes the
    // SDK's way, and takes its whole resource along.
    new Thing(
        "json-element", ThingArgs.value(JsonParser.parseString("{\"n\": 7, \"l\": [null, 1.5]}")));
    new Thing("assets", assets());
    secrets(context, values);
    references(values);
    options(values);
    parents();
    elsewhere();
    new Thing("transformed", ThingArgs.text("by nobody"));
    context.export("size", Output.of(context.config().requireInteger("size")));
    context.export("id", values.id());
    context.export("password", context.config().requireSecret("password"));
    context.export("list", Output.of(List.of(1, 2.5, "x", Map.of("a", true))));
  }

  private static Map<String, Object> values() {
    return Map.ofEntries(
        Map.entry("int", 5432),
        Map.entry("negative", -1),
        Map.entry("max", Integer.MAX_VALUE),
        Map.entry("whole", 3.0),
        Map.entry("decimal", 0.1),
        Map.entry("large", 1e21),
        Map.entry("small", 1e-7),
        Map.entry("exact", 9_007_199_254_740_992.0),
        Map.entry("true", true),
        Map.entry("empty text", ""),
        Map.entry("text", "line\n\u00e4\u4f60\ud83d\ude00\t\"\\"),
        Map.entry("looks like a number", "1.0"),
        Map.entry("list", Arrays.asList(1, null, List.of(), List.of(2.5, "x"))),
        Map.entry("object", Map.of("a", Map.of("b", List.of(Map.of("c", false))))),
        Map.entry("empty object", Map.of()),
        Map.entry("either", Either.ofRight("right")),
        Map.entry("optional", Optional.of(1)),
        Map.entry("absent", Optional.empty()),
        Map.entry("output", Output.of(Output.of(2).applyValue(n -> n * 2))),
        Map.entry("args", ThingArgs.text("inner")));
  }

  private static ThingArgs assets() {
    ThingArgs args = new ThingArgs();
    args.list =
        Output.of(
            List.of(
                new StringAsset("hello"),
                new FileAsset("./asset.txt"),
                new FileArchive("./archive"),
                new AssetArchive(Map.of("inside", new StringAsset("1")))));
    return args;
  }

  private static void secrets(Context context, Thing values) {
    var config = context.config();
    Output<String> password = config.requireSecret("password");
    new Thing("secret", ThingArgs.text(password));
    new Thing("secret-made", ThingArgs.text(Output.format("postgres://u:%s@db", password)));
    new Thing(
        "secret-inside",
        ThingArgs.value(
            Map.of(
                "list", List.of("user", password),
                "whole", Output.ofSecret(Map.of("port", 1)),
                "twice", Output.ofSecret(List.of(password)))));
    new Thing("id", ThingArgs.text(values.id()));
    new Thing("id-made", ThingArgs.text(Output.format("arn:%s:x", values.id())));
    new Thing("id-secret", ThingArgs.text(values.id().asSecret()));
    new Thing("id-inside", ThingArgs.value(List.of("a", values.id(), values.urn())));
    new Thing(
        "config",
        ThingArgs.value(
            List.of(
                config.requireInteger("size"),
                config.requireObject("zones", TypeShape.list(String.class)),
                Deployment.getInstance().getStackName(),
                Deployment.getInstance().isDryRun())));
    Thing hidden =
        new Thing(
            "additional-secret",
            ThingArgs.text("hidden"),
            CustomResourceOptions.builder().additionalSecretOutputs("text").build());
    new Thing("of-additional-secret", ThingArgs.text(hidden.text()));
    new Thing("of-secret", ThingArgs.text(new Thing("s2", ThingArgs.text(password)).text()));
    new Thing("of-no-input", ThingArgs.text(values.text()));
  }

  private static void references(Thing values) {
    Group group = new Group("referenced");
    ThingArgs args = new ThingArgs();
    args.list = Output.of(List.of(values, group));
    new Thing("references", args);
  }

  private static void options(Thing values) {
    new Thing(
        "options",
        ThingArgs.value(1),
        CustomResourceOptions.builder()
            .protect(true)
            .retainOnDelete(true)
            .deleteBeforeReplace(true)
            .ignoreChanges("text")
            .replaceOnChanges("value")
            .additionalSecretOutputs("secret")
            .aliases(
                Alias.withUrn("urn:pulumi:dev::shop::old:index:Thing::options"),
                Alias.builder().name("before").build())
            .customTimeouts(
                CustomTimeouts.builder()
                    .create(Duration.ofMinutes(5))
                    .update(Duration.ofSeconds(90))
                    .delete(Duration.ofHours(1))
                    .build())
            .dependsOn(values)
            .build());
    new Thing(
        "waits", ThingArgs.value(1), CustomResourceOptions.builder().dependsOn(values).build());
    ThingArgs both = ThingArgs.text(new Thing("text", ThingArgs.text("x")).text());
    both.value = List.of(values.id());
    new Thing("waits-by-property", both);
  }

  private static void parents() {
    Cloud cloud = new Cloud("west", ThingArgs.text("region-1"));
    Group outer =
        new Group(
            "outer",
            ComponentResourceOptions.builder()
                .providers(cloud)
                .protect(true)
                .retainOnDelete(true)
                .build());
    Group inner =
        new Group(
            "test:index:Inner", "inner", ComponentResourceOptions.builder().parent(outer).build());
    Thing thing = new Thing("in", ThingArgs.text("deep"), inner.inside());
    new Thing("child", ThingArgs.value(1), CustomResourceOptions.builder().parent(thing).build());
    new Thing(
        "in-too",
        ThingArgs.value(1),
        CustomResourceOptions.builder().parent(inner).protect(false).build());
    inner.finish(Map.of("text", thing.text(), "secret", Output.ofSecret("x"), "id", thing.id()));
    outer.finish(Map.of());
    new Thing(
        "waits-for-component",
        ThingArgs.value(1),
        CustomResourceOptions.builder().dependsOn(outer).build());
    new Thing(
        "explicit", ThingArgs.value(1), CustomResourceOptions.builder().provider(cloud).build());
  }

  private static void elsewhere() {
    StackReference network = new StackReference(NETWORK);
    ThingArgs args = ThingArgs.value(network.requireOutput("subnets"));
    args.text = network.requireOutput("vpc").applyValue(String::valueOf);
    args.list = network.requireOutput("password").applyValue(List::of);
    new Thing("of-stack-reference", args);
    Thing read =
        new Thing(
            "read", ThingArgs.text("known"), CustomResourceOptions.builder().id("i-123").build());
    ThingArgs ofRead = ThingArgs.text(read.id());
    ofRead.value = read.text();
    new Thing("of-read", ofRead);
    Thing imported =
        new Thing(
            "imported", new ThingArgs(), CustomResourceOptions.builder().importId("i-456").build());
    new Thing("of-imported", ThingArgs.text(imported.id()));
    new Thing(
        "of-a-version",
        ThingArgs.value(1),
        CustomResourceOptions.builder().version("1.2.3").build());
    TextArgs text = new TextArgs();
    text.text = Output.of("12345");
    new Thing(
        "of-function",
        ThingArgs.value(
            Deployment.getInstance()
                .invoke(
                    LENGTH, TypeShape.map(String.class, Object.class), text, InvokeOptions.Empty)
                .applyValue(result -> result.get("length"))));
  }
}
