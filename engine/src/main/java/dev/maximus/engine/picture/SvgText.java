package dev.maximus.engine.picture;

/** The fixed parts of an SVG file, and text made safe for it. */
final class SvgText {
  static final String STYLE = style();

  private SvgText() {}

  /** Text for an element or an attribute. A character that XML forbids becomes U+FFFD. */
  static String escaped(String value) {
    StringBuilder text = new StringBuilder();
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                default -> text.appendCodePoint(allowed(c) ? c : 0xFFFD);
              }
            });
    return text.toString();
  }

  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c < 0xD800)
        || (c >= 0xE000 && c < 0xFFFE)
        || c > 0xFFFF;
  }

  private static String style() {
    StringBuilder text =
        new StringBuilder(
            """
            <defs><marker id="tip" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" \
            markerHeight="7" orient="auto"><path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>
            <style>
            text{font-family:system-ui,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;fill:#0f172a}
            .paper{fill:#fff}
            .group{fill:#fff;stroke:#cbd5e1}
            .even{fill:#f8fafc}
            .title{font-size:12px;font-weight:600}
            .type{font-weight:400;fill:#64748b}
            .kind{font-size:10px;text-anchor:middle;fill:#475569}
            .name{font-size:12px;text-anchor:middle}
            .key{font-size:12px}
            .label{font-size:9.5px;text-anchor:middle;fill:#475569;stroke:#fff;stroke-width:3px;\
            paint-order:stroke}
            .edge{fill:none;stroke:#64748b;marker-end:url(#tip)}
            .order{stroke-dasharray:4 3}
            .tip{fill:#64748b}
            """);
    for (Category category : Category.values()) {
      Palette palette = Palette.of(category);
      text.append(rule(category, palette.fill(), palette.line()));
    }
    text.append(
        """
        @media (prefers-color-scheme:dark){
        text{fill:#e2e8f0}
        .paper{fill:#0b1120}
        .group{fill:#0f172a;stroke:#334155}
        .even{fill:#0b1120}
        .type,.kind{fill:#94a3b8}
        .label{fill:#cbd5e1;stroke:#0b1120}
        .edge{stroke:#94a3b8}
        .tip{fill:#94a3b8}
        """);
    for (Category category : Category.values()) {
      Palette palette = Palette.of(category);
      text.append(rule(category, palette.darkFill(), palette.darkLine()));
    }
    return text.append("}\n</style>\n").toString();
  }

  private static String rule(Category category, String fill, String line) {
    String name = "." + MermaidWriter.styleClass(category);
    return name + " rect{fill:" + fill + ";stroke:" + line + "}\n";
  }
}
