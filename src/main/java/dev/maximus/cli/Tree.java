package dev.maximus.cli;

import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A resource graph as a tree of text: components as branches, objects as leaves. */
final class Tree {
  private final Console console;
  private final ResourceGraph graph;

  private Tree(Console console, ResourceGraph graph) {
    this.console = console;
    this.graph = graph;
  }

  static void print(Console console, ResourceGraph graph) {
    Tree tree = new Tree(console, graph);
    Paint paint = console.outPaint();
    console.out().print(paint.bold(graph.project() + " / " + graph.stack()) + "\n");
    List<ResourceNode> top = new ArrayList<>();
    for (ResourceNode root : graph.roots()) {
      if (root.kind() == ResourceNode.Kind.STACK) {
        top.addAll(graph.children(root.urn()));
      } else {
        top.add(root);
      }
    }
    tree.branches(ordered(top), "");
  }

  private void branches(List<ResourceNode> nodes, String indent) {
    int width = 0;
    for (ResourceNode node : nodes) {
      if (node.kind() != ResourceNode.Kind.COMPONENT) {
        width = Math.max(width, KubernetesName.of(node).kind().length());
      }
    }
    for (int i = 0; i < nodes.size(); i++) {
      boolean last = i == nodes.size() - 1;
      ResourceNode node = nodes.get(i);
      Paint paint = console.outPaint();
      console.out().print(paint.faint(indent + (last ? "└─ " : "├─ ")) + label(node, width) + "\n");
      branches(ordered(graph.children(node.urn())), indent + (last ? "   " : "│  "));
    }
  }

  private String label(ResourceNode node, int width) {
    KubernetesName name = KubernetesName.of(node);
    Paint paint = console.outPaint();
    return switch (node.kind()) {
      case COMPONENT, STACK -> paint.bold(node.name()) + " " + paint.faint(name.kind());
      case PROVIDER -> pad("provider", width) + "  " + node.name();
      case READ -> paint.cyan(pad(name.kind(), width)) + "  " + name.place(node) + " (exists)";
      case CUSTOM -> paint.cyan(pad(name.kind(), width)) + "  " + name.place(node);
    };
  }

  /** Objects before components, so that what belongs to a component itself stands at its name. */
  private static List<ResourceNode> ordered(List<ResourceNode> nodes) {
    List<ResourceNode> ordered = new ArrayList<>();
    for (ResourceNode node : nodes) {
      if (node.kind() != ResourceNode.Kind.COMPONENT) {
        ordered.add(node);
      }
    }
    for (ResourceNode node : nodes) {
      if (node.kind() == ResourceNode.Kind.COMPONENT) {
        ordered.add(node);
      }
    }
    return ordered;
  }

  /** {@code 33 objects: 8 ConfigMap, 8 Deployment, ...; 9 components}. */
  static String tally(ResourceGraph graph) {
    SortedMap<String, Integer> kinds = kinds(graph);
    int objects = 0;
    List<String> parts = new ArrayList<>();
    for (var kind : kinds.entrySet()) {
      objects += kind.getValue();
      parts.add(kind.getValue() + " " + kind.getKey());
    }
    int components = 0;
    for (ResourceNode node : graph.resources()) {
      if (node.kind() == ResourceNode.Kind.COMPONENT) {
        components++;
      }
    }
    return objects
        + (objects == 1 ? " object in " : " objects in ")
        + components
        + (components == 1 ? " component: " : " components: ")
        + String.join(", ", parts);
  }

  /** How many objects of each kind, by kind. */
  static SortedMap<String, Integer> kinds(ResourceGraph graph) {
    SortedMap<String, Integer> kinds = new TreeMap<>();
    for (ResourceNode node : graph.resources()) {
      if (node.kind() == ResourceNode.Kind.CUSTOM) {
        kinds.merge(KubernetesName.of(node).kind(), 1, Integer::sum);
      }
    }
    return kinds;
  }

  static String role(ResourceNode node) {
    return switch (node.kind()) {
      case STACK -> "stack";
      case COMPONENT -> "component";
      case CUSTOM -> "object";
      case PROVIDER -> "provider";
      case READ -> "existing";
    };
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
