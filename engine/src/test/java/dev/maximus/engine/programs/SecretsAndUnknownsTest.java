package dev.maximus.engine.programs;

import static dev.maximus.engine.programs.Runs.input;
import static dev.maximus.engine.programs.Runs.node;
import static dev.maximus.engine.programs.Runs.preview;
import static dev.maximus.engine.programs.Runs.up;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Int;
import dev.maximus.engine.graph.PropertyValue.Items;
import dev.maximus.engine.graph.PropertyValue.Secret;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.graph.PropertyValue.Unknown;
import dev.maximus.engine.graph.ResourceGraph;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SecretsAndUnknownsTest {
  private static final Secret PASSWORD = new Secret(new Text("pa55"));

  private static Output<String> password() {
    return Output.ofSecret("pa55");
  }

  @Test
  void aSecretIsMarkedWhereverItIs() {
    assertThat(input(password())).isEqualTo(PASSWORD);
    assertThat(input(List.of("user", password())))
        .isEqualTo(new Items(List.of(new Text("user"), PASSWORD)));
    assertThat(input(Map.of("data", Map.of("password", password(), "user", "u"))))
        .isEqualTo(
            Fields.of(
                Map.of("data", Fields.of(Map.of("password", PASSWORD, "user", new Text("u"))))));
    assertThat(input(Output.ofSecret(Map.of("port", 1))))
        .isEqualTo(new Secret(Fields.of(Map.of("port", new Int(1)))));
  }

  @Test
  void whatIsMadeFromASecretIsSecret() {
    assertThat(input(password().applyValue(text -> text + "!")))
        .isEqualTo(new Secret(new Text("pa55!")));
    assertThat(input(Output.format("postgres://u:%s@db", password())))
        .isEqualTo(new Secret(new Text("postgres://u:pa55@db")));
    assertThat(input(Output.tuple(Output.of(1), password()).applyValue(both -> both.t1)))
        .isEqualTo(new Secret(new Int(1)));
    assertThat(input(password().asPlaintext())).isEqualTo(new Text("pa55"));
  }

  @Test
  void aSecretInsideASecretIsMarkedTwiceAsThePulumiSdkSendsIt() {
    PropertyValue seen = input(Output.ofSecret(List.of(password())));

    assertThat(seen).isEqualTo(new Secret(new Items(List.of(PASSWORD))));
    assertThat(seen.containsSecret()).isTrue();
    assertThat(seen.toString()).doesNotContain("pa55");
  }

  @Test
  void aSecretInTheProtocolsOwnFormIsASecret() {
    assertThat(
            input(
                Map.of(
                    "4dabf18193072939515e22adb298388d",
                    "1b47061264138c4ac30d75fd1eb44270",
                    "value",
                    "pa55")))
        .isEqualTo(PASSWORD);
  }

  @Test
  void anOutputOfAResourceKeepsTheMark() {
    ResourceGraph graph =
        preview(
            context -> {
              Thing first = new Thing("first", ThingArgs.text(password()));
              new Thing("second", ThingArgs.text(first.text()));
            });

    assertThat(node(graph, "second").inputs().values()).containsEntry("text", PASSWORD);
  }

  @Test
  void additionalSecretOutputsAreSecretForThoseWhoUseThem() {
    ResourceGraph graph =
        preview(
            context -> {
              Thing first =
                  new Thing(
                      "first",
                      ThingArgs.text("pa55"),
                      CustomResourceOptions.builder().additionalSecretOutputs("text").build());
              new Thing("second", ThingArgs.text(first.text()));
            });

    assertThat(node(graph, "first").inputs().values()).containsEntry("text", new Text("pa55"));
    assertThat(node(graph, "second").inputs().values()).containsEntry("text", PASSWORD);
  }

  /** One resource whose id the next one uses in four ways. */
  private static void usesAnId(Context context) {
    Thing first = new Thing("first", ThingArgs.value(1));
    new Thing("plain", ThingArgs.text(first.id()));
    new Thing("made", ThingArgs.text(Output.format("arn:%s:x", first.id())));
    new Thing("inside", ThingArgs.value(List.of("a", first.id())));
    new Thing("secret", ThingArgs.text(first.id().asSecret()));
    new Thing("missing", ThingArgs.value(first.value().applyValue(v -> v)));
  }

  @Test
  void inAPreviewAnIdAndAllThatIsMadeOfItIsUnknown() {
    ResourceGraph graph = preview(SecretsAndUnknownsTest::usesAnId);

    assertThat(node(graph, "plain").inputs().values()).containsEntry("text", new Unknown());
    assertThat(node(graph, "made").inputs().values()).containsEntry("text", new Unknown());
    assertThat(node(graph, "inside").inputs().values())
        .containsEntry("value", new Items(List.of(new Text("a"), new Unknown())));
    // The SDK sends an unknown without the mark of a secret, to the real engine as well.
    assertThat(node(graph, "secret").inputs().values()).containsEntry("text", new Unknown());
    assertThat(node(graph, "missing").inputs().values()).containsEntry("value", new Int(1));
  }

  @Test
  void inAnUpdateAnIdIsTheNameOfTheResource() {
    ResourceGraph graph = up(SecretsAndUnknownsTest::usesAnId);

    assertThat(node(graph, "plain").inputs().values()).containsEntry("text", new Text("first"));
    assertThat(node(graph, "made").inputs().values())
        .containsEntry("text", new Text("arn:first:x"));
    assertThat(node(graph, "secret").inputs().values())
        .containsEntry("text", new Secret(new Text("first")));
  }

  @Test
  void inAPreviewAnOutputThatWasNoInputIsUnknown() {
    Consumer<Context> program =
        context -> {
          Thing first = new Thing("first", ThingArgs.value(1));
          new Thing("second", ThingArgs.text(first.text()));
        };

    assertThat(node(preview(program), "second").inputs().values())
        .containsEntry("text", new Unknown());
    assertThat(node(up(program), "second").inputs().values()).doesNotContainKey("text");
  }

  @Test
  void applyIsNotCalledForAnUnknown() {
    ResourceGraph graph =
        preview(
            context -> {
              Thing first = new Thing("first", ThingArgs.value(1));
              new Thing(
                  "second",
                  ThingArgs.text(
                      first
                          .id()
                          .applyValue(
                              id -> {
                                throw new IllegalStateException("called with " + id);
                              })));
            });

    assertThat(node(graph, "second").inputs().values()).containsEntry("text", new Unknown());
  }

  @Test
  void stackOutputsKeepBothMarks() {
    ResourceGraph graph =
        preview(
            context -> {
              Thing first = new Thing("first", ThingArgs.value(1));
              context.export("id", first.id());
              context.export("password", password());
              context.export("port", Output.of(5432));
              context.export("list", Output.of(List.of(1, 2.5)));
            });

    assertThat(graph.stackOutputs())
        .isEqualTo(
            Fields.of(
                Map.of(
                    "id",
                    new Unknown(),
                    "password",
                    PASSWORD,
                    "port",
                    new Int(5432),
                    "list",
                    new Items(List.of(new Int(1), new PropertyValue.Decimal(2.5))))));
    assertThat(graph.resources().toString()).doesNotContain("pa55");
  }
}
