package dev.maximus.engine.picture;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Items;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.graph.ResourceOptions;
import dev.maximus.engine.graph.Urn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Graphs for tests, made by hand: a namespace and services with what belongs to each. */
final class SampleGraph {
  private final List<ResourceNode> nodes = new ArrayList<>();
  private final Urn stack = urn("pulumi:pulumi:Stack", "shop-dev");

  SampleGraph() {
    add(stack, ResourceNode.Kind.STACK, Optional.empty(), Fields.EMPTY, List.of());
  }

  static ResourceGraph withServices(String... names) {
    SampleGraph sample = new SampleGraph();
    Urn system = sample.component("shop:system:Shop", "shop", sample.stack);
    Urn namespace = sample.object("core/v1:Namespace", "shop", system, "", Map.of(), List.of());
    for (String name : names) {
      sample.service(name, system, namespace);
    }
    return sample.graph();
  }

  Urn stack() {
    return stack;
  }

  ResourceGraph graph() {
    return ResourceGraph.of("shop", "dev", nodes);
  }

  Urn component(String type, String name, Urn parent) {
    Urn urn = urn(type, name);
    add(urn, ResourceNode.Kind.COMPONENT, Optional.of(parent), Fields.EMPTY, List.of());
    return urn;
  }

  /** A Kubernetes object; {@code type} such as {@code apps/v1:Deployment}. */
  Urn object(
      String type,
      String name,
      Urn parent,
      String namespace,
      Map<String, PropertyValue> body,
      List<Urn> dependencies) {
    Urn urn = urn("kubernetes:" + type, name);
    Map<String, PropertyValue> metadata = new TreeMap<>();
    metadata.put("name", PropertyValue.text(name));
    if (!namespace.isEmpty()) {
      metadata.put("namespace", PropertyValue.text(namespace));
    }
    Map<String, PropertyValue> inputs = new TreeMap<>(body);
    inputs.put("kind", PropertyValue.text(type.substring(type.indexOf(':') + 1)));
    inputs.put("metadata", Fields.of(metadata));
    add(urn, ResourceNode.Kind.CUSTOM, Optional.of(parent), Fields.of(inputs), dependencies);
    return urn;
  }

  void service(String name, Urn parent, Urn namespace) {
    Urn component = component("shop:service:ServiceDeployment", name, parent);
    String ns = "shop";
    Urn config =
        object("core/v1:ConfigMap", name + "-config", component, ns, Map.of(), List.of(namespace));
    Urn account =
        object("core/v1:ServiceAccount", name, component, ns, Map.of(), List.of(namespace));
    Fields labels = fields("app", PropertyValue.text(name));
    Fields podSpec =
        Fields.of(
            Map.of(
                "serviceAccountName",
                PropertyValue.text(name),
                "volumes",
                items(fields("configMap", fields("name", PropertyValue.text(name + "-config"))))));
    Fields template = Fields.of(Map.of("metadata", fields("labels", labels), "spec", podSpec));
    Urn deployment =
        object(
            "apps/v1:Deployment",
            name,
            component,
            ns,
            Map.of("spec", fields("template", template)),
            List.of(namespace, config, account));
    object(
        "core/v1:Service",
        name,
        component,
        ns,
        Map.of("spec", fields("selector", labels)),
        List.of(namespace));
    Fields target =
        Fields.of(
            Map.of("kind", PropertyValue.text("Deployment"), "name", PropertyValue.text(name)));
    object(
        "autoscaling/v2:HorizontalPodAutoscaler",
        name,
        component,
        ns,
        Map.of("spec", fields("scaleTargetRef", target)),
        List.of(deployment));
  }

  static Fields fields(String key, PropertyValue value) {
    return Fields.of(Map.of(key, value));
  }

  static Items items(PropertyValue... values) {
    return new Items(List.of(values));
  }

  private static Urn urn(String type, String name) {
    return new Urn("urn:pulumi:dev::shop::" + type + "::" + name);
  }

  private void add(
      Urn urn,
      ResourceNode.Kind kind,
      Optional<Urn> parent,
      Fields inputs,
      List<Urn> dependencies) {
    nodes.add(
        new ResourceNode(
            urn,
            kind,
            parent,
            dependencies,
            new TreeMap<>(),
            Optional.empty(),
            inputs,
            Optional.empty(),
            Optional.empty(),
            ResourceOptions.NONE));
  }
}
