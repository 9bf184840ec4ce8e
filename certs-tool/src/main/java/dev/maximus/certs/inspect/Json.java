package dev.maximus.certs.inspect;

import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Writes one JSON object for machines, its fields in the order in which they are put. */
public final class Json {
  private final StringBuilder out;
  private final int depth;
  private boolean empty = true;

  private Json(StringBuilder out, int depth) {
    this.out = out;
    this.depth = depth;
  }

  /** The text of an object, with a line feed at the end. */
  public static String object(Consumer<Json> fields) {
    StringBuilder out = new StringBuilder();
    write(out, 0, fields);
    return out.append('\n').toString();
  }

  private static void write(StringBuilder out, int depth, Consumer<Json> fields) {
    Json object = new Json(out, depth + 1);
    out.append('{');
    fields.accept(object);
    object.end(depth, '}');
  }

  public void put(String name, String value) {
    field(name);
    quote(value);
  }

  public void put(String name, long value) {
    field(name);
    out.append(value);
  }

  public void put(String name, boolean value) {
    field(name);
    out.append(value);
  }

  /** A list of texts. */
  public void put(String name, List<String> values) {
    field(name);
    out.append('[');
    for (int i = 0; i < values.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      quote(values.get(i));
    }
    out.append(']');
  }

  /** A field that is an object. */
  public void object(String name, Consumer<Json> fields) {
    field(name);
    write(out, depth, fields);
  }

  /** A field that is a list of objects. */
  public <T> void array(String name, Stream<T> values, BiConsumer<T, Json> fields) {
    field(name);
    Json array = new Json(out, depth + 1);
    out.append('[');
    for (Iterator<T> each = values.iterator(); each.hasNext(); ) {
      T value = each.next();
      array.next();
      write(out, depth + 1, object -> fields.accept(value, object));
    }
    array.end(depth, ']');
  }

  private void field(String name) {
    next();
    quote(name);
    out.append(": ");
  }

  private void next() {
    out.append(empty ? "\n" : ",\n").append("  ".repeat(depth));
    empty = false;
  }

  private void end(int depth, char bracket) {
    if (!empty) {
      out.append('\n').append("  ".repeat(depth));
    }
    out.append(bracket);
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          // Everything that a terminal or an old parser may take for more than a character.
          if (c < ' '
              || (c >= 0x7f && c < 0xa0)
              || c == 0x2028
              || c == 0x2029
              || Character.isSurrogate(c)) {
            out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
