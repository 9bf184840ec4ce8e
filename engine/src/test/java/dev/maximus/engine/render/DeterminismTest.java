package dev.maximus.engine.render;

import static dev.maximus.engine.render.TestGraph.fields;
import static dev.maximus.engine.render.TestGraph.object;
import static dev.maximus.engine.render.TestGraph.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.engine.graph.ResourceNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The same graph gives the same bytes: whatever the order, the language or the clock. */
@Isolated("changes the default locale and time zone")
class DeterminismTest {
  @Test
  void theOrderOfDeclarationIsNotSeen() {
    List<ResourceNode> nodes = nodes();
    Map<String, String> expected = files(nodes);
    Random random = new Random(7);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(nodes, random);
      assertThat(files(nodes)).isEqualTo(expected);
    }
  }

  @Test
  void localeAndTimeZoneAreNotSeen() {
    Map<String, String> expected = files(nodes());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist", "hi-IN")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        assertThat(files(nodes())).as(tag).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static Map<String, String> files(List<ResourceNode> nodes) {
    return ManifestSet.of(TestGraph.of(nodes)).files();
  }

  private static List<ResourceNode> nodes() {
    List<ResourceNode> nodes = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      nodes.add(object("kubernetes:core/v1:ConfigMap", "ns-" + i % 3, "MIXED.i" + i));
      nodes.add(
          object(
              "kubernetes:apps/v1:Deployment",
              "ns-" + i % 5,
              "web-" + i,
              "spec",
              fields("replicas", i, "ratio", i / 7.0, "map", Map.of("a", 1, "b", 2, "c", 3))));
      nodes.add(object("kubernetes:networking.k8s.io/v1:Ingress", "", "ingress-" + i));
    }
    nodes.add(object("kubernetes:networking.istio.io/v1:Gateway", "ns-1", "web"));
    nodes.add(object("kubernetes:gateway.networking.k8s.io/v1:Gateway", "ns-1", "web"));
    nodes.add(resource("random:index:Id", "INTERNAL id", fields("length", 8)));
    return nodes;
  }
}
