package dev.maximus.engine.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The text of one file.
 *
 * @param complete whether nothing in it is a placeholder
 * @param faults why it must not be written; the text is then worth nothing
 */
record FileText(String text, boolean complete, List<String> faults) {
  /** A placeholder that is applied would take the place of a good value. */
  private static final String INCOMPLETE =
      """
      # Some values are secret, or known only after apply, so kustomization.yaml does not list this file.
      """;

  /** Files that a thread takes at once. */
  private static final int BATCH = 32;

  /** The texts of all files, in their order. Two threads make them when there are many. */
  static List<FileText> all(List<PlacedEntry> files, String header, SecretNeedles known) {
    FileText[] texts = new FileText[files.size()];
    AtomicInteger next = new AtomicInteger();
    Beside<Boolean> other =
        Beside.begin(files.size(), () -> new Writer(header, known).take(files, next, texts));
    new Writer(header, known).take(files, next, texts);
    other.result();
    return Arrays.asList(texts);
  }

  /** Makes texts, one after the other. */
  private static final class Writer {
    private final String header;
    private final LeakScan leaks;
    private final StringBuilder text = new StringBuilder(4096);

    Writer(String header, SecretNeedles known) {
      this.header = header;
      this.leaks = new LeakScan(known);
    }

    boolean take(List<PlacedEntry> files, AtomicInteger next, FileText[] texts) {
      int from = next.getAndAdd(BATCH);
      while (from < texts.length) {
        int to = Math.min(from + BATCH, texts.length);
        for (int i = from; i < to; i++) {
          texts[i] = write(files.get(i));
        }
        from = next.getAndAdd(BATCH);
      }
      return true;
    }

    private FileText write(PlacedEntry file) {
      ManifestEntry entry = file.entry();
      List<String> faults = new ArrayList<>(0);
      boolean complete = leaks.scan(file.path(), entry.body(), faults);
      text.setLength(0);
      text.append(header).append(entry.note());
      if (entry.applied() && !complete) {
        text.append(INCOMPLETE);
      }
      try {
        CanonicalYaml.append(text, entry.body(), entry.firstKeys());
      } catch (IllegalArgumentException e) {
        faults.add(entry.urn() + ": " + e.getMessage());
      }
      return new FileText(text.toString(), complete, faults);
    }
  }
}
