package dev.maximus.engine.render;

/** An entry with its final path; ordered as the objects are to be applied. */
record PlacedEntry(ManifestEntry entry, String path) implements Comparable<PlacedEntry> {
  @Override
  public int compareTo(PlacedEntry other) {
    int byRank = Integer.compare(entry.rank(), other.entry.rank());
    return byRank != 0 ? byRank : path.compareTo(other.path);
  }
}
