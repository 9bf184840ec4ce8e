package dev.maximus.certs.x509;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * An IPv4 or IPv6 address in its canonical form (RFC 5952): {@code 2001:db8::1}. An IPv4 address
 * that is mapped into IPv6 is the IPv4 address, because that is what a client looks for.
 */
public record IpAddress(String value) implements SubjectAlternativeName {
  // Leading zeros are octal to some readers and decimal to others, so they are refused.
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final String IPV4 = OCTET + "(\\." + OCTET + "){3}";
  private static final Pattern FOUR = Pattern.compile(IPV4);
  private static final Pattern SIX_PARTS =
      Pattern.compile("[0-9a-fA-F:]{0,39}:([0-9a-fA-F]{0,4}|" + IPV4 + ")");

  public IpAddress {
    value = canonical(value);
  }

  /**
   * Reads an address; it is never looked up.
   *
   * @throws IllegalArgumentException with the rule that is broken
   */
  public static IpAddress of(String address) {
    return new IpAddress(address);
  }

  /** From the 4 or 16 octets of a certificate. */
  static IpAddress of(byte[] octets) {
    try {
      return new IpAddress(InetAddress.getByAddress(octets).getHostAddress());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "IP address of " + octets.length + " octets must have 4 or 16", e);
    }
  }

  private static String canonical(String text) {
    // Checked first: InetAddress would look up what is not an address. With a colon it never does.
    if (FOUR.matcher(text).matches() || SIX_PARTS.matcher(text).matches()) {
      try {
        return shortest(InetAddress.getByName(text));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(problem(text), e);
      }
    }
    throw new IllegalArgumentException(problem(text));
  }

  private static String problem(String text) {
    return "IP address '"
        + Text.visible(text)
        + "' must be IPv4 as 10.0.0.1 or IPv6 as 2001:db8::1, without brackets, zone or mask";
  }

  /** The longest run of two and more zero groups, the first of equals, becomes a double colon. */
  private static String shortest(InetAddress address) {
    String text = address.getHostAddress();
    if (address.getAddress().length == 4) {
      return text;
    }
    String[] groups = text.split(":");
    int start = 0;
    int longest = 1;
    for (int i = 0; i < groups.length; i++) {
      int end = i;
      while (end < groups.length && groups[end].equals("0")) {
        end++;
      }
      if (end - i > longest) {
        start = i;
        longest = end - i;
      }
    }
    return longest == 1
        ? text
        : join(groups, 0, start) + "::" + join(groups, start + longest, groups.length);
  }

  private static String join(String[] groups, int from, int to) {
    return String.join(":", Arrays.asList(groups).subList(from, to));
  }

  /** The 4 or 16 octets. */
  byte[] octets() {
    try {
      return InetAddress.getByName(value).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address that is not one: " + value, e);
    }
  }

  @Override
  public String kind() {
    return "IP";
  }

  @Override
  public GeneralName toAsn1() {
    return Asn1.address(octets());
  }
}
