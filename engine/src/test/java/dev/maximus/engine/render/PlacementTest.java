package dev.maximus.engine.render;

import static dev.maximus.engine.render.TestGraph.UNKNOWN;
import static dev.maximus.engine.render.TestGraph.fields;
import static dev.maximus.engine.render.TestGraph.object;
import static dev.maximus.engine.render.TestGraph.resource;
import static dev.maximus.engine.render.TestGraph.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.graph.ResourceNode.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where things go, and every reason why something has no place. */
class PlacementTest {
  private static final String CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
  private static final String CLUSTER_ROLE = "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole";

  @ParameterizedTest
  @CsvSource({
    "kubernetes:apps/v1:Deployment, shop, shop/deployment-x.yaml",
    "kubernetes:core/v1:Service, '', default/service-x.yaml",
    "kubernetes:v1:Service, shop, shop/service-x.yaml",
    "kubernetes:core/v1:Namespace, '', _cluster/namespace-x.yaml",
    "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole, '', _cluster/clusterrole-x.yaml",
    "kubernetes:rbac.authorization.k8s.io/v1:Role, '', default/role-x.yaml",
    "kubernetes:networking.istio.io/v1:VirtualService, mesh, mesh/virtualservice-x.yaml",
    "kubernetes:cert-manager.io/v1:ClusterIssuer, '', _cluster/clusterissuer-x.yaml",
    "kubernetes:example.org/v1:Widget, '', _cluster/widget-x.yaml",
    "kubernetes:example.org/v1:Widget, shop, shop/widget-x.yaml",
  })
  void anObjectGoesToItsNamespaceOrTheCluster(String type, String namespace, String path) {
    assertThat(only(object(type, namespace, "x"))).isEqualTo(path);
  }

  @Test
  void aDefinitionInTheGraphSaysWhereItsKindLives() {
    ManifestSet set =
        ManifestSet.of(
            TestGraph.of(
                definition("Widget", "Namespaced"),
                definition("Realm", "Cluster"),
                object("kubernetes:example.org/v1:Widget", "", "w"),
                object("kubernetes:example.org/v1:Realm", "ignored", "r")));
    assertThat(set.files().keySet())
        .contains("default/widget-w.yaml", "_cluster/realm-r.yaml")
        .hasSize(5);
  }

  @Test
  void apiVersionAndKindComeFromTheTypeWhenTheInputsHaveNone() {
    ManifestSet set =
        ManifestSet.of(
            TestGraph.of(
                resource(CONFIG_MAP, "a", fields("metadata", fields("name", "a"))),
                resource(
                    "kubernetes:apps/v1:Deployment",
                    "b",
                    fields("metadata", fields("name", "b")))));
    assertThat(set.files().get("default/configmap-a.yaml"))
        .contains("\napiVersion: v1\nkind: ConfigMap\n");
    assertThat(set.files().get("default/deployment-b.yaml"))
        .contains("\napiVersion: apps/v1\nkind: Deployment\n");
  }

  @Test
  void aProviderGivesItsNamespaceToObjectsWithoutOne() {
    ResourceNode provider =
        resource(
            Kind.PROVIDER,
            "pulumi:providers:kubernetes",
            "k",
            fields("namespace", "from-provider"));
    ManifestSet set =
        ManifestSet.of(
            TestGraph.of(
                provider,
                TestGraph.withProvider(object(CONFIG_MAP, "", "a"), provider),
                TestGraph.withProvider(object(CONFIG_MAP, "own", "b"), provider),
                TestGraph.withProvider(object(CLUSTER_ROLE, "", "c"), provider)));
    assertThat(set.files().keySet())
        .contains(
            "from-provider/configmap-a.yaml",
            "own/configmap-b.yaml",
            "_cluster/clusterrole-c.yaml");
    assertThat(set.files().get("from-provider/configmap-a.yaml"))
        .contains("  name: a\n  namespace: from-provider\n");
    assertThat(set.files().get("_cluster/clusterrole-c.yaml")).doesNotContain("namespace:");
  }

