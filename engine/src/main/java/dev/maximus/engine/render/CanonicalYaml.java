package dev.maximus.engine.render;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Asset;
import dev.maximus.engine.graph.PropertyValue.Bool;
import dev.maximus.engine.graph.PropertyValue.Decimal;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Int;
import dev.maximus.engine.graph.PropertyValue.Items;
import dev.maximus.engine.graph.PropertyValue.Null;
import dev.maximus.engine.graph.PropertyValue.Reference;
import dev.maximus.engine.graph.PropertyValue.Secret;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.graph.PropertyValue.Unknown;
import java.util.List;
import java.util.Map;

/**
 * Writes a value as YAML: one text for one value, and the same value in every reader, of YAML 1.1
 * and of 1.2.
 *
 * <p>Block style, two spaces, a list as deep as its key, no line folding, no anchors, no tags. Keys
 * are in the order of their code units, except at the top of a document: {@code apiVersion}, {@code
 * kind} and {@code metadata} come first, and in that {@code metadata} come {@code name}, {@code
 * generateName}, {@code namespace}, {@code labels} and {@code annotations} first. A secret or an
 * unknown value is written as a placeholder, so this class cannot write a secret.
 *
 * <p>On the hot path of a command that starts cold: no lambda, stream, regular expression or format
 * string here, on purpose.
 */
public final class CanonicalYaml {
  /** What stands in the place of a secret. */
  public static final String SECRET = "[secret]";

  /** What stands in the place of a value that is known only after apply. */
  public static final String UNKNOWN = "[unknown]";

  private static final List<String> FIRST = List.of("apiVersion", "kind", "metadata");
  private static final List<String> METADATA_FIRST =
      List.of("name", "generateName", "namespace", "labels", "annotations");

  /** YAML readers give up on a key on one line that is longer than this; a long key has `? `. */
  private static final int SIMPLE_KEY_LIMIT = 1000;

  private static final String SPACES = " ".repeat(64);

  private final StringBuilder out;

  private CanonicalYaml(StringBuilder out) {
    this.out = out;
  }

  /**
   * The text of a document, with a line feed at its end.
   *
   * @throws IllegalArgumentException when a text has half a surrogate pair, or a number is not
   *     finite; the message has the path
   */
  public static String write(Fields document) {
    StringBuilder out = new StringBuilder(1024);
    append(out, document, FIRST);
    return out.toString();
  }

  static void append(StringBuilder out, Fields document, List<String> firstKeys) {
    if (document.values().isEmpty()) {
      out.append("{}\n");
      return;
    }
    try {
      new CanonicalYaml(out).top(document, firstKeys);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(YamlFault.locate(document), e);
    }
  }

  private void top(Fields document, List<String> firstKeys) {
    for (int i = 0; i < firstKeys.size(); i++) {
      String key = firstKeys.get(i);
      PropertyValue value = document.values().get(key);
      if (value == null) {
        continue;
      }
      if (key.equals("metadata") && value instanceof Fields fields && !fields.values().isEmpty()) {
        out.append("metadata:\n");
        metadata(fields);
      } else {
        entry(0, key, value);
      }
    }
    for (Map.Entry<String, PropertyValue> entry : document.values().entrySet()) {
      if (!firstKeys.contains(entry.getKey())) {
        entry(0, entry.getKey(), entry.getValue());
      }
    }
  }

  private void metadata(Fields metadata) {
    for (int i = 0; i < METADATA_FIRST.size(); i++) {
      String key = METADATA_FIRST.get(i);
      PropertyValue value = metadata.values().get(key);
      if (value != null) {
        indent(2);
        entry(2, key, value);
      }
    }
    for (Map.Entry<String, PropertyValue> entry : metadata.values().entrySet()) {
      if (!METADATA_FIRST.contains(entry.getKey())) {
        indent(2);
        entry(2, entry.getKey(), entry.getValue());
      }
    }
  }

  /** Key and value at a column; the caller has written what is before the key. */
  private void entry(int column, String key, PropertyValue value) {
    int start = out.length();
    YamlText.appendKey(out, key);
    boolean explicit = out.length() - start > SIMPLE_KEY_LIMIT;
    if (explicit) {
      out.insert(start, "? ").append('\n');
      indent(column);
    }
    out.append(':');
    if (value instanceof Fields fields && !fields.values().isEmpty()) {
      out.append('\n');
      indent(column + 2);
      fields(column + 2, fields);
    } else if (value instanceof Items items && !items.values().isEmpty()) {
      out.append('\n');
      int dashes = explicit ? column + 2 : column;
      indent(dashes);
      items(dashes, items);
    } else {
      out.append(' ');
      scalar(column, value);
    }
  }

  /** The entries of an object; the first one starts where the text now ends. */
  private void fields(int column, Fields fields) {
    boolean first = true;
    for (Map.Entry<String, PropertyValue> entry : fields.values().entrySet()) {
      if (!first) {
        indent(column);
      }
      first = false;
      entry(column, entry.getKey(), entry.getValue());
    }
  }

  /** The elements of a list; the first dash is where the text now ends. */
  private void items(int column, Items items) {
    List<PropertyValue> values = items.values();
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        indent(column);
      }
      out.append("- ");
      PropertyValue value = values.get(i);
      if (value instanceof Fields fields && !fields.values().isEmpty()) {
        fields(column + 2, fields);
      } else if (value instanceof Items nested && !nested.values().isEmpty()) {
        items(column + 2, nested);
      } else {
        scalar(column, value);
      }
    }
  }

  private void scalar(int column, PropertyValue value) {
    if (value instanceof Text text) {
      YamlText.append(out, text.value(), column + 2);
    } else if (value instanceof Int number) {
      out.append(number.value());
    } else if (value instanceof Bool bool) {
      out.append(bool.value());
    } else if (value instanceof Fields) {
      out.append("{}");
    } else if (value instanceof Items) {
      out.append("[]");
    } else if (value instanceof Null) {
      out.append("null");
    } else if (value instanceof Decimal decimal) {
      YamlNumber.append(out, decimal.value());
    } else {
      YamlText.append(out, placeholder(value), column + 2);
    }
    // A block scalar ends its last line by itself.
    if (out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }

  private static String placeholder(PropertyValue value) {
    if (value instanceof Secret) {
      return SECRET;
    }
    if (value instanceof Unknown) {
      return UNKNOWN;
    }
    if (value instanceof Reference reference) {
      return reference.urn().value();
    }
    return ((Asset) value).toString();
  }

  private void indent(int columns) {
    int left = columns;
    while (left > SPACES.length()) {
      out.append(SPACES);
      left -= SPACES.length();
    }
    out.append(SPACES, 0, left);
  }
}
