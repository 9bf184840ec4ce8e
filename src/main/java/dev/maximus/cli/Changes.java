package dev.maximus.cli;

import com.google.gson.stream.JsonWriter;
import dev.maximus.engine.render.Difference;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What render would do to files, for people and for machines. */
final class Changes {
  /** More names than this fill a screen and say no more. */
  private static final int MOST_NAMES = 20;

  private Changes() {}

  /**
   * All in one line: {@code 1 new, 2 changed, 30 unchanged}.
   *
   * @param files how many there are after rendering
   */
  static String tally(List<Difference> changes, int files) {
    int added = count(changes, Difference.Change.ADDED);
    int changed = count(changes, Difference.Change.CHANGED);
    List<String> parts = new ArrayList<>();
    add(parts, added, "new");
    add(parts, changed, "changed");
    add(parts, count(changes, Difference.Change.REMOVED), "removed");
    add(parts, files - added - changed, "unchanged");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  /** Each file, and the first lines that differ. */
  static void print(Console console, List<Difference> changes) {
    PrintStream out = console.out();
    Paint paint = console.outPaint();
    for (Difference change : changes) {
      out.print("  " + sign(change, paint) + " " + change.path());
      if (change.change() == Difference.Change.CHANGED) {
        out.print(paint.faint(", from line " + change.line() + " on"));
      }
      out.print("\n");
      for (String line : change.excerpt()) {
        out.print("      " + (line.startsWith("-") ? paint.red(line) : paint.green(line)) + "\n");
      }
    }
  }

  /** The files only, not all of very many. */
  static void printNames(Console console, List<Difference> changes) {
    PrintStream out = console.out();
    for (Difference change : changes.subList(0, Math.min(MOST_NAMES, changes.size()))) {
      out.print("  " + sign(change, console.outPaint()) + " " + change.path() + "\n");
    }
    if (changes.size() > MOST_NAMES) {
      out.print("  and " + (changes.size() - MOST_NAMES) + " more\n");
    }
  }

  static void write(JsonWriter json, List<Difference> changes, int files) throws IOException {
    int added = count(changes, Difference.Change.ADDED);
    int changed = count(changes, Difference.Change.CHANGED);
    json.name("unchanged").value(files - added - changed);
    json.name("changes").beginArray();
    for (Difference change : changes) {
      json.beginObject();
      json.name("path").value(change.path());
      json.name("change").value(word(change.change()));
      if (change.change() == Difference.Change.CHANGED) {
        json.name("line").value(change.line());
        json.name("excerpt").beginArray();
        for (String line : change.excerpt()) {
          json.value(line);
        }
        json.endArray();
      }
      json.endObject();
    }
    json.endArray();
  }

  private static String word(Difference.Change change) {
    return switch (change) {
      case ADDED -> "added";
      case CHANGED -> "changed";
      case REMOVED -> "removed";
    };
  }

  private static String sign(Difference change, Paint paint) {
    return switch (change.change()) {
      case ADDED -> paint.green("+");
      case CHANGED -> paint.yellow("~");
      case REMOVED -> paint.red("-");
    };
  }

  private static int count(List<Difference> changes, Difference.Change kind) {
    int count = 0;
    for (Difference change : changes) {
      if (change.change() == kind) {
        count++;
      }
    }
    return count;
  }
}
