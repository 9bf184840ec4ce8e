package dev.maximus.engine.picture;

import dev.maximus.engine.picture.Block.Box;

/** The line of an arrow, from the side of one box to the side of another that faces it. */
record Curve(String path, int labelX, int labelY) {

  static Curve between(Box from, Box to) {
    if (to.x() > from.right()) {
      return sideways(from.right(), from.middleY(), to.x(), to.middleY());
    }
    if (from.x() > to.right()) {
      return sideways(from.x(), from.middleY(), to.right(), to.middleY());
    }
    int y1 = to.y() > from.y() ? from.bottom() : from.y();
    int y2 = to.y() > from.y() ? to.y() : to.bottom();
    int bend = (y2 - y1) / 2;
    String path =
        path(
            from.middleX(),
            y1,
            from.middleX(),
            y1 + bend,
            to.middleX(),
            y2 - bend,
            to.middleX(),
            y2);
    return new Curve(path, (from.middleX() + to.middleX()) / 2, (y1 + y2) / 2 + 3);
  }

  private static Curve sideways(int x1, int y1, int x2, int y2) {
    int bend = (x2 - x1) / 2;
    String path = path(x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2);
    return new Curve(path, (x1 + x2) / 2, (y1 + y2) / 2 + 3);
  }

  /** A cubic curve. Not String.format: that writes another locale's digits. */
  private static String path(int... points) {
    StringBuilder text = new StringBuilder("M");
    for (int i = 0; i < points.length; i++) {
      text.append(i == 2 ? "C" : i > 0 ? " " : "").append(points[i]);
    }
    return text.toString();
  }
}
