package dev.maximus.engine.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Puts connected blocks into columns so that arrows point to the right, then orders each column so
 * that few arrows cross: the layered drawing of Sugiyama, without bends.
 */
final class Layers {
  private static final int SWEEPS = 4;

  private final List<Block> blocks;
  private final List<List<Integer>> targets;
  private final List<List<Integer>> sources;
  private final int[] rank;

  /**
   * @param edges pairs of indexes into the blocks
   */
  Layers(List<Block> blocks, List<int[]> edges) {
    this.blocks = blocks;
    this.targets = lists(blocks.size());
    this.sources = lists(blocks.size());
    for (int[] edge : edges) {
      targets.get(edge[0]).add(edge[1]);
      sources.get(edge[1]).add(edge[0]);
    }
    this.rank = ranks();
  }

  Block place(int columnGap, int rowGap) {
    List<List<Integer>> columns = ordered();
    int height = 0;
    for (List<Integer> column : columns) {
      height = Math.max(height, heightOf(column, rowGap));
    }
    List<Block.Box> boxes = new ArrayList<>();
    int x = 0;
    for (List<Integer> column : columns) {
      int width = column.stream().mapToInt(i -> blocks.get(i).width()).max().orElse(0);
      int y = (height - heightOf(column, rowGap)) / 2;
      for (int i : column) {
        Block block = blocks.get(i);
        block.addTo(boxes, x + (width - block.width()) / 2, y);
        y += block.height() + rowGap;
      }
      x += width + columnGap;
    }
    return new Block(x - columnGap, height, boxes);
  }

  private int heightOf(List<Integer> column, int rowGap) {
    return column.stream().mapToInt(i -> blocks.get(i).height() + rowGap).sum() - rowGap;
  }

  /** The longest way from a block that nothing points to. A circle is cut at its first block. */
  private int[] ranks() {
    int n = blocks.size();
    int[] result = new int[n];
    int[] waitsFor = new int[n];
    boolean[] done = new boolean[n];
    for (int i = 0; i < n; i++) {
      waitsFor[i] = sources.get(i).size();
    }
    for (int placed = 0; placed < n; placed++) {
      int next = -1;
      for (int i = 0; i < n && (next < 0 || waitsFor[next] > 0); i++) {
        if (!done[i] && (next < 0 || waitsFor[i] <= 0)) {
          next = i;
        }
      }
      done[next] = true;
      for (int target : targets.get(next)) {
        if (!done[target]) {
          result[target] = Math.max(result[target], result[next] + 1);
          waitsFor[target]--;
        }
      }
    }
    pullRight(result);
    return result;
  }

  /** What nothing points to stands just before what it points to. */
  private void pullRight(int[] ranks) {
    for (int i = 0; i < ranks.length; i++) {
      if (sources.get(i).isEmpty() && !targets.get(i).isEmpty()) {
        int nearest = targets.get(i).stream().mapToInt(t -> ranks[t]).min().orElse(1);
        ranks[i] = Math.max(0, nearest - 1);
      }
    }
  }

  private List<List<Integer>> ordered() {
    int last = Arrays.stream(rank).max().orElse(0);
    List<List<Integer>> columns = lists(last + 1);
    for (int i = 0; i < rank.length; i++) {
      columns.get(rank[i]).add(i);
    }
    double[] position = new double[rank.length];
    columns.forEach(column -> number(column, position));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (List<Integer> column : columns) {
        sort(column, sources, position);
      }
      for (int c = columns.size() - 1; c >= 0; c--) {
        sort(columns.get(c), targets, position);
      }
    }
    return columns;
  }

  private static void sort(
      List<Integer> column, List<List<Integer>> neighbours, double[] position) {
    double[] wish = position.clone();
    for (int i : column) {
      wish[i] =
          neighbours.get(i).stream().mapToDouble(k -> position[k]).average().orElse(position[i]);
    }
    column.sort(Comparator.<Integer>comparingDouble(i -> wish[i]).thenComparing(i -> i));
    number(column, position);
  }

  private static void number(List<Integer> column, double[] position) {
    for (int i = 0; i < column.size(); i++) {
      position[column.get(i)] = (i + 0.5) / column.size();
    }
  }

  private static List<List<Integer>> lists(int size) {
    List<List<Integer>> lists = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }
}
