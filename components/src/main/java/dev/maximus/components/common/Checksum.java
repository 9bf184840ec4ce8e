package dev.maximus.components.common;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A short number that changes when settings change. In a pod template it makes pods restart with
 * their ConfigMap. It is FNV-1a, not SHA-256: nobody gains by a collision, and loading the JDK's
 * digests costs more than the rest of a small run.
 */
public final class Checksum {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Checksum() {}

  /** 16 hexadecimal digits, the same for the same settings in any order. */
  public static String of(Map<String, String> settings) {
    SortedMap<String, String> sorted = new TreeMap<>(settings);
    long hash = OFFSET;
    for (Map.Entry<String, String> entry : sorted.entrySet()) {
      hash = add(add(hash, entry.getKey()), entry.getValue());
    }
    String digits = Long.toHexString(hash);
    return "0".repeat(16 - digits.length()) + digits;
  }

  private static long add(long hash, String text) {
    long next = hash;
    for (int i = 0; i < text.length(); i++) {
      next = (next ^ text.charAt(i)) * PRIME;
    }
    // What ends a text is not in it: "ab" and "c" must not be "a" and "bc".
    return (next ^ 0xffff_ffffL) * PRIME;
  }
}
