package dev.maximus.engine.picture;

import dev.maximus.engine.picture.Picture.Edge;
import dev.maximus.engine.picture.Picture.Group;
import dev.maximus.engine.picture.Picture.Node;

/** Writes a picture in DOT, for Graphviz and the many tools that read it. */
public final class DotWriter {
  private DotWriter() {}

  public static String write(Picture picture) {
    StringBuilder text =
        new StringBuilder(
            """
            digraph maximus {
              rankdir=LR
              fontname="sans-serif"
              node [shape=box, style="rounded,filled", fontname="sans-serif", fontsize=11]
              edge [fontname="sans-serif", fontsize=9, color="#64748b"]
            """);
    text.append("  label=").append(quoted(picture.root().title())).append("\n  labelloc=t\n");
    contents(picture.root(), "  ", text);
    for (Edge edge : picture.edges()) {
      text.append("  ").append(edge.from()).append(" -> ").append(edge.to());
      text.append(
          edge.onlyOrder() ? " [style=dashed]\n" : " [label=" + quoted(edge.label()) + "]\n");
    }
    return text.append("}\n").toString();
  }

  private static void contents(Group group, String indent, StringBuilder text) {
    for (Node node : group.nodes()) {
      text.append(indent).append(node.id());
      text.append(" [label=").append(quoted(node.kind() + "\n" + node.name()));
      text.append(", fillcolor=\"").append(Palette.of(node.category()).fill());
      text.append("\", color=\"").append(Palette.of(node.category()).line()).append("\"]\n");
    }
    for (Group inner : group.groups()) {
      String title = quoted(inner.title() + " (" + inner.type() + ")");
      if (inner.isEmpty()) {
        text.append(indent).append(inner.id()).append(" [label=").append(title).append("]\n");
        continue;
      }
      text.append(indent).append("subgraph cluster_").append(inner.id()).append(" {\n");
      text.append(indent).append("  label=").append(title).append('\n');
      text.append(indent)
          .append("  style=rounded\n")
          .append(indent)
          .append("  color=\"#94a3b8\"\n");
      contents(inner, indent + "  ", text);
      text.append(indent).append("}\n");
    }
  }

  private static String quoted(String value) {
    return '"'
        + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\r", "").replace("\n", "\\n")
        + '"';
  }
}
