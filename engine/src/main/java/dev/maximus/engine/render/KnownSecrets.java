package dev.maximus.engine.render;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Asset;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.PropertyValue.Items;
import dev.maximus.engine.graph.PropertyValue.Secret;
import dev.maximus.engine.graph.PropertyValue.Text;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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
  private final List<String> steps = new ArrayList<>();

  private KnownSecrets() {}

  static SecretNeedles of(ResourceGraph graph) {
    KnownSecrets known = new KnownSecrets();
    for (ResourceNode node : graph.resources()) {
      String source = node.urn().value();
      known.walk(node.inputs(), false, source);
      if (node.outputs().isPresent()) {
        known.walk(node.outputs().get(), false, source);
      }
      if (node.type().equals("kubernetes:core/v1:Secret")) {
        known.secretObject(node.inputs(), source);
      }
    }
    return known.needles;
  }

  /**
   * Paths are made of {@code steps} only when there is a secret: this sees every value there is.
   */
  private void walk(PropertyValue value, boolean marked, String source) {
    if (value instanceof Text text) {
      if (marked) {
        needles.add(text.value(), source, String.join(".", steps));
      }
    } else if (value instanceof Secret secret) {
      walk(secret.value(), true, source);
    } else if (value instanceof Fields fields) {
      for (Map.Entry<String, PropertyValue> entry : fields.values().entrySet()) {
        // Below a mark on a whole object the names decide what is secret, as in a Secret object.
        boolean open = marked && entry.getValue() instanceof Text && isPublic(entry.getKey());
        steps.add(entry.getKey());
        walk(entry.getValue(), marked && !open, source);
        steps.remove(steps.size() - 1);
      }
    } else if (value instanceof Items items) {
      for (PropertyValue element : items.values()) {
        walk(element, marked, source);
      }
    } else if (value instanceof Asset asset) {
      walk(asset.content(), marked, source);
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
        String path = part + "." + entry.getKey();
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
}