  @Test
  void aPatchIsForPeopleToRead() {
    ManifestSet set =
        ManifestSet.of(
            TestGraph.of(
                resource(
                    "kubernetes:apps/v1:DeploymentPatch",
                    "p",
                    fields(
                        "apiVersion", "apps/v1",
                        "kind", "Deployment",
                        "metadata", fields("name", "web", "namespace", "shop"))),
                object("kubernetes:example.org/v1:OilPatch", "shop", "o")));
    assertThat(set.files().keySet())
        .contains("shop/deploymentpatch-web.yaml", "shop/oilpatch-o.yaml");
    assertThat(set.files().get(ManifestSet.LISTING))
        .contains("#   shop/deploymentpatch-web.yaml")
        .contains("- shop/oilpatch-o.yaml")
        .doesNotContain("- shop/deploymentpatch");
  }

  @Test
  void aComponentHasNoFile() {
    ResourceNode component =
        resource(Kind.COMPONENT, "kubernetes:yaml:ConfigFile", "c", Fields.EMPTY);
    assertThat(ManifestSet.of(TestGraph.of(component)).files().keySet())
        .containsExactly(ManifestSet.LISTING);
  }

  @Test
  void whatIsNoObjectIsShownApart() {
    ManifestSet set =
        ManifestSet.of(
            TestGraph.of(
                resource("random:index/randomPassword:RandomPassword", "a/b", fields("length", 20)),
                resource(Kind.READ, CONFIG_MAP, "seen", Fields.EMPTY),
                resource("kubernetes:helm.sh/v4:Chart", "c", Fields.EMPTY)));
    assertThat(set.files().keySet())
        .containsExactly(
            "_other/kubernetes_core_v1_ConfigMap-seen.yaml",
            "_other/kubernetes_helm.sh_v4_Chart-c.yaml",
            "_other/random_index_randomPassword_RandomPassword-a_b.yaml",
            ManifestSet.LISTING);
  }

