package dev.maximus.engine.render;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Items;
import dev.maximus.engine.graph.PropertyValue.Secret;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.graph.PropertyValue.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at everything that is about to be written and names what must not be: the secrets that the
 * graph knows, in several encodings, and texts that are secrets by their form. It says where, and
 * never what.
 */
final class LeakScan {
  private final SecretNeedles known;
  private final List<String> path = new ArrayList<>();
  private boolean complete = true;

  /** A scan for secrets that are known by their text, and for others by their form. */
  LeakScan(SecretNeedles known) {
    this.known = known;
  }

  /**
   * Adds one fault for each text of the file that has a secret in it.
   *
   * @return whether the file is complete: nothing in it is a placeholder
   */
  boolean scan(String file, Fields body, List<String> faults) {
    complete = true;
    fields(file, body, faults);
    return complete;
  }

  private void fields(String file, Fields fields, List<String> faults) {
    for (Map.Entry<String, PropertyValue> entry : fields.values().entrySet()) {
      String key = entry.getKey();
      String what = look(key);
      if (what.isEmpty()) {
        path.add(key);
      } else {
        faults.add(fault(file, "the name of a key of '" + where() + "'", what));
        path.add(CanonicalYaml.SECRET);
      }
      value(file, entry.getValue(), faults);
      path.remove(path.size() - 1);
    }
  }

  private void value(String file, PropertyValue value, List<String> faults) {
    if (value instanceof Text text) {
      String what = look(text.value());
      if (!what.isEmpty()) {
        faults.add(fault(file, "'" + where() + "'", what));
      }
    } else if (value instanceof Fields fields) {
      fields(file, fields, faults);
    } else if (value instanceof Items items) {
      List<PropertyValue> elements = items.values();
      for (int i = 0; i < elements.size(); i++) {
        path.add("[" + i + "]");
        value(file, elements.get(i), faults);
        path.remove(path.size() - 1);
      }
    } else if (value instanceof Secret || value instanceof Unknown) {
      complete = false;
    }
  }

  private String look(String text) {
    if (text.length() < SecretNeedles.MIN_LENGTH) {
      return "";
    }
    Optional<String> source = known.find(text);
    if (source.isPresent()) {
      return "the secret at " + source.get();
    }
    return TokenShapes.find(text).orElse("");
  }

  private static String fault(String file, String where, String what) {
    return "file '" + file + "' must not show a secret: " + where + " has " + what + " in it";
  }

  private String where() {
    StringBuilder where = new StringBuilder();
    for (String step : path) {
      if (where.length() > 0 && step.charAt(0) != '[') {
        where.append('.');
      }
      where.append(step);
    }
    return where.toString();
  }
}
