package dev.maximus.certs.x509;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network of addresses, as {@code 10.0.0.0/8}. */
public record IpNetwork(IpAddress address, int prefix) {
  private static final Pattern TEXT = Pattern.compile("([^/]+)/([0-9]{1,3})");

  public IpNetwork {
    int bits = octets(address).length * 8;
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException(
          "network '" + address.value() + "/" + prefix + "' must have a prefix of 0 to " + bits);
    }
    byte[] first = octets(address);
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

  /** Whether the address lies in this network. */
  public boolean contains(IpAddress other) {
    byte[] mine = octets(address);
    byte[] theirs = octets(other);
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
    byte[] first = octets(address);
    byte[] both = Arrays.copyOf(first, first.length * 2);
    for (int bit = 0; bit < prefix; bit++) {
      both[first.length + bit / 8] |= (byte) (0x80 >> (bit % 8));
    }
    return both;
  }

  private static byte[] octets(IpAddress address) {
    try {
      return InetAddress.getByName(address.value()).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address that is not one: " + address, e);
    }
  }
}
