package dev.maximus.engine.picture;

import static dev.maximus.engine.picture.SampleGraph.fields;
import static dev.maximus.engine.picture.SampleGraph.items;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.Urn;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PictureTest {
  @Test
  void componentsAreGroupsAndObjectsAreNodes() {
    Picture picture = Picture.of(SampleGraph.withServices("cart"));

    assertThat(picture.root().title()).isEqualTo("shop / dev");
    Picture.Group system = picture.root().groups().get(0);
    assertThat(system.title()).isEqualTo("shop");
    assertThat(system.type()).isEqualTo("Shop");
    assertThat(system.nodes()).extracting(Picture.Node::kind).containsExactly("Namespace");
    assertThat(system.groups().get(0).nodes())
        .extracting(Picture.Node::kind)
        .containsExactlyInAnyOrder(
            "ConfigMap", "Deployment", "HorizontalPodAutoscaler", "Service", "ServiceAccount");
  }

  @Test
  void referencesAreFoundInTheObjects() {
    assertThat(sentences(SampleGraph.withServices("cart")))
        .containsExactlyInAnyOrder(
            "Service cart selects Deployment cart",
            "HorizontalPodAutoscaler cart scales Deployment cart",
            "Deployment cart mounts ConfigMap cart-config",
            "Deployment cart runs as ServiceAccount cart");
  }

  @Test
  void aSelectorChoosesOnlyPodsWithAllItsLabels() {
    assertThat(sentences(SampleGraph.withServices("cart", "order")))
        .contains("Service cart selects Deployment cart", "Service order selects Deployment order")
        .doesNotContain(
            "Service cart selects Deployment order", "Service order selects Deployment cart");
  }

  @Test
  void aSelectorStaysInItsNamespace() {
    SampleGraph sample = new SampleGraph();
    Fields labels = fields("app", PropertyValue.text("x"));
    Fields template = fields("template", fields("metadata", fields("labels", labels)));
    sample.object(
        "apps/v1:Deployment", "x", sample.stack(), "a", Map.of("spec", template), List.of());
    Map<String, PropertyValue> service = Map.of("spec", fields("selector", labels));
    sample.object("core/v1:Service", "y", sample.stack(), "b", service, List.of());

    assertThat(sentences(sample.graph())).isEmpty();
  }

  @Test
  void aDependencyIsDrawnWhereNothingSaysMore() {
    SampleGraph sample = new SampleGraph();
    Urn first = sample.object("batch/v1:Job", "migrate", sample.stack(), "a", Map.of(), List.of());
    sample.object("batch/v1:Job", "seed", sample.stack(), "a", Map.of(), List.of(first));

    assertThat(sentences(sample.graph())).containsExactly("Job seed  Job migrate");
  }

  @Test
  void secretsAreReadMountedAndPulledWith() {
    SampleGraph sample = new SampleGraph();
    for (String name : List.of("env", "files", "registry")) {
      sample.object("core/v1:Secret", name, sample.stack(), "a", Map.of(), List.of());
    }
    Fields container =
        fields("env", items(fields("valueFrom", fields("secretKeyRef", named("name", "env")))));
    Fields spec =
        Fields.of(
            Map.of(
                "containers", items(container),
                "volumes", items(fields("secret", named("secretName", "files"))),
                "imagePullSecrets", items(named("name", "registry"))));
    sample.object("core/v1:Pod", "p", sample.stack(), "a", Map.of("spec", spec), List.of());

    assertThat(sentences(sample.graph()))
        .containsExactlyInAnyOrder(
            "Pod p reads Secret env",
            "Pod p mounts Secret files",
            "Pod p pulls with Secret registry");
  }

  @Test
  void aNameThatNobodyDeclaredGetsNoArrow() {
    SampleGraph sample = new SampleGraph();
    Fields spec = named("serviceAccountName", "elsewhere");
    sample.object("core/v1:Pod", "p", sample.stack(), "a", Map.of("spec", spec), List.of());

    assertThat(sentences(sample.graph())).isEmpty();
  }

  private static Fields named(String key, String name) {
    return fields(key, PropertyValue.text(name));
  }

  private static List<String> sentences(ResourceGraph graph) {
    Picture picture = Picture.of(graph);
    Map<String, String> names =
        Picture.allNodes(picture.root()).stream()
            .collect(Collectors.toMap(Picture.Node::id, n -> n.kind() + " " + n.name()));
    return picture.edges().stream()
        .map(e -> names.get(e.from()) + " " + e.label() + " " + names.get(e.to()))
        .toList();
  }
}
