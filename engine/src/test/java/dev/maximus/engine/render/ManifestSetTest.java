package dev.maximus.engine.render;

import static dev.maximus.engine.render.TestGraph.fields;
import static dev.maximus.engine.render.TestGraph.object;
import static dev.maximus.engine.render.TestGraph.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.engine.graph.ResourceGraph;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestSetTest {
  @Test
  void anObjectHasItsFileByNamespaceKindAndName() {
    ResourceGraph graph =
        TestGraph.of(
            object("kubernetes:core/v1:Namespace", "", "shop"),
            object(
                "kubernetes:apps/v1:Deployment",
                "shop",
                "web",
                "spec",
                fields("replicas", 2, "paused", "no", "args", List.of("--port=80", "on"))),
            object("kubernetes:core/v1:ConfigMap", "", "plain", "data", fields("a", "x\ny\n")),
            object(
                "kubernetes:core/v1:Secret",
                "shop",
                "db",
                "stringData",
                secret(fields("password", "correct horse"))));
    ManifestSet set = ManifestSet.of(graph);
    assertThat(set.files().keySet())
        .containsExactly(
            "_cluster/namespace-shop.yaml",
            "default/configmap-plain.yaml",
            "kustomization.yaml",
            "shop/deployment-web.yaml",
            "shop/secret-db.yaml");
  }
}
