package dev.maximus.engine.render;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Items;
import dev.maximus.engine.graph.PropertyValue.Secret;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/**
 * The secret texts of a graph: what is marked as secret, and the values of Secret objects, marked
 * or not. In a Secret object a certificate, a user name or an address is no secret unless it is
 * marked by itself.
 */
final class KnownSecrets {
  private static final Set<String> PUBLIC_KEYS =
      Set.of("username", "user", "host", "hostname", "port", "database", "dbname", "namespace");

  private final SecretNeedles needles = new SecretNeedles();

  private KnownSecrets() {}

  static SecretNeedles of(ResourceGraph graph) {
    KnownSecrets known = new KnownSecrets();
    for (ResourceNode node : graph.resources()) {
      String source = node.urn().value();
      known.walk(node.inputs(), false, source, "");
      if (node.outputs().isPresent()) {
        known.walk(node.outputs().get(), false, source, "");
      }
      if (node.type().equals("kubernetes:core/v1:Secret")) {
        known.secretObject(node.inputs(), source);
      }
    }
    return known.needles;
  }

  private void walk(PropertyValue value, boolean marked, String source, String path) {
    if (value instanceof Text text) {
      if (marked) {
        needles.add(text.value(), source, path);
      }
    } else if (value instanceof Secret secret) {
      // Below a mark on a whole object the names decide, see secretObject.
      if (secret.value() instanceof Fields fields) {
        markedFields(fields, source, path);
      } else {
        walk(secret.value(), true, source, path);
      }
    } else if (value instanceof Fields fields) {
      for (Map.Entry<String, PropertyValue> entry : fields.values().entrySet()) {
        walk(entry.getValue(), marked, source, below(path, entry.getKey()));
      }
    } else if (value instanceof Items items) {
      for (PropertyValue element : items.values()) {
        walk(element, marked, source, path + "[]");
      }
    }
  }

  private void markedFields(Fields fields, String source, String path) {
    for (Map.Entry<String, PropertyValue> entry : fields.values().entrySet()) {
      boolean open = entry.getValue() instanceof Text && isPublic(entry.getKey());
      walk(entry.getValue(), !open, source, below(path, entry.getKey()));
    }
  }

  private void secretObject(Fields inputs, String source) {
    for (String part : new String[] {"stringData", "data"}) {
      PropertyValue data = inputs.at(part).orElse(Fields.EMPTY).revealed();
      if (!(data instanceof Fields fields)) {
        continue;
      }
      for (Map.Entry<String, PropertyValue> entry : fields.values().entrySet()) {
        boolean marked = entry.getValue() instanceof Secret;
        if (!(entry.getValue().revealed() instanceof Text text)
            || (!marked && isPublic(entry.getKey()))) {
          continue;
        }
        String path = below(part, entry.getKey());
        needles.add(text.value(), source, path);
        if (part.equals("data")) {
          needles.add(decoded(text.value()), source, path);
        }
      }
    }
  }

  private static boolean isPublic(String key) {
    return PUBLIC_KEYS.contains(key);
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Not base64: the API server will say so, here there is just nothing to look for.
      return "";
    }
  }

  private static String below(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
