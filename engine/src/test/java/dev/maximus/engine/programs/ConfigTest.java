package dev.maximus.engine.programs;

import static dev.maximus.engine.programs.Runs.PREVIEW;
import static dev.maximus.engine.programs.Runs.node;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.deployment.Deployment;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Int;
import dev.maximus.engine.graph.PropertyValue.Secret;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.graph.PropertyValue.Unknown;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.run.BothWays;
import dev.maximus.engine.run.ProgramFailedException;
import dev.maximus.engine.run.RunSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ConfigTest {
  /** What a program makes of the structured value. */
  record Size(int replicas, List<String> zones) {}

  private static ResourceGraph run(
      Map<String, String> config, Set<String> secretKeys, Consumer<Context> program) {
    return BothWays.run(program, PREVIEW.withConfig(config, secretKeys));
  }

  @Test
  void plainAndTypedValues() {
    ResourceGraph graph =
        run(
            Map.of(
                "shop:name",
                "x",
                "shop:port",
                "5432",
                "shop:ratio",
                "0.5",
                "shop:on",
                "true",
                "other:name",
                "y"),
            Set.of(),
            context -> {
              var config = context.config();
              new Thing(
                  "it",
                  ThingArgs.value(
                      Map.of(
                          "name", config.require("name"),
                          "port", config.requireInteger("port"),
                          "ratio", config.requireDouble("ratio"),
                          "on", config.requireBoolean("on"),
                          "other", context.config("other").require("name"),
                          "absent", config.get("absent").isPresent())));
            });

    assertThat(node(graph, "it").inputs().toString())
        .isEqualTo("{value={absent=false, name=x, on=true, other=y, port=5432, ratio=0.5}}");
  }

  @Test
  void aStructuredValueIsJsonText() {
    ResourceGraph graph =
        run(
            Map.of("shop:list", "[1,2.5,\"a\"]", "shop:map", "{\"a\":{\"b\":true}}"),
            Set.of(),
            context -> {
              var config = context.config();
              ThingArgs args =
                  ThingArgs.value(config.requireObject("list", TypeShape.list(Object.class)));
              args.object =
                  Output.of(config.requireObject("map", TypeShape.map(String.class, Object.class)));
              new Thing("it", args);
            });

    assertThat(node(graph, "it").inputs().toString())
        .isEqualTo("{object={a={b=true}}, value=[1, 2.5, a]}");
  }

  @Test
  void aSecureValueIsAnUnknownSecretWhateverIsMadeOfIt() {
    ResourceGraph graph =
        run(
            Map.of("shop:password", RunSettings.UNKNOWN),
            Set.of("shop:password"),
            context -> {
              Output<String> password = context.config().requireSecret("password");
              new Thing("plain", ThingArgs.text(password));
              new Thing("made", ThingArgs.text(Output.format("postgres://u:%s@db", password)));
              new Thing("upper", ThingArgs.value(Map.of("data", password)));
              new Thing(
                  "optional",
                  ThingArgs.value(
                      context.config().getSecret("password").applyValue(o -> o.orElse(""))));
              context.export("password", password);
            });

    Secret unknown = new Secret(new Unknown());
    assertThat(node(graph, "plain").inputs().values()).containsEntry("text", unknown);
    assertThat(node(graph, "made").inputs().values()).containsEntry("text", unknown);
    assertThat(node(graph, "upper").inputs().values())
        .containsEntry("value", Fields.of(Map.of("data", unknown)));
    assertThat(node(graph, "optional").inputs().values()).containsEntry("value", unknown);
    assertThat(graph.stackOutputs().values()).containsEntry("password", unknown);
  }

  @Test
  void aSecureValueOfAnotherTypeIsUnknown() {
    ResourceGraph graph =
        run(
            Map.of("shop:it", RunSettings.UNKNOWN),
            Set.of("shop:it"),
            context -> {
              var config = context.config();
              new Thing(
                  "it",
                  ThingArgs.value(
                      List.of(
                          config.requireSecretBoolean("it"),
                          config.requireSecretInteger("it"),
                          config.requireSecretDouble("it"),
                          config.requireSecretObject("it", Size.class),
                          config.requireSecretObject("it", TypeShape.list(String.class)),
                          config.getSecretBoolean("it"),
                          config.getSecretInteger("it"),
                          config.getSecretObject("it", Size.class),
                          config.getSecretObject("it", TypeShape.list(String.class)))));
            });

    assertThat(node(graph, "it").inputs().get("value").orElseThrow().elements())
        .hasSize(9)
        .containsOnly(new Unknown());
  }

  @Test
  void aSecureValueIsNotTakenForABooleanOrNumber() {
    for (Consumer<Context> program :
        List.<Consumer<Context>>of(
            context -> context.config().requireBoolean("it"),
            context -> context.config().requireInteger("it"),
            context -> context.config().requireDouble("it"),
            context -> context.config().requireObject("it", Size.class),
            context -> context.config().requireObject("it", TypeShape.list(String.class)))) {
      assertThat(
              Runs.messages(
                  Runs.failure(
                      PREVIEW.withConfig(Map.of("shop:it", RunSettings.UNKNOWN), Set.of()),
                      program)))
          .singleElement()
          .asString()
          .startsWith("config value 'shop:it' is secure, so that it is unknown here and no ");
    }
  }

  @Test
  void aSecretWithAKnownValueIsASecret() {
    ResourceGraph graph =
        run(
            Map.of("shop:password", "pa55", "shop:pin", "1234"),
            Set.of("shop:password", "shop:pin"),
            context -> {
              ThingArgs args = ThingArgs.text(context.config().requireSecret("password"));
              args.value = context.config().requireSecretInteger("pin");
              new Thing("it", args);
            });

    assertThat(node(graph, "it").inputs().values())
        .containsEntry("text", new Secret(new Text("pa55")))
        .containsEntry("value", new Secret(new Int(1234)));
  }

  @Test
  void aMissingValueIsNamedWithItsKey() {
    ProgramFailedException failed = Runs.failure(context -> context.config().require("size"));

    assertThat(Runs.messages(failed))
        .singleElement()
        .asString()
        .startsWith("Missing required configuration variable 'shop:size'");
    assertThat(failed.failures().get(0).where().orElseThrow()).contains("ConfigTest.java:");
  }

  @Test
  void aValueOfTheWrongTypeIsNamedWithItsKey() {
    ProgramFailedException failed =
        Runs.failure(
            PREVIEW.withConfig(Map.of("shop:port", "http"), Set.of()),
            context -> context.config().requireInteger("port"));

    assertThat(Runs.messages(failed))
        .containsExactly("Configuration 'shop:port' value 'http' is not a valid Integer");
  }

  @Test
  void namesAndModeOfTheRun() {
    Consumer<Context> program =
        context ->
            new Thing(
                "it",
                ThingArgs.value(
                    List.of(
                        context.organizationName(),
                        context.projectName(),
                        context.stackName(),
                        Deployment.getInstance().isDryRun(),
                        Deployment.getInstance().getRootDirectory())));

    assertThat(node(Runs.preview(program), "it").inputs().toString())
        .isEqualTo("{value=[organization, shop, dev, true, ]}");
    assertThat(
            node(
                    BothWays.run(
                        program, Runs.UP.withOrganization("acme").withRootDirectory("stacks")),
                    "it")
                .inputs()
                .toString())
        .isEqualTo("{value=[acme, shop, dev, false, stacks]}");
  }
}
