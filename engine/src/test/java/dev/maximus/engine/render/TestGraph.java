package dev.maximus.engine.render;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Decimal;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Items;
import dev.maximus.engine.graph.PropertyValue.Null;
import dev.maximus.engine.graph.PropertyValue.Secret;
import dev.maximus.engine.graph.PropertyValue.Unknown;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.graph.ResourceNode.Kind;
import dev.maximus.engine.graph.ResourceOptions;
import dev.maximus.engine.graph.Urn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Graphs as an engine would record them, in a few words. */
final class TestGraph {
  private static final Urn STACK = new Urn("urn:pulumi:dev::test::pulumi:pulumi:Stack::test-dev");
  static final Unknown UNKNOWN = new Unknown();

  private TestGraph() {}

  /** A graph of a stack and these resources. */
  static ResourceGraph of(ResourceNode... resources) {
    return of(List.of(resources));
  }

  static ResourceGraph of(List<ResourceNode> resources) {
    List<ResourceNode> all = new ArrayList<>(resources);
    all.add(node(STACK, Kind.STACK, Optional.empty(), Optional.empty(), Fields.EMPTY));
    return ResourceGraph.of("test", "dev", all);
  }

  /** A resource that a provider creates; its URN has type and logical name. */
  static ResourceNode resource(String type, String name, Fields inputs) {
    return node(urn(type, name), Kind.CUSTOM, Optional.of(STACK), Optional.empty(), inputs);
  }

  static ResourceNode resource(Kind kind, String type, String name, Fields inputs) {
    return node(urn(type, name), kind, Optional.of(STACK), Optional.empty(), inputs);
  }

  static ResourceNode withProvider(ResourceNode node, ResourceNode provider) {
    return node(
        node.urn(),
        node.kind(),
        node.parent(),
        Optional.of(provider.urn() + "::some-id"),
        node.inputs());
  }

  /** An object as the SDK declares it: apiVersion and kind from the token, and the metadata. */
  static ResourceNode object(String type, String namespace, String name, Object... more) {
    TreeMap<String, PropertyValue> inputs = new TreeMap<>(fields(more).values());
    String apiVersion =
        type.substring("kubernetes:".length(), type.lastIndexOf(':')).replace("core/", "");
    inputs.put("apiVersion", PropertyValue.text(apiVersion));
    inputs.put("kind", PropertyValue.text(type.substring(type.lastIndexOf(':') + 1)));
    inputs.putIfAbsent(
        "metadata",
        namespace.isEmpty() ? fields("name", name) : fields("name", name, "namespace", namespace));
    return resource(type, namespace.isEmpty() ? name : namespace + "/" + name, Fields.of(inputs));
  }

  static Urn urn(String type, String name) {
    return new Urn("urn:pulumi:dev::test::" + type + "::" + name);
  }

  static Secret secret(Object value) {
    return new Secret(value(value));
  }

  /** An object of keys and values in turn. */
  static Fields fields(@Nullable Object... keysAndValues) {
    TreeMap<String, PropertyValue> fields = new TreeMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      fields.put(String.valueOf(keysAndValues[i]), value(keysAndValues[i + 1]));
    }
    return Fields.of(fields);
  }

  static PropertyValue value(@Nullable Object value) {
    if (value instanceof PropertyValue done) {
      return done;
    }
    if (value == null) {
      return new Null();
    }
    if (value instanceof String text) {
      return PropertyValue.text(text);
    }
    if (value instanceof Boolean bool) {
      return PropertyValue.bool(bool);
    }
    if (value instanceof Double number) {
      return new Decimal(number);
    }
    if (value instanceof Number number) {
      return PropertyValue.integer(number.longValue());
    }
    if (value instanceof List<?> list) {
      List<PropertyValue> items = new ArrayList<>();
      list.forEach(element -> items.add(value(element)));
      return new Items(items);
    }
    if (value instanceof Map<?, ?> map) {
      TreeMap<String, PropertyValue> fields = new TreeMap<>();
      map.forEach((key, entry) -> fields.put(String.valueOf(key), value(entry)));
      return Fields.of(fields);
    }
    throw new IllegalArgumentException("no property value for " + value.getClass());
  }

  private static ResourceNode node(
      Urn urn, Kind kind, Optional<Urn> parent, Optional<String> provider, Fields inputs) {
    return new ResourceNode(
        urn,
        kind,
        parent,
        List.of(),
        new TreeMap<>(),
        provider,
        inputs,
        Optional.empty(),
        Optional.empty(),
        ResourceOptions.NONE);
  }
}
