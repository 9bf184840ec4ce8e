package dev.maximus.engine.render;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds any of many secret texts in a text, in one pass whatever their number: the eight characters
 * under a moving window select the secrets that start so.
 */
final class SecretNeedles {
  /** A shorter secret is not looked for: it would be found in half of all files. */
  static final int MIN_LENGTH = 8;

  /** A line of a longer secret is looked for by itself when it looks like key material. */
  private static final int MIN_LINE = 40;

  private static final int FILTER_BITS = 1 << 16;

  private record Needle(String text, String source) {}

  private final Map<Long, List<Needle>> byStart = new HashMap<>();
  private final long[] filter = new long[FILTER_BITS / 64];

  /** Adds a secret in all forms in which it may show: plain, base64, hex, percent, JSON. */
  void add(String secret, String resource, String path) {
    String text = secret.strip();
    if (text.length() < MIN_LENGTH || isPublicPem(text)) {
      return;
    }
    String source = path + " of " + resource;
    needle(text, source);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int offset = 0; offset < 3; offset++) {
      base64(bytes, offset, source);
    }
    needle(HexFormat.of().formatHex(bytes), source);
    String percent = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    needle(percent, source);
    needle(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"), source);
    if (text.indexOf('\n') >= 0) {
      lines(text, source);
    }
  }

  /** Where the first known secret in the text comes from, if there is one. */
  Optional<String> find(String text) {
    int length = text.length();
    if (byStart.isEmpty() || length < MIN_LENGTH) {
      return Optional.empty();
    }
    long window = 0;
    for (int i = 0; i < length; i++) {
      window = (window << 8) | (text.charAt(i) & 0xFF);
      if (i < MIN_LENGTH - 1) {
        continue;
      }
      int bit = slot(window);
      if ((filter[bit >>> 6] & (1L << bit)) != 0) {
        Optional<String> hit = at(text, i - MIN_LENGTH + 1, window);
        if (hit.isPresent()) {
          return hit;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> at(String text, int start, long window) {
    List<Needle> candidates = byStart.get(window);
    if (candidates != null) {
      for (Needle needle : candidates) {
        if (text.startsWith(needle.text(), start)) {
          return Optional.of(needle.source());
        }
      }
    }
    return Optional.empty();
  }

  private void needle(String text, String source) {
    if (text.length() < MIN_LENGTH) {
      return;
    }
    long window = 0;
    for (int i = 0; i < MIN_LENGTH; i++) {
      window = (window << 8) | (text.charAt(i) & 0xFF);
    }
    int bit = slot(window);
    filter[bit >>> 6] |= 1L << bit;
    List<Needle> sameStart = byStart.computeIfAbsent(window, k -> new ArrayList<>());
    Needle needle = new Needle(text, source);
    for (Needle known : sameStart) {
      if (known.text().equals(text)) {
        return;
      }
    }
    sameStart.add(needle);
  }

  /** The characters of base64 that depend on the secret alone, when it starts at this offset. */
  private void base64(byte[] bytes, int offset, String source) {
    byte[] shifted = new byte[bytes.length + offset];
    System.arraycopy(bytes, 0, shifted, offset, bytes.length);
    String all = Base64.getEncoder().encodeToString(shifted);
    String own = all.substring((8 * offset + 5) / 6, 8 * shifted.length / 6);
    needle(own, source);
    needle(own.replace('+', '-').replace('/', '_'), source);
  }

  private void lines(String text, String source) {
    for (String line : text.split("\n", -1)) {
      String bare = line.strip();
      if (bare.length() >= MIN_LINE && bare.indexOf(' ') < 0 && !bare.startsWith("-----")) {
        needle(bare, source);
      }
    }
  }

  private static boolean isPublicPem(String text) {
    return text.startsWith("-----BEGIN ") && !text.contains("PRIVATE KEY-----");
  }

  private static int slot(long window) {
    return (int) ((window * 0x9E3779B97F4A7C15L) >>> 48);
  }
}
