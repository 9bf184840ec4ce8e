package dev.maximus.engine.stack;

import dev.maximus.engine.stack.StackValue.Fields;
import dev.maximus.engine.stack.StackValue.Items;
import dev.maximus.engine.stack.StackValue.Kind;
import dev.maximus.engine.stack.StackValue.Scalar;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a config value as the Pulumi CLI hands it to a program: a scalar as its text, anything
 * else as the compact JSON of Go's {@code encoding/json}, which sorts the keys of a map and escapes
 * what HTML would read.
 */
final class PulumiJson {
  /** Go compares strings by their UTF-8 bytes, which is the order of code points. */
  private static final Comparator<String> BY_CODE_POINT =
      (a, b) -> {
        int i = 0;
        while (i < a.length() && i < b.length()) {
          int x = a.codePointAt(i);
          int y = b.codePointAt(i);
          if (x != y) {
            return Integer.compare(x, y);
          }
          i += Character.charCount(x);
        }
        return Integer.compare(a.length(), b.length());
      };

  private PulumiJson() {}

  static String configText(StackValue value) {
    if (value instanceof Scalar scalar) {
      return scalar.text();
    }
    if (value instanceof StackValue.Secure) {
      return StackFile.UNKNOWN;
    }
    StringBuilder json = new StringBuilder();
    write(json, value);
    return json.toString();
  }

  private static void write(StringBuilder json, StackValue value) {
    if (value instanceof Fields fields) {
      json.append('{');
      TreeMap<String, StackValue> sorted = new TreeMap<>(BY_CODE_POINT);
      sorted.putAll(fields.values());
      String separator = "";
      for (Map.Entry<String, StackValue> entry : sorted.entrySet()) {
        json.append(separator);
        quote(json, entry.getKey());
        json.append(':');
        write(json, entry.getValue());
        separator = ",";
      }
      json.append('}');
    } else if (value instanceof Items items) {
      json.append('[');
      String separator = "";
      for (StackValue item : items.values()) {
        json.append(separator);
        write(json, item);
        separator = ",";
      }
      json.append(']');
    } else if (value instanceof Scalar scalar) {
      if (scalar.kind() == Kind.TEXT) {
        quote(json, scalar.text());
      } else {
        json.append(scalar.kind() == Kind.NULL ? "null" : scalar.text());
      }
    } else {
      quote(json, StackFile.UNKNOWN);
    }
  }

  private static void quote(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
            json.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
              json.append(Character.forDigit((c >> shift) & 0xf, 16));
            }
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
