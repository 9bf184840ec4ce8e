package dev.maximus.engine.graph;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The name by which an engine knows a resource: {@code urn:pulumi:<stack>::<project>::<parent
 * types>$<type>::<name>}.
 */
public record Urn(String value) implements Comparable<Urn> {
  private static final String PREFIX = "urn:pulumi:";
  private static final String SEPARATOR = "::";

  public Urn {
    requireNonNull(value, "value is null");
    if (!value.startsWith(PREFIX) || nameStart(value) < 0) {
      throw new IllegalArgumentException(
          "Urn: value '%s' must have the form urn:pulumi:<stack>::<project>::<type>::<name>"
              .formatted(value));
    }
  }

  /** The types of the parents, outermost first, and the resource's own, joined by {@code $}. */
  public String qualifiedType() {
    return value.substring(typeStart(value), nameStart(value) - SEPARATOR.length());
  }

  public String type() {
    String qualified = qualifiedType();
    return qualified.substring(qualified.lastIndexOf('$') + 1);
  }

  public String name() {
    return value.substring(nameStart(value));
  }

  private static int typeStart(String value) {
    return after(value, after(value, 0));
  }

  /** The name is the rest: it may hold the separator itself. */
  private static int nameStart(String value) {
    return after(value, typeStart(value));
  }

  /** The place after the next separator, or -1 when there is none. */
  private static int after(String value, int from) {
    int separator = from < 0 ? -1 : value.indexOf(SEPARATOR, from);
    return separator < 0 ? -1 : separator + SEPARATOR.length();
  }

  // By hand: a record's own two methods are made at run time, which costs 15 ms when the first one
  // is asked for, and a URN is the key of every map here.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Urn urn && value.equals(urn.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
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
