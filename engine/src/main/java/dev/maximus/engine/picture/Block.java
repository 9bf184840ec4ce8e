package dev.maximus.engine.picture;

import java.util.ArrayList;
import java.util.List;

/** A part of a drawing: boxes by id, measured from the part's own left upper corner. */
record Block(int width, int height, List<Box> boxes) {

  /** Where a node or a group is drawn. */
  record Box(String id, int x, int y, int width, int height) {
    Box shifted(int dx, int dy) {
      return new Box(id, x + dx, y + dy, width, height);
    }

    int right() {
      return x + width;
    }

    int bottom() {
      return y + height;
    }

    int middleX() {
      return x + width / 2;
    }

    int middleY() {
      return y + height / 2;
    }
  }

  static Block single(String id, int width, int height) {
    return new Block(width, height, List.of(new Box(id, 0, 0, width, height)));
  }

  void addTo(List<Box> target, int dx, int dy) {
    for (Box box : boxes) {
      target.add(box.shifted(dx, dy));
    }
  }

  /** This block inside a frame with a title line. */
  Block framed(String id, int padding, int title, int minimumWidth) {
    int outerWidth = Math.max(width + 2 * padding, minimumWidth);
    int outerHeight = height + 2 * padding + title;
    List<Box> all = new ArrayList<>();
    all.add(new Box(id, 0, 0, outerWidth, outerHeight));
    addTo(all, (outerWidth - width) / 2, padding + title);
    return new Block(outerWidth, outerHeight, all);
  }

  /** This block with another below it. */
  Block above(Block below, int gap) {
    List<Box> all = new ArrayList<>(boxes);
    below.addTo(all, 0, height + gap);
    return new Block(Math.max(width, below.width), height + gap + below.height, all);
  }

  /** Puts blocks into rows, from left to right, so that the whole is somewhat wider than high. */
  static Block inRows(List<Block> blocks, int gap) {
    int widest = 0;
    int total = 0;
    for (Block block : blocks) {
      widest = Math.max(widest, block.width);
      total += block.width + gap;
    }
    Block best = inRows(blocks, gap, widest);
    for (int limit = widest; limit < total && best.squareness() > widest; limit += widest / 8 + 1) {
      Block next = inRows(blocks, gap, limit);
      if (next.squareness() < best.squareness()) {
        best = next;
      } else if (next.width > 2 * best.squareness()) {
        break;
      }
    }
    return best;
  }

  /** The side of the screen that would hold the block; screens are wider than high. */
  private int squareness() {
    return Math.max(width, height * 3 / 2);
  }

  private static Block inRows(List<Block> blocks, int gap, int limit) {
    List<Box> boxes = new ArrayList<>();
    int x = 0;
    int y = 0;
    int rowHeight = 0;
    int width = 0;
    for (Block block : blocks) {
      if (x > 0 && x + block.width > limit) {
        x = 0;
        y += rowHeight + gap;
        rowHeight = 0;
      }
      block.addTo(boxes, x, y);
      width = Math.max(width, x + block.width);
      x += block.width + gap;
      rowHeight = Math.max(rowHeight, block.height);
    }
    return new Block(width, y + rowHeight, boxes);
  }
}
