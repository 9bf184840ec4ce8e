package dev.maximus.engine.graph;

import static java.util.Objects.requireNonNull;

/**
 * The name by which an engine knows a resource: {@code urn:pulumi:<stack>::<project>::<parent
 * types>$<type>::<name>}.
 */
public record Urn(String value) implements Comparable<Urn> {
  private static final String PREFIX = "urn:pulumi:";

  public Urn {
    requireNonNull(value, "value is null");
    if (!value.startsWith(PREFIX) || value.split("::", 4).length != 4) {
      throw new IllegalArgumentException(
          "Urn: value '%s' must have the form urn:pulumi:<stack>::<project>::<type>::<name>"
              .formatted(value));
    }
  }

  /** The types of the parents, outermost first, and the resource's own, joined by {@code $}. */
  public String qualifiedType() {
    return value.split("::", 4)[2];
  }

  public String type() {
    String qualified = qualifiedType();
    return qualified.substring(qualified.lastIndexOf('$') + 1);
  }

  public String name() {
    return value.split("::", 4)[3];
  }

  @Override
  public int compareTo(Urn other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
