package dev.maximus.engine.picture;

import dev.maximus.engine.picture.Picture.Edge;
import dev.maximus.engine.picture.Picture.Group;
import dev.maximus.engine.picture.Picture.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where everything is drawn, in whole pixels: the same picture always has the same layout. */
final class Layout {
  static final int NODE_HEIGHT = 40;
  static final int TITLE_HEIGHT = 22;
  private static final int PADDING = 16;
  private static final int COLUMN_GAP = 84;
  private static final int ROW_GAP = 14;

  private final List<Edge> edges;

  private Layout(List<Edge> edges) {
    this.edges = edges;
  }

  static Block of(Picture picture) {
    return new Layout(picture.edges()).group(picture.root());
  }

  private Block group(Group group) {
    List<Block> items = new ArrayList<>();
    Map<String, Integer> itemOf = new HashMap<>();
    for (Node node : group.nodes()) {
      itemOf.put(node.id(), items.size());
      items.add(Block.single(node.id(), nodeWidth(node), NODE_HEIGHT));
    }
    for (Group inner : group.groups()) {
      for (Node node : Picture.allNodes(inner)) {
        itemOf.put(node.id(), items.size());
      }
      items.add(group(inner));
    }
    int titleWidth = 2 * PADDING + textWidth(group.title() + "   " + group.type(), 12);
    return arrange(items, itemOf).framed(group.id(), PADDING, TITLE_HEIGHT, titleWidth);
  }

  /** What is connected is drawn in layers; these drawings, and what is alone, are put in rows. */
  private Block arrange(List<Block> items, Map<String, Integer> itemOf) {
    List<int[]> lifted = lifted(itemOf);
    int[] island = islands(items.size(), lifted);
    Map<Integer, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      members.computeIfAbsent(island[i], k -> new ArrayList<>()).add(i);
    }
    List<Block> alone = new ArrayList<>();
    List<Block> connected = new ArrayList<>();
    for (List<Integer> member : members.values()) {
      if (member.size() > 1) {
        connected.add(layered(member, items, lifted));
      } else if (items.get(member.get(0)).boxes().size() == 1) {
        alone.add(items.get(member.get(0)));
      } else {
        connected.add(items.get(member.get(0)));
      }
    }
    if (alone.isEmpty() || connected.isEmpty()) {
      return Block.inRows(alone.isEmpty() ? connected : alone, ROW_GAP);
    }
    return Block.inRows(alone, ROW_GAP).above(Block.inRows(connected, ROW_GAP), ROW_GAP);
  }

  private Block layered(List<Integer> members, List<Block> items, List<int[]> lifted) {
    Map<Integer, Integer> local = new HashMap<>();
    List<Block> blocks = new ArrayList<>();
    for (int member : members) {
      local.put(member, blocks.size());
      blocks.add(items.get(member));
    }
    List<int[]> inside = new ArrayList<>();
    for (int[] edge : lifted) {
      Integer from = local.get(edge[0]);
      Integer to = local.get(edge[1]);
      if (from != null && to != null) {
        inside.add(new int[] {from, to});
      }
    }
    return new Layers(blocks, inside).place(COLUMN_GAP, ROW_GAP);
  }

  /** The edges between different items of one group, each pair once. */
  private List<int[]> lifted(Map<String, Integer> itemOf) {
    List<int[]> lifted = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (Edge edge : edges) {
      Integer from = itemOf.get(edge.from());
      Integer to = itemOf.get(edge.to());
      if (from != null && to != null && !from.equals(to) && seen.add(((long) from << 32) | to)) {
        lifted.add(new int[] {from, to});
      }
    }
    return lifted;
  }

  /** For each item the smallest index of what it is connected with. */
  private static int[] islands(int size, List<int[]> edges) {
    int[] island = new int[size];
    for (int i = 0; i < size; i++) {
      island[i] = i;
    }
    for (int[] edge : edges) {
      int a = root(island, edge[0]);
      int b = root(island, edge[1]);
      island[Math.max(a, b)] = Math.min(a, b);
    }
    for (int i = 0; i < size; i++) {
      island[i] = root(island, i);
    }
    return island;
  }

  private static int root(int[] island, int start) {
    int i = start;
    while (island[i] != i) {
      island[i] = island[island[i]];
      i = island[i];
    }
    return i;
  }

  private static int nodeWidth(Node node) {
    return Math.max(90, 24 + Math.max(textWidth(node.kind(), 10), textWidth(node.name(), 12)));
  }

  /** Wide enough for any sans-serif font; the real width is known only where it is drawn. */
  static int textWidth(String text, int size) {
    int narrow = 0;
    int wide = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("il.,:;|!'()[]-/ tfjr".indexOf(c) >= 0) {
        narrow++;
      } else if ((c >= 'A' && c <= 'Z') || c == 'm' || c == 'w') {
        wide++;
      }
    }
    int normal = text.length() - narrow - wide;
    return (narrow * 40 + normal * 61 + wide * 78) * size / 100;
  }
}
