package dev.maximus.engine.picture;

import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.graph.Urn;
import dev.maximus.engine.picture.Picture.Edge;
import dev.maximus.engine.picture.Picture.Group;
import dev.maximus.engine.picture.Picture.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the picture of one graph. */
final class PictureBuilder {
  private final ResourceGraph graph;
  private final Map<Urn, Node> nodes = new LinkedHashMap<>();
  private int groupCount;

  PictureBuilder(ResourceGraph graph) {
    this.graph = graph;
  }

  Picture build() {
    List<Group> groups = new ArrayList<>();
    List<Node> loose = new ArrayList<>();
    for (ResourceNode root : graph.roots()) {
      if (root.kind() == ResourceNode.Kind.STACK) {
        addChildren(root, groups, loose);
      } else {
        add(root, groups, loose);
      }
    }
    Group root = new Group("g0", graph.project() + " / " + graph.stack(), "", groups, loose);
    return new Picture(root, edges());
  }

  private void addChildren(ResourceNode parent, List<Group> groups, List<Node> loose) {
    for (ResourceNode child : graph.children(parent.urn())) {
      add(child, groups, loose);
    }
  }

  private void add(ResourceNode resource, List<Group> groups, List<Node> loose) {
    switch (resource.kind()) {
      // How the cluster is reached is not part of what runs in it.
      case PROVIDER, STACK -> {}
      case COMPONENT -> groups.add(group(resource));
      case CUSTOM, READ -> {
        loose.add(node(resource));
        addChildren(resource, groups, loose);
      }
    }
  }

  private Group group(ResourceNode component) {
    groupCount++;
    String id = "g" + groupCount;
    List<Group> groups = new ArrayList<>();
    List<Node> loose = new ArrayList<>();
    addChildren(component, groups, loose);
    return new Group(id, component.name(), lastPart(component.type()), groups, loose);
  }

  private Node node(ResourceNode resource) {
    String kind = resource.inputs().textAt("kind").orElse(lastPart(resource.type()));
    Node node =
        new Node(
            "n" + (nodes.size() + 1),
            kind,
            resource.inputs().textAt("metadata", "name").orElse(resource.name()),
            resource.inputs().textAt("metadata", "namespace").orElse(""),
            Category.of(kind));
    nodes.put(resource.urn(), node);
    return node;
  }

  /** What an object says of others comes first; a dependency is drawn where nothing says more. */
  private List<Edge> edges() {
    Map<String, Edge> byEnds = new LinkedHashMap<>();
    Map<Node, ResourceNode> resources = new LinkedHashMap<>();
    nodes.forEach((urn, node) -> graph.find(urn).ifPresent(found -> resources.put(node, found)));
    for (Edge edge : References.of(resources)) {
      byEnds.putIfAbsent(edge.from() + " " + edge.to(), edge);
    }
    resources.forEach(
        (node, resource) -> {
          for (Urn urn : resource.dependencies()) {
            Node target = nodes.get(urn);
            // That an object waits for its namespace goes without saying.
            if (target != null && !target.equals(node) && !target.kind().equals("Namespace")) {
              byEnds.putIfAbsent(
                  node.id() + " " + target.id(), new Edge(node.id(), target.id(), ""));
            }
          }
        });
    return new ArrayList<>(byEnds.values());
  }

  private static String lastPart(String type) {
    return type.substring(type.lastIndexOf(':') + 1);
  }
}
