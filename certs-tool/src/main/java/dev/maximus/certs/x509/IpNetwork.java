package dev.maximus.certs.x509;

import java.util.Arrays;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network of addresses, as {@code 10.0.0.0/8}. */
public record IpNetwork(IpAddress address, int prefix) {
  private static final Pattern TEXT = Pattern.compile("([^/]+)/([0-9]{1,3})");

  public IpNetwork {
    int bits = address.octets().length * 8;
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException(
          "network '" + address.value() + "/" + prefix + "' must have a prefix of 0 to " + bits);
    }
    byte[] first = address.octets();
    for (int bit = prefix; bit < bits; bit++) {
      if ((first[bit / 8] & (0x80 >> (bit % 8))) != 0) {
        throw new IllegalArgumentException(
            "network '" + address.value() + "/" + prefix + "' has bits set behind its prefix");
      }
    }
  }

  /**
   * Reads an address with a prefix.
   *
   * @throws IllegalArgumentException with the rule that is broken
   */
  public static IpNetwork of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "network '" + Text.visible(text) + "' must be an address and a prefix: 10.0.0.0/8");
    }
    return new IpNetwork(IpAddress.of(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /**
   * From address and mask, as a certificate holds them.
   *
   * @throws IllegalArgumentException when the mask is not a prefix
   */
  static IpNetwork of(byte[] encoded) {
    int length = encoded.length / 2;
    BitSet ones = new BitSet();
    for (int bit = 0; bit < length * 8; bit++) {
      ones.set(bit, (encoded[length + bit / 8] & (0x80 >> (bit % 8))) != 0);
    }
    int prefix = ones.nextClearBit(0);
    if (encoded.length % 2 != 0 || ones.length() > prefix) {
      throw new IllegalArgumentException("network must be an address and a prefix of one bits");
    }
    return new IpNetwork(IpAddress.of(Arrays.copyOf(encoded, length)), prefix);
  }

  /** Whether the address lies in this network. */
  public boolean contains(IpAddress other) {
    byte[] mine = address.octets();
    byte[] theirs = other.octets();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  public String text() {
    return address.value() + "/" + prefix;
  }

  /** Address and mask, as a certificate holds them (RFC 5280 4.2.1.10). */
  byte[] encoded() {
    byte[] first = address.octets();
    byte[] both = Arrays.copyOf(first, first.length * 2);
    for (int bit = 0; bit < prefix; bit++) {
      both[first.length + bit / 8] |= (byte) (0x80 >> (bit % 8));
    }
    return both;
  }
}
