package dev.maximus.components.common;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The recommended labels of Kubernetes ({@code app.kubernetes.io/*}).
 *
 * <p>A selector is for the life of an object, so it holds only what never changes: the version is
 * in the labels and not in the selector.
 */
public final class Labels {
  public static final String NAME = "app.kubernetes.io/name";
  public static final String INSTANCE = "app.kubernetes.io/instance";
  public static final String VERSION = "app.kubernetes.io/version";
  public static final String COMPONENT = "app.kubernetes.io/component";
  public static final String PART_OF = "app.kubernetes.io/part-of";
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  private static final String MANAGER = "maximus-platform";
  private static final int MAX_VALUE = 63;

  private Labels() {}

  /** The labels that select the pods of one service. */
  public static Map<String, String> selector(String name) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(NAME, name);
    labels.put(INSTANCE, name);
    return labels;
  }

  /** All labels of an object of one service. */
  public static Map<String, String> of(
      String name, String component, String partOf, String version) {
    Map<String, String> labels = selector(name);
    labels.put(COMPONENT, component);
    labels.put(PART_OF, partOf);
    labels.put(VERSION, value(version));
    labels.put(MANAGED_BY, MANAGER);
    return labels;
  }

  /** The labels of an object that belongs to a system as a whole. */
  public static Map<String, String> ofSystem(String name) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(NAME, name);
    labels.put(PART_OF, name);
    labels.put(MANAGED_BY, MANAGER);
    return labels;
  }

  /** A text cut to what a label may hold. An image's tag may be longer, and may begin with '_'. */
  static String value(String text) {
    int from = 0;
    int to = Math.min(text.length(), MAX_VALUE);
    while (from < to && !Character.isLetterOrDigit(text.charAt(from))) {
      from++;
    }
    while (to > from && !Character.isLetterOrDigit(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
