package dev.maximus.engine.picture;

import dev.maximus.engine.graph.ResourceGraph;
import java.util.List;

/**
 * What a picture shows, before any format or layout. The same graph always gives the same picture.
 *
 * @param root the group of everything; its title is that of the picture
 * @param edges between nodes, never to or from a group
 */
public record Picture(Group root, List<Edge> edges) {

  /** A component and what is in it. */
  public record Group(String id, String title, String type, List<Group> groups, List<Node> nodes) {
    public Group {
      groups = List.copyOf(groups);
      nodes = List.copyOf(nodes);
    }

    public boolean isEmpty() {
      return groups.isEmpty() && nodes.isEmpty();
    }
  }

  /**
   * One object.
   *
   * @param place the namespace, or empty
   */
  public record Node(String id, String kind, String name, String place, Category category) {}

  /**
   * An arrow: {@code from} needs or speaks of {@code to}.
   *
   * @param label what the one does with the other; empty for a plain dependency
   */
  public record Edge(String from, String to, String label) {
    /** Whether the program only said that one waits for the other. */
    public boolean onlyOrder() {
      return label.isEmpty();
    }
  }

  public Picture {
    edges = List.copyOf(edges);
  }

  public static Picture of(ResourceGraph graph) {
    return new PictureBuilder(graph).build();
  }

  /** The nodes of a group and of all groups in it. */
  static List<Node> allNodes(Group group) {
    java.util.ArrayList<Node> nodes = new java.util.ArrayList<>(group.nodes());
    group.groups().forEach(inner -> nodes.addAll(allNodes(inner)));
    return nodes;
  }
}
