package dev.maximus.certs.x509;

import java.util.List;
import java.util.regex.Pattern;

/** The names that Kubernetes allows, for references to its objects. */
final class KubernetesNames {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
  private static final Pattern DATA_KEY = Pattern.compile("[A-Za-z0-9._-]{1,253}");
  private static final int MAX_NAME = 253;

  private KubernetesNames() {}

  static void checkLabel(String what, String value, List<String> problems) {
    if (!LABEL.matcher(value).matches()) {
      problems.add(
          what + " '" + Text.visible(value) + "' must be 1 to 63 characters a-z, 0-9 and '-'");
    }
  }

  static void checkName(String what, String value, List<String> problems) {
    if (value.length() > MAX_NAME || !NAME.matcher(value).matches()) {
      problems.add(
          what
              + " '"
              + Text.visible(value)
              + "' must be 1 to 253 characters a-z, 0-9, '-' and '.'");
    }
  }

  static void checkDataKey(String value, List<String> problems) {
    if (!DATA_KEY.matcher(value).matches()) {
      problems.add(
          "key '"
              + Text.visible(value)
              + "' of a Secret must be 1 to 253 characters a-z, A-Z, 0-9, '-', '_' and '.'");
    }
  }
}
