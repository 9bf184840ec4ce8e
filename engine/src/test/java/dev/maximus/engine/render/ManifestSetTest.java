package dev.maximus.engine.render;

import static dev.maximus.engine.render.TestGraph.UNKNOWN;
import static dev.maximus.engine.render.TestGraph.fields;
import static dev.maximus.engine.render.TestGraph.object;
import static dev.maximus.engine.render.TestGraph.resource;
import static dev.maximus.engine.render.TestGraph.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.graph.ResourceNode.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A whole environment against {@code src/test/resources/.../golden/}. After a change that is meant,
 * {@code mvn test -pl engine -Dtest=ManifestSetTest -Dmaximus.golden=update} writes the files anew;
 * read the difference before you commit it.
 */
class ManifestSetTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/dev/maximus/engine/render/golden/dev");

  @Test
  void anEnvironmentLooksAsItDid() throws IOException {
    ManifestSet set = ManifestSet.of(environment());
    if (System.getProperty("maximus.golden", "").equals("update")) {
      FileTree.delete(GOLDEN);
      Files.createDirectories(GOLDEN);
      FileTree.write(GOLDEN, set.files(), Map.of());
    }
    Map<String, String> golden = new TreeMap<>();
    for (Map.Entry<String, Path> file : FileTree.list(GOLDEN).entrySet()) {
      golden.put(file.getKey(), Files.readString(file.getValue()));
    }
    assertThat(set.files()).isEqualTo(golden);
  }

  @Test
  void theListingIsInTheOrderOfNeed() {
    String listing = ManifestSet.of(environment()).files().getOrDefault(ManifestSet.LISTING, "");
    assertThat(listing.lines().filter(line -> line.startsWith("- ")))
        .containsExactly(
            "- _cluster/customresourcedefinition-widgets.example.org.yaml",
            "- _cluster/namespace-shop.yaml",
            "- shop/networkpolicy-default-deny.yaml",
            "- shop/serviceaccount-web.yaml",
            "- _cluster/clusterrole-system_shop-reader.yaml",
            "- shop/configmap-settings.yaml",
            "- shop/service-web.yaml",
            "- shop/deployment-web.yaml",
            "- shop/horizontalpodautoscaler-web.yaml",
            "- shop/ingress-web.yaml",
            "- shop/virtualservice-web.yaml",
            "- shop/widget-red.yaml",
            "- _cluster/validatingwebhookconfiguration-guard.yaml");
  }

  @Test
  void whatHasPlaceholdersIsNotApplied() {
    assertThat(
            ManifestSet.of(environment())
                .files()
                .getOrDefault(ManifestSet.LISTING, "")
                .lines()
                .filter(line -> line.startsWith("#   ")))
        .containsExactly(
            "#   _other/pulumi_providers_kubernetes-cluster.yaml",
            "#   _other/random_index_randomPassword_RandomPassword-db.yaml",
            "#   istio-system/release-istiod.yaml",
            "#   shop/configmap-with-token.yaml",
            "#   shop/secret-web.yaml",
            "#   shop/widget-blue.yaml");
  }

  @Test
  void aResourceKnowsItsFile() {
    ResourceGraph graph = environment();
    ManifestSet set = ManifestSet.of(graph);
    assertThat(set.environment()).isEqualTo("dev");
    assertThat(set.pathOf(TestGraph.urn("kubernetes:apps/v1:Deployment", "shop/web")))
        .contains("shop/deployment-web.yaml");
    assertThat(set.pathOf(graph.roots().get(0).urn())).isEmpty();
  }

  /** Something of everything. */
  static ResourceGraph environment() {
    Map<String, Object> labels = Map.of("app.kubernetes.io/name", "web");
    ResourceNode provider =
        resource(
            Kind.PROVIDER,
            "pulumi:providers:kubernetes",
            "cluster",
            fields("kubeconfig", secret("apiVersion: v1"), "version", "4.25.0"));
    return TestGraph.of(
        provider,
        object("kubernetes:core/v1:Namespace", "", "shop"),
        object("kubernetes:core/v1:ServiceAccount", "shop", "web"),
        object(
            "kubernetes:core/v1:ConfigMap",
            "shop",
            "settings",
            "data",
            fields("app.conf", "[server]\nport = 8080\n", "switch", "on")),
        object(
            "kubernetes:core/v1:ConfigMap",
            "shop",
            "with-token",
            "data",
            fields("token", secret("not for you"))),
        object(
            "kubernetes:core/v1:Secret",
            "shop",
            "web",
            "type",
            "kubernetes.io/tls",
            "data",
            secret(fields("tls.crt", "Y2VydGlmaWNhdGU=", "tls.key", "c29tZXRoaW5nIHByaXZhdGU="))),
        object(
            "kubernetes:apps/v1:Deployment",
            "shop",
            "web",
            "spec",
            fields(
                "replicas",
                2,
                "selector",
                fields("matchLabels", labels),
                "template",
                fields(
                    "metadata",
                    fields("labels", labels),
                    "spec",
                    fields(
                        "containers",
                        List.of(
                            fields(
                                "name", "web",
                                "image", "registry.example.org/web:1.2",
                                "args", List.of("--port=8080", "--verbose=no"),
                                "env", List.of(fields("name", "ON", "value", "yes")),
                                "ports", List.of(fields("containerPort", 8080)))))))),
        object(
            "kubernetes:core/v1:Service",
            "shop",
            "web",
            "spec",
            fields("selector", labels, "ports", List.of(fields("port", 80, "targetPort", 8080)))),
        object(
            "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
            "shop",
            "web",
            "spec",
            fields(
                "minReplicas", 2,
                "maxReplicas", 8,
                "scaleTargetRef",
                    fields("apiVersion", "apps/v1", "kind", "Deployment", "name", "web"))),
        object(
            "kubernetes:networking.k8s.io/v1:NetworkPolicy",
            "shop",
            "default-deny",
            "spec",
            fields("podSelector", fields(), "policyTypes", List.of("Ingress", "Egress"))),
        object(
            "kubernetes:networking.k8s.io/v1:Ingress",
            "shop",
            "web",
            "spec",
            fields("defaultBackend", fields("service", service()))),
        object(
            "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
            "",
            "system:shop-reader",
            "rules",
            List.of(
                fields(
                    "apiGroups", List.of(""),
                    "resources", List.of("pods"),
                    "verbs", List.of("get")))),
        object(
            "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition",
            "",
            "widgets.example.org",
            "spec",
            definition()),
        object("kubernetes:example.org/v1:Widget", "shop", "red", "spec", fields("size", 3)),
        object("kubernetes:example.org/v1:Widget", "shop", "blue", "spec", fields("size", UNKNOWN)),
        object(
            "kubernetes:networking.istio.io/v1:VirtualService",
            "shop",
            "web",
            "spec",
            fields("hosts", List.of("web"))),
        object(
            "kubernetes:admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration",
            "",
            "guard",
            "webhooks",
            List.of()),
        resource(
            "kubernetes:helm.sh/v3:Release",
            "istiod",
            fields(
                "chart", "istiod",
                "version", "1.24.0",
                "namespace", "istio-system",
                "compat", "true",
                "atomic", true,
                "repositoryOpts",
                    fields("repo", "https://charts.example.org", "password", secret("p")),
                "values", fields("pilot", fields("cni", fields("enabled", true))))),
        resource("random:index/randomPassword:RandomPassword", "db", fields("length", 32)));
  }

  private static Object service() {
    return fields("name", "web", "port", fields("number", 80));
  }

  private static Object definition() {
    return fields(
        "group",
        "example.org",
        "scope",
        "Namespaced",
        "names",
        fields(
            "kind", "Widget", "plural", "widgets", "singular", "widget", "listKind", "WidgetList"),
        "versions",
        List.of(
            fields(
                "name",
                "v1",
                "served",
                true,
                "storage",
                true,
                "schema",
                fields(
                    "openAPIV3Schema",
                    fields("type", "object", "x-kubernetes-preserve-unknown-fields", true)))));
  }
}
