package dev.maximus.components.common;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A container image pinned twice: the tag for people, the digest for machines.
 *
 * @param repository registry and path ({@code registry.example/team/name})
 * @param tag never {@code latest}, which says nothing
 * @param digest {@code sha256:} and 64 hexadecimal digits
 */
public record ImageRef(String repository, String tag, String digest) {
  /** The form an image must have, as a sentence ends. */
  public static final String FORM = "must have the form registry/path:tag@sha256:<64 hex digits>";

  private static final String SHA256 = "sha256:";
  private static final int DIGEST = SHA256.length() + 64;
  private static final int MAX_TAG = 128;

  public ImageRef {
    requireNonNull(repository, "repository is null");
    requireNonNull(tag, "tag is null");
    requireNonNull(digest, "digest is null");
    Problems.in("ImageRef")
        .require(
            isRepository(repository),
            "repository '%s' must be a registry host and a path in lower case",
            repository)
        .require(isTag(tag), "tag '%s' must be 1 to 128 letters, digits, '_', '.' and '-'", tag)
        .require(!tag.equals("latest"), "tag '%s' must name a version", tag)
        .require(isDigest(digest), "digest '%s' must be sha256:<64 hex digits>", digest)
        .throwIfAny();
  }

  /**
   * The image that this text names.
   *
   * @throws IllegalArgumentException when the tag or the digest is missing, or a part is malformed
   */
  public static ImageRef parse(String text) {
    requireNonNull(text, "text is null");
    int at = text.indexOf('@');
    int colon = text.lastIndexOf(':', at < 0 ? 0 : at);
    boolean parts = at > 0 && colon > text.lastIndexOf('/', at);
    Problems.in("ImageRef").require(parts, "image '%s' " + FORM, text).throwIfAny();
    return new ImageRef(
        text.substring(0, colon), text.substring(colon + 1, at), text.substring(at + 1));
  }

  /**
   * What is wrong with a text that {@link #parse} refuses, as a sentence ends that begins with the
   * text; empty when it takes it.
   */
  public static Optional<String> problem(String text) {
    try {
      parse(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      String problem = message.substring(message.indexOf(": ") + 2);
      return Optional.of(problem.startsWith("image '") ? FORM : "is no image: " + problem);
    }
  }

  private static boolean isRepository(String text) {
    int slash = text.indexOf('/');
    if (slash <= 0 || slash == text.length() - 1) {
      return false;
    }
    boolean separator = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      boolean joint = c == '.' || c == '-' || c == '_' || c == '/' || (c == ':' && i < slash);
      if (!word && !joint) {
        return false;
      }
      if (separator && !word) {
        return false;
      }
      separator = c == '/' || c == ':';
    }
    return !separator;
  }

  private static boolean isTag(String text) {
    if (text.isEmpty() || text.length() > MAX_TAG) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
      if (!word && (i == 0 || (c != '.' && c != '-'))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigest(String text) {
    if (text.length() != DIGEST || !text.startsWith(SHA256)) {
      return false;
    }
    for (int i = SHA256.length(); i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  /** The image as a container names it. */
  @Override
  public String toString() {
    return repository + ":" + tag + "@" + digest;
  }
}
