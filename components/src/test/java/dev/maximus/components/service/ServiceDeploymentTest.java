package dev.maximus.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.components.Golden;
import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.run.ProgramFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceDeploymentTest {
  private static final String DEPLOYMENT = "kubernetes:apps/v1:Deployment";

  private static ResourceGraph graph(ServiceDeploymentArgs args) {
    return Golden.run(options -> new ServiceDeployment("orders", args, options));
  }

  private static ResourceNode only(ResourceGraph graph, String type) {
    List<ResourceNode> found =
        graph.resources().stream().filter(node -> node.type().equals(type)).toList();
    assertThat(found).describedAs(type).hasSize(1);
    return found.get(0);
  }

  private static PropertyValue podOf(ResourceGraph graph) {
    return only(graph, DEPLOYMENT).inputs().at("spec", "template", "spec").orElseThrow();
  }

  private static PropertyValue containerOf(ResourceGraph graph) {
    return podOf(graph).at("containers").orElseThrow().elements().get(0);
  }

  @Test
  void matchesGoldenWithDefaults() {
    Golden.assertMatches("service-deployment-defaults", graph(ServiceDeploymentArgsTest.args()));
  }

  @Test
  void matchesGoldenWithAllFieldsSet() {
    Golden.assertMatches("service-deployment-full", graph(ServiceDeploymentArgsTest.full()));
  }

  @Test
  void matchesGoldenBehindALoadBalancer() {
    Golden.assertMatches(
        "service-deployment-load-balancer",
        graph(
            ServiceDeploymentArgsTest.args()
                .withExposure(new Exposure.LoadBalancer(List.of("10.0.0.0/8", "192.168.0.0/16")))));
  }

  @Test
  void isFourObjectsBelowOneComponent() {
    ResourceGraph graph = graph(ServiceDeploymentArgsTest.args());
    ResourceNode component = only(graph, "maximus:service:ServiceDeployment");
    assertThat(graph.children(component.urn()).stream().map(ResourceNode::type))
        .containsExactlyInAnyOrder(
            DEPLOYMENT,
            "kubernetes:core/v1:ConfigMap",
            "kubernetes:core/v1:Service",
            "kubernetes:core/v1:ServiceAccount");
    assertThat(graph.children(component.urn()).stream().map(ResourceNode::name))
        .containsOnly("orders");
  }

  @Test
  void saysANumberOrHasAnAutoscalerNeverBoth() {
    ResourceGraph fixed = graph(ServiceDeploymentArgsTest.args());
    assertThat(only(fixed, DEPLOYMENT).inputs().at("spec", "replicas"))
        .contains(PropertyValue.integer(2));
    ResourceGraph scaled = graph(ServiceDeploymentArgsTest.full());
    assertThat(only(scaled, DEPLOYMENT).inputs().at("spec", "replicas")).isEmpty();
    ResourceNode autoscaler = only(scaled, "kubernetes:autoscaling/v2:HorizontalPodAutoscaler");
    assertThat(autoscaler.inputs().at("spec", "minReplicas")).contains(PropertyValue.integer(3));
    assertThat(autoscaler.inputs().at("spec", "maxReplicas")).contains(PropertyValue.integer(10));
  }

  @Test
  void isRestricted() {
    ResourceGraph graph = graph(ServiceDeploymentArgsTest.args());
    PropertyValue pod = podOf(graph);
    PropertyValue container = containerOf(graph);
    PropertyValue yes = PropertyValue.bool(true);
    PropertyValue no = PropertyValue.bool(false);
    assertThat(pod.at("securityContext", "runAsNonRoot")).contains(yes);
    assertThat(pod.textAt("securityContext", "seccompProfile", "type")).contains("RuntimeDefault");
    assertThat(pod.at("automountServiceAccountToken")).contains(no);
    assertThat(container.at("securityContext", "allowPrivilegeEscalation")).contains(no);
    assertThat(container.at("securityContext", "readOnlyRootFilesystem")).contains(yes);
    assertThat(container.at("securityContext", "capabilities", "drop").orElseThrow().elements())
        .containsExactly(PropertyValue.text("ALL"));
    assertThat(container.at("securityContext", "capabilities", "add")).isEmpty();
    assertThat(only(graph, "kubernetes:core/v1:ServiceAccount").inputs())
        .extracting(inputs -> inputs.at("automountServiceAccountToken").orElseThrow())
        .isEqualTo(no);
  }

  @Test
  void metricsAreNotReachableFromOutside() {
    ResourceGraph graph = graph(ServiceDeploymentArgsTest.full());
    PropertyValue ports =
        only(graph, "kubernetes:core/v1:Service").inputs().at("spec", "ports").orElseThrow();
    assertThat(names(ports, "name")).containsExactly("http-api");
    assertThat(names(containerOf(graph).at("ports").orElseThrow(), "name"))
        .containsExactly("http-api", "http-metrics");
  }

  @Test
  void portNamesCarryTheProtocolAndMeetEachOther() {
    ResourceGraph graph = graph(ServiceDeploymentArgsTest.full().withExposure(Exposure.internal()));
    List<String> container = names(containerOf(graph).at("ports").orElseThrow(), "name");
    PropertyValue ports =
        only(graph, "kubernetes:core/v1:Service").inputs().at("spec", "ports").orElseThrow();
    assertThat(container).containsExactly("http-api", "http-metrics");
    assertThat(names(ports, "targetPort")).isEqualTo(container);
    assertThat(names(ports, "name")).isEqualTo(container).allMatch(n -> n.startsWith("http-"));
    assertThat(names(ports, "appProtocol")).containsOnly("http");
  }

  @Test
  void selectsItsOwnPodsForEver() {
    ResourceGraph graph = graph(ServiceDeploymentArgsTest.args());
    PropertyValue selector =
        only(graph, DEPLOYMENT).inputs().at("spec", "selector", "matchLabels").orElseThrow();
    assertThat(only(graph, "kubernetes:core/v1:Service").inputs().at("spec", "selector"))
        .contains(selector);
    assertThat(selector.toString()).doesNotContain("version").doesNotContain("1.2.3");
  }

  @Test
  void podsRestartWithTheirSettings() {
    String before = checksum(ServiceDeploymentArgsTest.args());
    assertThat(checksum(ServiceDeploymentArgsTest.args())).isEqualTo(before);
    assertThat(checksum(ServiceDeploymentArgsTest.args().withSettings(Map.of("A", "1"))))
        .isNotEqualTo(before);
    assertThat(checksum(ServiceDeploymentArgsTest.args().withLogLevel(LogLevel.ERROR)))
        .isNotEqualTo(before);
  }

  @Test
  void everySettingOfTheComponentIsReserved() {
    assertThat(ServiceSettings.of("orders", ServiceDeploymentArgsTest.args()).keySet())
        .isNotEmpty()
        .allMatch(ServiceSettings::isReserved);
  }

  @Test
  void givesItsEndpoint() {
    List<ServiceEndpoint> endpoints = new ArrayList<>();
    Golden.run(
        options ->
            endpoints.add(
                new ServiceDeployment("orders", ServiceDeploymentArgsTest.full(), options)
                    .endpoint()));
    assertThat(endpoints)
        .containsExactly(new ServiceEndpoint("orders", "shop", "orders.shop.svc", 8200));
    assertThat(endpoints.get(0).url()).isEqualTo("http://orders.shop.svc:8200");
  }

  @Test
  void rejectsANameThatNoServiceMayHave() {
    assertThatThrownBy(
            () ->
                Golden.run(
                    options ->
                        new ServiceDeployment("Orders", ServiceDeploymentArgsTest.args(), options)))
        .isInstanceOf(ProgramFailedException.class)
        .hasMessageContaining(
            "ServiceDeployment: name 'Orders' must be 1 to 63 characters a-z, 0-9 and '-', begin"
                + " with a letter and end with a letter or digit");
  }

  private static String checksum(ServiceDeploymentArgs args) {
    return only(graph(args), DEPLOYMENT)
        .inputs()
        .textAt("spec", "template", "metadata", "annotations", "maximus.dev/config-checksum")
        .orElseThrow();
  }

  private static List<String> names(PropertyValue list, String field) {
    return list.elements().stream().map(port -> port.textAt(field).orElseThrow()).toList();
  }
}
