package dev.maximus.engine.render;

import java.util.Optional;

/** Which names can be part of a path on every system that git runs on. */
final class FileNames {
  /** Of most file systems, in bytes; all our characters have one. */
  private static final int MAX_LENGTH = 255;

  /** Of a label of DNS, and so of a namespace. */
  private static final int MAX_LABEL = 63;

  private FileNames() {}

  /**
   * Why a name of Kubernetes cannot be part of a path, if so. A colon ({@code system:node}) is
   * fine: {@link #safe} replaces it.
   */
  static Optional<String> fault(String name) {
    if (name.isEmpty()) {
      return Optional.of("must not be empty");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isSafe(c) && c != ':') {
        return Optional.of("must have only letters, digits and the characters . _ - : in it");
      }
    }
    if (name.charAt(0) == '.' || name.charAt(0) == '-' || name.charAt(name.length() - 1) == '.') {
      return Optional.of("must not start with . or -, or end with .");
    }
    return Optional.empty();
  }

  /** Why a name cannot be that of a namespace and its directory, if so. */
  static Optional<String> namespaceFault(String name) {
    int length = name.length();
    boolean label = length > 0 && length <= MAX_LABEL;
    for (int i = 0; i < length; i++) {
      char c = name.charAt(i);
      label &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
    if (!label || name.charAt(0) == '-' || name.charAt(length - 1) == '-') {
      return Optional.of(
          "must have 1 to 63 lower-case letters, digits and -, with no - at its start or end");
    }
    return isDevice(name)
        ? Optional.of("must not be the name of a device on Windows")
        : Optional.empty();
  }

  /** Why a file name is not possible, if so. */
  static Optional<String> lengthFault(String fileName) {
    return fileName.length() > MAX_LENGTH
        ? Optional.of("must have at most " + MAX_LENGTH + " characters, has " + fileName.length())
        : Optional.empty();
  }

  /** A name with {@code _} for each character that a path cannot have. */
  static String safe(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!isSafe(name.charAt(i))) {
        return replaced(name, i);
      }
    }
    return name;
  }

  private static String replaced(String name, int from) {
    StringBuilder safe = new StringBuilder(name);
    for (int i = from; i < name.length(); i++) {
      if (!isSafe(name.charAt(i))) {
        safe.setCharAt(i, '_');
      }
    }
    return safe.toString();
  }

  private static boolean isSafe(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_';
  }

  private static boolean isDevice(String name) {
    return switch (name) {
      case "con", "prn", "aux", "nul" -> true;
      default ->
          name.length() == 4
              && Character.isDigit(name.charAt(3))
              && (name.startsWith("com") || name.startsWith("lpt"));
    };
  }
}
