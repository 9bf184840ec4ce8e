package dev.maximus.components.common;

/** The forms that names have in Kubernetes, and the names that are made of others. */
public final class Names {
  /** The rule of {@link #isServiceName}, as a sentence ends. */
  public static final String SERVICE_NAME_RULE =
      "must be 1 to 63 characters a-z, 0-9 and '-', begin with a letter and end with a letter or"
          + " digit";

  private static final int MAX_LABEL = 63;

  private Names() {}

  /**
   * Whether a Service may have this name (RFC 1035). Narrower than what a Deployment may have; all
   * objects of a service have the same name.
   */
  public static boolean isServiceName(String name) {
    if (name.isEmpty() || name.length() > MAX_LABEL || !isLower(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isLower(c) && !isDigit(c) && c != '-') {
        return false;
      }
    }
    return name.charAt(name.length() - 1) != '-';
  }

  /** Whether this is the name of an environment variable that every shell and runtime accepts. */
  public static boolean isVariableName(String name) {
    if (name.isEmpty() || isDigit(name.charAt(0))) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isLower(c) && !(c >= 'A' && c <= 'Z') && !isDigit(c) && c != '_') {
        return false;
      }
    }
    return true;
  }

  /** The DNS name of a Service, good from any namespace and with any cluster domain. */
  public static String serviceHost(String service, String namespace) {
    return service + "." + namespace + ".svc";
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
