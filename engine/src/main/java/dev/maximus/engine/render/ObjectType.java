package dev.maximus.engine.render;

import dev.maximus.engine.graph.PropertyValue.Fields;
import java.util.Optional;

/**
 * The Kubernetes kind that a type token names.
 *
 * @param group empty for the core group
 */
record ObjectType(String group, String apiVersion, String kind) {
  private static final String PREFIX = "kubernetes:";
  private static final String PATCH = "Patch";

  /**
   * The kind of {@code kubernetes:<group>/<version>:<Kind>}; empty when the token is not of this
   * form or names no object of the API (charts, files of YAML, kustomizations).
   */
  static Optional<ObjectType> of(String token) {
    int colon = token.lastIndexOf(':');
    if (!token.startsWith(PREFIX) || colon < PREFIX.length() || colon == token.length() - 1) {
      return Optional.empty();
    }
    String apiVersion = token.substring(PREFIX.length(), colon);
    String kind = token.substring(colon + 1);
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    if (group.equals("core")) {
      return Optional.of(new ObjectType("", apiVersion.substring(slash + 1), kind));
    }
    boolean object =
        slash < 0
            ? apiVersion.equals("v1")
            : !group.equals("helm.sh") && !group.equals("yaml") && !group.equals("kustomize");
    return object ? Optional.of(new ObjectType(group, apiVersion, kind)) : Optional.empty();
  }

  /** Whether this is the SDK's way to change an object that another owner made. */
  boolean isPatch(Fields inputs) {
    return kind.endsWith(PATCH)
        && kind.length() > PATCH.length()
        && Scopes.isBuiltIn(group)
        && !inputs.textAt("kind").orElse("").equals(kind);
  }

  String patchedKind() {
    return kind.substring(0, kind.length() - PATCH.length());
  }
}
