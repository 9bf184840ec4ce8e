package dev.maximus.engine.picture;

import dev.maximus.engine.picture.Block.Box;
import dev.maximus.engine.picture.Picture.Edge;
import dev.maximus.engine.picture.Picture.Group;
import dev.maximus.engine.picture.Picture.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Writes a picture as one self-contained SVG file: no script, no font, nothing from elsewhere; dark
 * where the reader's screen is dark.
 */
public final class SvgWriter {
  private static final int MARGIN = 12;
  private static final int LEGEND = 34;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, Box> boxes = new HashMap<>();
  private final Picture picture;

  private SvgWriter(Picture picture) {
    this.picture = picture;
  }

  public static String write(Picture picture) {
    return new SvgWriter(picture).write();
  }

  private String write() {
    Block layout = Layout.of(picture);
    layout.boxes().forEach(box -> boxes.put(box.id(), box.shifted(MARGIN, MARGIN)));
    int width = Math.max(layout.width() + 2 * MARGIN, 760);
    int height = layout.height() + 2 * MARGIN + LEGEND;
    text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width);
    text.append("\" height=\"").append(height).append("\" viewBox=\"0 0 ").append(width);
    text.append(' ').append(height).append("\" role=\"img\">\n");
    text.append("<title>").append(SvgText.escaped(picture.root().title())).append("</title>\n");
    text.append(SvgText.STYLE);
    text.append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
    frames(picture.root(), 0);
    for (Edge edge : picture.edges()) {
      arrow(edge);
    }
    Picture.allNodes(picture.root()).forEach(this::node);
    legend(layout.height() + 2 * MARGIN);
    return text.append("</svg>\n").toString();
  }

  private void frames(Group group, int depth) {
    Box box = box(group.id());
    text.append("<rect class=\"group").append(depth % 2 == 0 ? " even" : "").append('"');
    place(box).append(" rx=\"10\"/>\n");
    text.append("<text class=\"title\" x=\"").append(box.x() + 14).append("\" y=\"");
    text.append(box.y() + 22).append("\">").append(SvgText.escaped(group.title()));
    if (!group.type().isEmpty()) {
      text.append(" <tspan class=\"type\">").append(SvgText.escaped(group.type()));
      text.append("</tspan>");
    }
    text.append("</text>\n");
    group.groups().forEach(inner -> frames(inner, depth + 1));
  }

  private void node(Node node) {
    Box box = box(node.id());
    text.append("<g class=\"")
        .append(MermaidWriter.styleClass(node.category()))
        .append("\"><title>");
    String where = node.place().isEmpty() ? "" : node.place() + "/";
    text.append(SvgText.escaped(node.kind() + " " + where + node.name())).append("</title><rect");
    place(box).append(" rx=\"6\"/>");
    text.append("<text class=\"kind\" x=\"").append(box.middleX()).append("\" y=\"");
    text.append(box.y() + 16).append("\">").append(SvgText.escaped(node.kind()));
    text.append("</text><text class=\"name\" x=\"").append(box.middleX()).append("\" y=\"");
    text.append(box.y() + 31).append("\">").append(SvgText.escaped(node.name()));
    text.append("</text></g>\n");
  }

  private void arrow(Edge edge) {
    Curve curve = Curve.between(box(edge.from()), box(edge.to()));
    text.append("<path class=\"edge").append(edge.onlyOrder() ? " order" : "").append("\" d=\"");
    text.append(curve.path()).append("\"/>\n");
    if (!edge.onlyOrder()) {
      text.append("<text class=\"label\" x=\"").append(curve.labelX()).append("\" y=\"");
      text.append(curve.labelY()).append("\">").append(SvgText.escaped(edge.label()));
      text.append("</text>\n");
    }
  }

  private void legend(int top) {
    TreeSet<Category> used = new TreeSet<>();
    Picture.allNodes(picture.root()).forEach(node -> used.add(node.category()));
    int x = MARGIN + 4;
    for (Category category : used) {
      text.append("<g class=\"").append(MermaidWriter.styleClass(category)).append("\"><rect x=\"");
      text.append(x)
          .append("\" y=\"")
          .append(top)
          .append("\" width=\"14\" height=\"14\" rx=\"3\"/>");
      text.append("<text class=\"key\" x=\"").append(x + 20).append("\" y=\"").append(top + 11);
      text.append("\">").append(category.word()).append("</text></g>\n");
      x += 34 + Layout.textWidth(category.word(), 12);
    }
    if (picture.edges().stream().anyMatch(Edge::onlyOrder)) {
      text.append("<path class=\"edge order\" d=\"M").append(x).append(' ').append(top + 7);
      text.append("h30\"/><text class=\"key\" x=\"").append(x + 38).append("\" y=\"");
      text.append(top + 11).append("\">waits for</text>\n");
    }
  }

  private StringBuilder place(Box box) {
    text.append(" x=\"").append(box.x()).append("\" y=\"").append(box.y());
    return text.append("\" width=\"")
        .append(box.width())
        .append("\" height=\"")
        .append(box.height())
        .append('"');
  }

  private Box box(String id) {
    Box box = boxes.get(id);
    if (box == null) {
      throw new IllegalStateException("SvgWriter: box '" + id + "' was not laid out");
    }
    return box;
  }
}
