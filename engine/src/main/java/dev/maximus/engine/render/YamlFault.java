package dev.maximus.engine.render;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Decimal;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Text;
import java.util.List;
import java.util.Map;

/** Finds what cannot be written. Slow, and used only when writing has failed already. */
final class YamlFault {
  private YamlFault() {}

  /** The first fault of a document as {@code <path>: <fault>}, never with the text itself. */
  static String locate(Fields document) {
    return find(document, "");
  }

  private static String find(PropertyValue value, String path) {
    StringBuilder scratch = new StringBuilder();
    try {
      if (value instanceof Text text) {
        YamlText.append(scratch, text.value(), 0);
      } else if (value instanceof Decimal decimal) {
        YamlNumber.append(scratch, decimal.value());
      }
    } catch (IllegalArgumentException e) {
      return path + ": " + e.getMessage();
    }
    List<PropertyValue> elements = value.elements();
    for (int i = 0; i < elements.size(); i++) {
      String fault = find(elements.get(i), path + "[" + i + "]");
      if (!fault.isEmpty()) {
        return fault;
      }
    }
    if (value instanceof Fields fields) {
      for (Map.Entry<String, PropertyValue> entry : fields.values().entrySet()) {
        try {
          YamlText.appendKey(scratch, entry.getKey());
        } catch (IllegalArgumentException e) {
          return (path.isEmpty() ? "a key" : "a key of " + path) + ": " + e.getMessage();
        }
        String below = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
        String fault = find(entry.getValue(), below);
        if (!fault.isEmpty()) {
          return fault;
        }
      }
    }
    return "";
  }
}
