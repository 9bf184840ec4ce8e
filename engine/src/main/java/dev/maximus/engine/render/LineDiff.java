package dev.maximus.engine.render;

import java.util.ArrayList;
import java.util.List;

/** The first place where two texts differ, as a short diff. */
final class LineDiff {
  /** Lines shown of one file; more is for git diff. */
  private static final int MAX_LINES = 12;

  /** How far to look for the line where both texts go on together. */
  private static final int MAX_LOOKAHEAD = 200;

  private LineDiff() {}

  static Difference of(String path, String disk, String rendered) {
    String[] before = disk.split("\n", -1);
    String[] after = rendered.split("\n", -1);
    int start = 0;
    int common = Math.min(before.length, after.length);
    while (start < common && before[start].equals(after[start])) {
      start++;
    }
    int[] meet = meet(before, after, start);
    List<String> excerpt = new ArrayList<>();
    add(excerpt, "-", before, start, meet[0]);
    add(excerpt, "+", after, start, meet[1]);
    if (excerpt.size() > MAX_LINES) {
      int more = excerpt.size() - MAX_LINES;
      excerpt.subList(MAX_LINES, excerpt.size()).clear();
      excerpt.add("  (" + more + " more lines)");
    }
    return new Difference(path, Difference.Change.CHANGED, start + 1, excerpt);
  }

  /** The nearest pair of equal lines behind the first difference, or the ends of both texts. */
  private static int[] meet(String[] before, String[] after, int start) {
    for (int distance = 1; distance <= MAX_LOOKAHEAD; distance++) {
      for (int left = 0; left <= distance; left++) {
        int b = start + left;
        int a = start + distance - left;
        if (b < before.length && a < after.length && before[b].equals(after[a])) {
          return new int[] {b, a};
        }
      }
    }
    return new int[] {before.length, after.length};
  }

  private static void add(List<String> excerpt, String sign, String[] lines, int from, int to) {
    for (int i = from; i < to; i++) {
      excerpt.add(sign + " " + lines[i]);
    }
  }
}