  @Test
  void kindsOfTwoGroupsWithOneNameHaveTheirGroupInThePath() {
    ManifestSet set =
        ManifestSet.of(
            TestGraph.of(
                object("kubernetes:networking.istio.io/v1:Gateway", "shop", "web"),
                object("kubernetes:gateway.networking.k8s.io/v1:Gateway", "shop", "web"),
                object("kubernetes:networking.istio.io/v1:Gateway", "shop", "other")));
    assertThat(set.files().keySet())
        .contains(
            "shop/gateway-other.yaml",
            "shop/gateway.gateway.networking.k8s.io-web.yaml",
            "shop/gateway.networking.istio.io-web.yaml");
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    String prefix = "urn:pulumi:dev::test::";
    assertThatThrownBy(
            () ->
                ManifestSet.of(
                    TestGraph.of(
                        resource(CONFIG_MAP, "a-none", Fields.EMPTY),
                        resource(
                            CONFIG_MAP,
                            "b-generated",
                            fields("metadata", fields("generateName", "x-"))),
                        resource(
                            CONFIG_MAP, "c-unknown", fields("metadata", fields("name", UNKNOWN))),
                        resource(
                            CONFIG_MAP,
                            "d-secret",
                            fields("metadata", fields("name", "d", "namespace", secret("s")))),
                        object(CONFIG_MAP, "shop", "../e"),
                        object(CONFIG_MAP, "Shop", "f"),
                        object(CONFIG_MAP, "con", "g"),
                        resource(
                            CONFIG_MAP,
                            "h-other",
                            fields("kind", "Secret", "metadata", fields("name", "h"))),
                        object("kubernetes:core/v1:ConfigMapList", "", "i"),
                        object(CLUSTER_ROLE, "", "Admin"),
                        object(CLUSTER_ROLE, "", "admin"),
                        object(CONFIG_MAP, "shop", "j", "data", fields("k", "x\udfff")))))
        .isInstanceOfSatisfying(
            RenderException.class,
            e ->
                assertThat(e.faults())
                    .containsExactlyInAnyOrder(
                        prefix
                            + "kubernetes:core/v1:ConfigMap::a-none: metadata.name is missing, must"
                            + " be set (automatic names are random)",
                        prefix
                            + "kubernetes:core/v1:ConfigMap::b-generated: metadata.name is missing,"
                            + " must be set (automatic names are random)",
                        prefix
                            + "kubernetes:core/v1:ConfigMap::c-unknown: metadata.name is known only"
                            + " after apply, must be known now, the name is part of the path",
                        prefix
                            + "kubernetes:core/v1:ConfigMap::d-secret: metadata.namespace is a"
                            + " secret, must be readable, the namespace is part of the path",
                        prefix
                            + "kubernetes:core/v1:ConfigMap::shop/../e: metadata.name '../e' must"
                            + " have only letters, digits and the characters . _ - : in it",
                        prefix
                            + "kubernetes:core/v1:ConfigMap::Shop/f: metadata.namespace 'Shop' must"
                            + " have 1 to 63 lower-case letters, digits and -, with no - at its"
                            + " start or end",
                        prefix
                            + "kubernetes:core/v1:ConfigMap::con/g: metadata.namespace 'con' must"
                            + " not be the name of a device on Windows",
                        prefix
                            + "kubernetes:core/v1:ConfigMap::h-other: kind 'Secret' must be"
                            + " 'ConfigMap', as the type 'kubernetes:core/v1:ConfigMap' says",
                        prefix
                            + "kubernetes:core/v1:ConfigMapList::i: kind 'ConfigMapList' must not"
                            + " be a list, declare its objects one by one",
                        "file '_cluster/clusterrole.rbac.authorization.k8s.io-admin.yaml' must"
                            + " belong to one resource, "
                            + prefix
                            + CLUSTER_ROLE
                            + "::Admin and "
                            + prefix
                            + CLUSTER_ROLE
                            + "::admin want it: the two names differ only in case or in characters"
                            + " that a path cannot have",
                        prefix
                            + "kubernetes:core/v1:ConfigMap::shop/j: data.k: text has half a"
                            + " surrogate pair at index 1"))
        .hasMessageStartingWith("render dev: 11 faults\n  " + prefix);
  }

  @Test
  void oneObjectDeclaredTwiceIsAFault() {
    ResourceNode one = object(CONFIG_MAP, "shop", "a");
    ResourceNode two = resource(CONFIG_MAP, "other-urn", one.inputs());
    assertThatThrownBy(() -> ManifestSet.of(TestGraph.of(one, two)))
        .hasMessage(
            "render dev: file 'shop/configmap-a.yaml' must belong to one resource,"
                + " urn:pulumi:dev::test::kubernetes:core/v1:ConfigMap::other-urn and"
                + " urn:pulumi:dev::test::kubernetes:core/v1:ConfigMap::shop/a want it: both"
                + " declare the same object");
  }

  @Test
  void aNameThatIsTooLongForAFileIsAFault() {
    String name = "x".repeat(245);
    assertThatThrownBy(() -> ManifestSet.of(TestGraph.of(object(CONFIG_MAP, "", name))))
        .hasMessageEndingWith("must have at most 255 characters, has 260");
  }

  @Test
  void aColonOfRbacIsNoFault() {
    assertThat(only(object(CLUSTER_ROLE, "", "system:auth")))
        .isEqualTo("_cluster/clusterrole-system_auth.yaml");
  }

  private static String only(ResourceNode node) {
    ManifestSet set = ManifestSet.of(TestGraph.of(node));
    return set.pathOf(node.urn()).orElseThrow();
  }

  private static ResourceNode definition(String kind, String scope) {
    return object(
        "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition",
        "",
        kind.toLowerCase(java.util.Locale.ROOT) + "s.example.org",
        "spec",
        fields("group", "example.org", "scope", scope, "names", fields("kind", kind)),
        "x",
        List.of());
  }
}
