package dev.maximus.certs.x509;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;

/** An IPv4 or IPv6 address in its canonical form, as {@link InetAddress} prints it. */
public record IpAddress(String value) implements SubjectAlternativeName {
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
    // Checked first: InetAddress would look up what is not an address.
    if (!IPAddress.isValidIPv4(text) && !IPAddress.isValidIPv6(text)) {
      throw new IllegalArgumentException(
          "IP address '"
              + Text.visible(text)
              + "' must be IPv4 as 10.0.0.1 or IPv6 as 2001:db8::1, without a zone or mask");
    }
    return address(text).getHostAddress();
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "IP address '" + Text.visible(literal) + "' is not one", e);
    }
  }

  @Override
  public String kind() {
    return "IP";
  }

  @Override
  public GeneralName toAsn1() {
    return new GeneralName(GeneralName.iPAddress, new DEROctetString(address(value).getAddress()));
  }
}
