package dev.maximus.certs.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Columns of text. Where they do not fit, the widest are cut. */
final class Table {
  private static final int WIDTH = 100;
  private static final int NARROWEST = 8;
  private static final String GAP = "  ";
  private static final String CUT = "...";

  private final List<String> titles;
  private final List<List<Cell>> rows = new ArrayList<>();
  private final boolean[] right;
  private final Optional<Integer> limit;

  private Table(Optional<Integer> limit, String... titles) {
    this.titles = List.of(titles);
    this.right = new boolean[titles.length];
    this.limit = limit;
  }

  /** A text and what it means. */
  record Cell(String text, Optional<Style.Tone> tone) {
    static Cell of(String text) {
      return new Cell(text, Optional.empty());
    }

    static Cell of(String text, Style.Tone tone) {
      return new Cell(text, Optional.of(tone));
    }
  }

  /** A table for a screen of 100 columns. */
  static Table narrow(String... titles) {
    return new Table(Optional.of(WIDTH), titles);
  }

  /** A table as wide as its content. */
  static Table wide(String... titles) {
    return new Table(Optional.empty(), titles);
  }

  /** Numbers stand at the right. */
  Table right(String title) {
    right[titles.indexOf(title)] = true;
    return this;
  }

  void row(Cell... cells) {
    rows.add(Arrays.asList(cells));
  }

  String render(Style style) {
    int[] widths = widths();
    StringBuilder out = new StringBuilder();
    line(
        out,
        titles.stream().map(title -> Cell.of(title, Style.Tone.HEADING)).toList(),
        widths,
        style);
    rows.forEach(row -> line(out, row, widths, style));
    return out.toString();
  }

  private int[] widths() {
    int[] widths = titles.stream().mapToInt(String::length).toArray();
    for (List<Cell> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i).text()));
      }
    }
    while (limit.isPresent() && total(widths) > limit.get()) {
      int widest =
          IntStream.range(0, widths.length)
              .boxed()
              .max(Comparator.comparingInt(i -> widths[i]))
              .orElseThrow();
      if (widths[widest] <= NARROWEST) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static int total(int[] widths) {
    return Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
  }

  private void line(StringBuilder out, List<Cell> row, int[] widths, Style style) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      Cell cell = row.get(i);
      String text = cut(cell.text(), widths[i]);
      String space = " ".repeat(widths[i] - length(text));
      String shown = cell.tone().map(tone -> style.show(text, tone)).orElse(text);
      boolean last = i == widths.length - 1;
      line.append(right[i] ? space + shown : last ? shown : shown + space);
      line.append(last ? "" : GAP);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String cut(String text, int width) {
    return length(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - CUT.length())) + CUT;
  }
}
