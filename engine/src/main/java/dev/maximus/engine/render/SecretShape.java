package dev.maximus.engine.render;

import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A Secret without its values: name, type, labels and keys. The API server accepts the shape as a
 * new object, so {@code kubectl apply --dry-run=server} checks it like any other; but it has a uid
 * that no real object has, so the API server refuses to put it over a Secret that exists.
 */
final class SecretShape {
  /** No object of a cluster has this uid; an update with it is refused. */
  static final String UID = "00000000-0000-0000-0000-000000000000";

  private static final PropertyValue MASKED = PropertyValue.text("masked");
  private static final PropertyValue MASKED_BASE64 = PropertyValue.text("bWFza2Vk");

  /** For keys whose content the API server parses as JSON. */
  private static final PropertyValue MASKED_JSON = PropertyValue.text("{}");

  private static final PropertyValue MASKED_JSON_BASE64 = PropertyValue.text("e30=");

  private static final Set<String> JSON_KEYS = Set.of(".dockerconfigjson", ".dockercfg");

  /** What kubectl itself wrote there would have all values in it. */
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private SecretShape() {}

  static Fields of(Fields secret) {
    TreeMap<String, PropertyValue> shape = new TreeMap<>();
    keep(shape, secret, "apiVersion");
    keep(shape, secret, "kind");
    keep(shape, secret, "immutable");
    keep(shape, secret, "type");
    shape.put("metadata", metadata(secret.at("metadata").orElse(Fields.EMPTY)));
    String type = secret.textAt("type").orElse("Opaque");
    if (secret.values().containsKey("stringData")) {
      shape.put("stringData", masked(secret.values().get("stringData"), MASKED, MASKED_JSON, type));
    }
    if (secret.values().containsKey("data")) {
      shape.put(
          "data", masked(secret.values().get("data"), MASKED_BASE64, MASKED_JSON_BASE64, type));
    }
    return Fields.of(shape);
  }

  private static void keep(Map<String, PropertyValue> shape, Fields secret, String key) {
    PropertyValue value = secret.values().get(key);
    if (value != null) {
      shape.put(key, value);
    }
  }

  private static Fields metadata(PropertyValue metadata) {
    TreeMap<String, PropertyValue> kept = new TreeMap<>();
    if (metadata instanceof Fields fields) {
      kept.putAll(fields.values());
    }
    if (kept.get("annotations") instanceof Fields annotations
        && annotations.values().containsKey(LAST_APPLIED)) {
      TreeMap<String, PropertyValue> others = new TreeMap<>(annotations.values());
      others.remove(LAST_APPLIED);
      kept.put("annotations", Fields.of(others));
    }
    kept.put("uid", PropertyValue.text(UID));
    return Fields.of(kept);
  }

  private static Fields masked(
      PropertyValue data, PropertyValue mask, PropertyValue jsonMask, String type) {
    TreeMap<String, PropertyValue> shape = new TreeMap<>();
    if (data.revealed() instanceof Fields fields) {
      for (String key : fields.values().keySet()) {
        shape.put(key, JSON_KEYS.contains(key) ? jsonMask : mask);
      }
    } else {
      // The keys are known only after apply; these the API server wants for the type.
      for (String key : requiredKeys(type)) {
        shape.put(key, JSON_KEYS.contains(key) ? jsonMask : mask);
      }
    }
    return Fields.of(shape);
  }

  private static Set<String> requiredKeys(String type) {
    return switch (type) {
      case "kubernetes.io/tls" -> Set.of("tls.crt", "tls.key");
      case "kubernetes.io/dockerconfigjson" -> Set.of(".dockerconfigjson");
      case "kubernetes.io/dockercfg" -> Set.of(".dockercfg");
      case "kubernetes.io/ssh-auth" -> Set.of("ssh-privatekey");
      case "kubernetes.io/basic-auth" -> Set.of("password");
      default -> Set.of();
    };
  }
}
