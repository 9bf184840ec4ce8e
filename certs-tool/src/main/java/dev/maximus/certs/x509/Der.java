package dev.maximus.certs.x509;

import java.io.IOException;

/**
 * Looks at the shape of DER before others read it: one value, definite lengths in their shortest
 * form, not nested too deeply. BouncyCastle calls itself for each level and would exhaust the
 * stack.
 */
final class Der {
  /** A certificate of a year's worth of names is far smaller. */
  static final int MAX_OCTETS = 1 << 20;

  private static final int MAX_DEPTH = 32;
  private static final int CONSTRUCTED = 0x20;
  private static final int LONG_TAG = 0x1f;

  private final byte[] octets;
  private int at;

  private Der(byte[] octets) {
    this.octets = octets;
  }

  /** Reads something from octets that have been checked. */
  interface Reader<T> {
    T read() throws IOException, MalformedException;
  }

  /**
   * Checks the octets and reads them; whatever goes wrong is a {@link MalformedException}.
   *
   * @param what as in "a certificate"
   */
  static <T> T read(String what, byte[] octets, int maxOctets, Reader<T> reader)
      throws MalformedException {
    if (octets.length > maxOctets) {
      throw new MalformedException(
          "it is not %s: it has %d octets, and %d are allowed"
              .formatted(what, octets.length, maxOctets));
    }
    String problem = new Der(octets).problem();
    if (!problem.isEmpty()) {
      throw new MalformedException("it is not " + what + ": " + problem);
    }
    try {
      return reader.read();
    } catch (IOException | RuntimeException e) {
      throw new MalformedException("it is DER, but not " + what, e);
    }
  }

  /** Whether the octets begin as DER of a certificate or a key does, and not as text. */
  static boolean looksLike(byte[] octets) {
    return octets.length > 1 && octets[0] == 0x30 && (octets[1] & 0xff) != '\n';
  }

  private String problem() {
    int[] ends = new int[MAX_DEPTH + 1];
    ends[0] = octets.length;
    int depth = 0;
    try {
      do {
        int tag = octet();
        if ((tag & LONG_TAG) == LONG_TAG) {
          skipLongTag();
        }
        int length = length();
        if (length < 0 || length > ends[depth] - at) {
          return "a length is wrong before octet " + at;
        }
        if (depth == 0 && at + length != octets.length) {
          return (octets.length - at - length) + " octets follow its end";
        }
        if ((tag & CONSTRUCTED) == 0) {
          at += length;
        } else if (depth == MAX_DEPTH) {
          return "it is nested more than " + MAX_DEPTH + " levels deep";
        } else {
          depth++;
          ends[depth] = at + length;
        }
        while (depth > 0 && at == ends[depth]) {
          depth--;
        }
      } while (at < octets.length);
      return "";
    } catch (ArrayIndexOutOfBoundsException e) {
      return "it ends too early";
    }
  }

  private int octet() {
    return octets[at++] & 0xff;
  }

  private void skipLongTag() {
    while ((octet() & 0x80) != 0) {
      // the number of the tag does not matter here
    }
  }

  /** The length; negative when it is indefinite, not the shortest form, or too large. */
  private int length() {
    int first = octet();
    if (first < 0x80) {
      return first;
    }
    int count = first & 0x7f;
    if (count == 0 || count > 4) {
      return -1;
    }
    long length = 0;
    for (int i = 0; i < count; i++) {
      length = length << 8 | octet();
    }
    boolean shortest = length >= 0x80 && length >>> (8 * (count - 1)) != 0;
    return shortest && length <= Integer.MAX_VALUE ? (int) length : -1;
  }
}
