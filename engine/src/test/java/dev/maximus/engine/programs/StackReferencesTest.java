package dev.maximus.engine.programs;

import static dev.maximus.engine.programs.Runs.PREVIEW;
import static dev.maximus.engine.programs.Runs.failure;
import static dev.maximus.engine.programs.Runs.messages;
import static dev.maximus.engine.programs.Runs.node;
import static dev.maximus.engine.programs.Runs.urn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.Context;
import com.pulumi.resources.StackReference;
import dev.maximus.engine.graph.PropertyValue.Int;
import dev.maximus.engine.graph.PropertyValue.Secret;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.graph.PropertyValue.Unknown;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.graph.ResourceNode.Kind;
import dev.maximus.engine.run.BothWays;
import dev.maximus.engine.run.RunSettings;
import dev.maximus.engine.run.StackReferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackReferencesTest {
  private static final String NETWORK = "organization/network/dev";

  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("stack-references.yaml"), text);
  }

  private RunSettings with(String text) throws IOException {
    return PREVIEW.withStackReferences(StackReferences.read(file(text)));
  }

  private static void usesNetwork(Context context) {
    StackReference network = new StackReference(NETWORK);
    ThingArgs args = ThingArgs.value(network.requireOutput("subnets"));
    args.text = network.requireOutput("vpc").applyValue(String::valueOf);
    args.list = network.requireOutput("ports").applyValue(ports -> java.util.List.of(ports));
    new Thing("it", args);
  }

  @Test
  void outputsComeFromTheFile() throws IOException {
    ResourceGraph graph =
        BothWays.run(
            StackReferencesTest::usesNetwork,
            with(
                """
                organization/network/dev:
                  vpc: vpc-1
                  subnets: [a, b]
                  ports: {http: 80, share: 0.5, open: true}
                """));

    assertThat(node(graph, "it").inputs().toString())
        .isEqualTo("{list=[{http=80, open=true, share=0.5}], text=vpc-1, value=[a, b]}");
    ResourceNode reference = node(graph, urn("pulumi:pulumi:StackReference", NETWORK));
    assertThat(reference.kind()).isEqualTo(Kind.READ);
    assertThat(reference.id()).contains(NETWORK);
    assertThat(node(graph, "it").dependencies()).containsExactly(reference.urn());
  }

  @Test
  void aSecureOutputIsAnUnknownSecret() throws IOException {
    ResourceGraph graph =
        BothWays.run(
            context -> {
              StackReference network = new StackReference(NETWORK);
              new Thing("it", ThingArgs.value(network.requireOutput("password")));
              new Thing("other", ThingArgs.value(network.requireOutput("vpc")));
            },
            with("organization/network/dev: {password: {secure: v1:abc=}, vpc: vpc-1}"));

    assertThat(node(graph, "it").inputs().get("value")).contains(new Secret(new Unknown()));
    assertThat(node(graph, "other").inputs().get("value")).contains(new Text("vpc-1"));
  }

  @Test
  void anOutputThatIsNotThere() throws IOException {
    RunSettings settings = with("organization/network/dev: {vpc: vpc-1}");

    assertThat(
            messages(
                failure(
                    settings,
                    context ->
                        new Thing(
                            "it",
                            ThingArgs.value(
                                new StackReference(NETWORK).requireOutput("subnets"))))))
        .singleElement()
        .asString()
        .contains("Required output 'subnets' does not exist on stack '" + NETWORK + "'");
    ResourceGraph graph =
        BothWays.run(
            context ->
                new Thing("it", ThingArgs.value(new StackReference(NETWORK).output("subnets"))),
            settings);
    assertThat(node(graph, "it").inputs().get("value")).isEmpty();
  }

  @Test
  void aStackThatIsNotInTheFile() throws IOException {
    assertThat(
            messages(
                failure(
                    with("other: {a: 1}\nanother: {}"), context -> new StackReference(NETWORK))))
        .containsExactly(
            "stack reference '%s' is not in %s; add the outputs of that stack under this name (known: another, other)"
                .formatted(NETWORK, directory.resolve("stack-references.yaml")));
  }

  @Test
  void noFileAtAll() {
    assertThat(messages(failure(StackReferencesTest::usesNetwork)))
        .containsExactly(
            "stack reference '%s' cannot be answered without an engine; give the outputs in a stack references file"
                .formatted(NETWORK));
  }

  @Test
  void brokenFilesAreRefusedWithTheirName() throws IOException {
    String name = directory.resolve("stack-references.yaml").toString();

    assertThatThrownBy(() -> with("a: [1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("line 1");
    assertThatThrownBy(() -> with("- a"))
        .hasMessage("%s: content must be an object with one key per stack".formatted(name));
    assertThatThrownBy(() -> with("a: 1"))
        .hasMessage("%s: stack 'a' must be an object of outputs".formatted(name));
    assertThatThrownBy(() -> with("a: {secure: x}"))
        .hasMessage("%s: stack 'a' must be an object of outputs".formatted(name));
    assertThatThrownBy(() -> StackReferences.read(directory.resolve("absent")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("absent");
  }

  @Test
  void anEmptyFileKnowsNoStack() throws IOException {
    assertThat(messages(failure(with("{}"), context -> new StackReference(NETWORK))))
        .singleElement()
        .asString()
        .endsWith("(known: none)");
  }

  @Test
  void wholeNumbersStayWhole() throws IOException {
    ResourceGraph graph =
        BothWays.run(
            context ->
                new Thing("it", ThingArgs.value(new StackReference(NETWORK).requireOutput("n"))),
            with("organization/network/dev: {n: 5432}"));

    assertThat(node(graph, "it").inputs().get("value")).contains(new Int(5432));
  }
}
