package dev.maximus.engine.picture;

import dev.maximus.engine.picture.Picture.Edge;
import dev.maximus.engine.picture.Picture.Group;
import dev.maximus.engine.picture.Picture.Node;

/** Writes a picture as a Mermaid flowchart, which GitHub and GitLab draw inside Markdown. */
public final class MermaidWriter {
  private MermaidWriter() {}

  public static String write(Picture picture) {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    contents(picture.root(), "  ", text);
    for (Edge edge : picture.edges()) {
      text.append("  ").append(edge.from());
      if (edge.onlyOrder()) {
        text.append(" -.-> ");
      } else {
        text.append(" -->|\"").append(escaped(edge.label())).append("\"| ");
      }
      text.append(edge.to()).append('\n');
    }
    for (Category category : Category.values()) {
      Palette palette = Palette.of(category);
      text.append("  classDef ").append(styleClass(category));
      text.append(" fill:").append(palette.fill()).append(",stroke:").append(palette.line());
      text.append(",color:#0f172a\n");
    }
    return text.toString();
  }

  private static void contents(Group group, String indent, StringBuilder text) {
    for (Node node : group.nodes()) {
      text.append(indent).append(node.id()).append("[\"");
      text.append(escaped(node.kind())).append("<br/>").append(escaped(node.name()));
      text.append("\"]:::").append(styleClass(node.category())).append('\n');
    }
    for (Group inner : group.groups()) {
      String title = escaped(inner.title()) + " (" + escaped(inner.type()) + ")";
      if (inner.isEmpty()) {
        text.append(indent).append(inner.id()).append("[\"").append(title).append("\"]\n");
        continue;
      }
      text.append(indent).append("subgraph ").append(inner.id());
      text.append("[\"").append(title).append("\"]\n");
      contents(inner, indent + "  ", text);
      text.append(indent).append("end\n");
    }
  }

  static String styleClass(Category category) {
    return category == Category.CONFIG ? "config" : category.word();
  }

  /** Mermaid reads {@code #<code point>;} as that character, and nothing else of it. */
  private static String escaped(String value) {
    StringBuilder text = new StringBuilder();
    value
        .codePoints()
        .forEach(
            c -> {
              boolean plain =
                  (c >= 'a' && c <= 'z')
                      || (c >= 'A' && c <= 'Z')
                      || (c >= '0' && c <= '9')
                      || " ._-/".indexOf(c) >= 0;
              if (plain) {
                text.appendCodePoint(c);
              } else {
                text.append('#').append(c).append(';');
              }
            });
    return text.toString();
  }
}
