package dev.maximus.engine.render;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Texts that are secrets by their form: private keys, tokens of known services, passwords in URLs.
 */
final class TokenShapes {
  /** Nothing shorter has one of these forms. */
  private static final int MIN_LENGTH = 12;

  private static final String BASE64_PEM = "LS0tLS1CRUdJTi";

  /** The characters that {@link #startingAt} knows, for a quick look at all others. */
  private static final boolean[] STARTS = new boolean[128];

  static {
    for (char c : "-L:_eASghnprsx".toCharArray()) {
      STARTS[c] = true;
    }
  }

  private TokenShapes() {}

  /** What the text has in it, in words, if it has something. One pass. */
  static Optional<String> find(String text) {
    int length = text.length();
    if (length < MIN_LENGTH) {
      return Optional.empty();
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 128 && STARTS[c]) {
        String found = startingAt(text, i);
        if (!found.isEmpty()) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  private static String startingAt(String text, int i) {
    return switch (text.charAt(i)) {
      case '-' -> text.startsWith("-----BEGIN ", i) && isPrivateKey(text, i) ? "a private key" : "";
      case 'L' ->
          text.startsWith(BASE64_PEM, i) && isEncodedKey(text, i) ? "a private key in base64" : "";
      case ':' ->
          text.startsWith("://", i) && hasPassword(text, i + 3) ? "a password in a URL" : "";
      case '_' -> isHexKey(text, i) ? "an API key (prefix and 64 hex digits)" : "";
      case 'e' -> isWebToken(text, i) ? "a JSON web token" : "";
      case 'A', 'S', 'g', 'h', 'n', 'p', 'r', 's', 'x' -> token(text, i);
      default -> "";
    };
  }

  /** Tokens of services: a known prefix and enough characters behind it. */
  private static String token(String text, int i) {
    if (i > 0 && isWordCharacter(text.charAt(i - 1))) {
      return "";
    }
    return switch (text.charAt(i)) {
      case 'A' ->
          token(text, i, "AKIA", 16) || token(text, i, "ASIA", 16)
              ? "an AWS access key"
              : token(text, i, "AIza", 35) ? "a Google API key" : "";
      case 'S' -> token(text, i, "SG.", 16) ? "a SendGrid key" : "";
      case 'g' ->
          isGitHub(text, i)
              ? "a GitHub token"
              : token(text, i, "glpat-", 20) ? "a GitLab token" : "";
      case 'h' ->
          text.startsWith("hooks.slack.com/services/T", i)
              ? "a Slack webhook"
              : token(text, i, "hvs.", 24) ? "a Vault token" : "";
      case 'n' -> token(text, i, "npm_", 36) ? "an npm token" : "";
      case 'p' -> token(text, i, "pypi-", 50) ? "a PyPI token" : "";
      case 'r' -> token(text, i, "rk_live_", 16) ? "an API key of a service" : "";
      case 's' ->
          token(text, i, "sk_live_", 16) || token(text, i, "sk-ant-", 20)
              ? "an API key of a service"
              : "";
      default -> isSlack(text, i) ? "a Slack token" : "";
    };
  }

  /** {@code ghp_}, {@code gho_}, {@code ghu_}, {@code ghs_}, {@code ghr_}, {@code github_pat_}. */
  private static boolean isGitHub(String text, int i) {
    return token(text, i, "github_pat_", 22)
        || (text.startsWith("gh", i) && text.startsWith("_", i + 3) && run(text, i + 4) >= 36);
  }

  /** {@code xoxb-}, {@code xoxp-} and their like. */
  private static boolean isSlack(String text, int i) {
    return text.startsWith("xox", i) && text.startsWith("-", i + 4) && run(text, i + 5) >= 10;
  }

  private static boolean token(String text, int start, String prefix, int rest) {
    return text.startsWith(prefix, start) && run(text, start + prefix.length()) >= rest;
  }

  /** How many characters of a token follow. */
  private static int run(String text, int start) {
    int end = start;
    while (end < text.length() && isTokenCharacter(text.charAt(end))) {
      end++;
    }
    return end - start;
  }

  private static boolean isPrivateKey(String text, int start) {
    int end = text.indexOf("-----", start + 5);
    return end > 0 && text.substring(start, end).endsWith("PRIVATE KEY");
  }

  private static boolean isEncodedKey(String text, int start) {
    int whole = Math.min(text.length() - start, 64) / 4 * 4;
    try {
      byte[] head = Base64.getDecoder().decode(text.substring(start, start + whole));
      return new String(head, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY");
    } catch (IllegalArgumentException e) {
      // Base64 with something else behind it within the first line: not a key in one piece.
      return false;
    }
  }

  private static boolean isWebToken(String text, int start) {
    if ((start > 0 && isWordCharacter(text.charAt(start - 1))) || !token(text, start, "eyJ", 10)) {
      return false;
    }
    int dot = start + 3 + run(text, start + 3);
    if (!text.startsWith(".eyJ", dot)) {
      return false;
    }
    int second = dot + 1 + run(text, dot + 1);
    return second < text.length() && text.charAt(second) == '.' && run(text, second + 1) >= 10;
  }

  private static boolean isHexKey(String text, int underscore) {
    int end = underscore + 1;
    while (end < text.length() && isHex(text.charAt(end))) {
      end++;
    }
    if (end - underscore - 1 != 64 || underscore == 0) {
      return false;
    }
    int start = underscore;
    while (start > 0 && isWordCharacter(text.charAt(start - 1))) {
      start--;
    }
    String prefix = text.substring(start, underscore);
    return !prefix.isEmpty()
        && !prefix.endsWith("sha256")
        && !prefix.endsWith("hash")
        && !prefix.endsWith("sum")
        && !prefix.endsWith("digest");
  }

  /** {@code user:password@} before the host; a variable or a mask in its place is fine. */
  private static boolean hasPassword(String text, int start) {
    int colon = -1;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '@') {
        return colon >= 0 && i > colon + 1 && !isStandIn(text, colon + 1, i);
      }
      if (c == ':' && colon < 0) {
        colon = i;
      } else if (c <= ' ' || c == '/' || c == '"' || c == '\'' || c == ',' || c == '?') {
        return false;
      }
    }
    return false;
  }

  private static boolean isStandIn(String text, int start, int end) {
    char c = text.charAt(start);
    return c == '$'
        || c == '%'
        || c == '<'
        || c == '{'
        || c == '['
        || c == '*'
        || text.substring(start, end).equals("masked");
  }

  private static boolean isTokenCharacter(char c) {
    return isWordCharacter(c) || c == '-' || c == '_';
  }

  private static boolean isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
