package dev.maximus.engine.picture;

/** The colours of a category: on white paper, and on a dark screen. */
record Palette(String fill, String line, String darkFill, String darkLine) {
  static Palette of(Category category) {
    return switch (category) {
      case WORKLOAD -> new Palette("#dbeafe", "#2563eb", "#172554", "#60a5fa");
      case NETWORK -> new Palette("#dcfce7", "#16a34a", "#052e16", "#4ade80");
      case CONFIG -> new Palette("#fef9c3", "#ca8a04", "#422006", "#facc15");
      case IDENTITY -> new Palette("#fae8ff", "#a21caf", "#4a044e", "#e879f9");
      case SCALING -> new Palette("#ffedd5", "#ea580c", "#431407", "#fb923c");
      case STORAGE -> new Palette("#e0e7ff", "#4f46e5", "#1e1b4b", "#818cf8");
      case OTHER -> new Palette("#f1f5f9", "#64748b", "#1e293b", "#94a3b8");
    };
  }
}
