package dev.maximus.certs.x509;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * A DNS name in the preferred form of RFC 1034, lower case, without a dot at the end; the first
 * label may be {@code *}. Names outside ASCII become their IDNA form.
 */
public record DnsName(String value) implements SubjectAlternativeName {
  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
  private static final String WILDCARD = "*.";
  // Sharp s, final sigma, the joiners: IDNA 2003, which the JDK has, would make another name of
  // them.
  private static final Pattern TWO_READINGS =
      Pattern.compile("[\\u00df\\u1e9e\\u03c2\\u200c\\u200d]");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  public DnsName {
    String problem = problem(value);
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException("DNS name '" + Text.visible(value) + "' " + problem);
    }
  }

  /**
   * Reads what a person writes: any case, any script.
   *
   * @throws IllegalArgumentException with the rule that is broken
   */
  public static DnsName of(String name) {
    if (name.chars().allMatch(c -> c < 128)) {
      return new DnsName(name.toLowerCase(Locale.ROOT));
    }
    if (name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "DNS name '" + Text.visible(name) + "' " + tooLong(name.length()));
    }
    if (TWO_READINGS.matcher(name).find()) {
      throw new IllegalArgumentException(
          "DNS name '"
              + Text.visible(name)
              + "' has a letter that IDNA 2003 and 2008 read differently; write its xn-- form");
    }
    boolean wildcard = name.startsWith(WILDCARD);
    String rest = wildcard ? name.substring(WILDCARD.length()) : name;
    String ascii;
    try {
      ascii = IDN.toASCII(rest, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (RuntimeException e) { // IDN throws more than its documentation says
      throw new IllegalArgumentException(
          "DNS name '" + Text.visible(name) + "' has no IDNA form", e);
    }
    return new DnsName(wildcard ? WILDCARD + ascii : ascii);
  }

  private static String tooLong(int length) {
    return "has " + length + " characters, must have at most " + MAX_NAME;
  }

  private static String problem(String name) {
    if (name.isEmpty()) {
      return "must not be empty";
    }
    if (name.endsWith(".")) {
      return "must not end with a dot: a certificate holds the name without it";
    }
    if (name.length() > MAX_NAME) {
      return tooLong(name.length());
    }
    String[] labels = name.split("\\.", -1);
    int first = labels[0].equals("*") ? 1 : 0;
    if (first == 1 && labels.length < 3) {
      return "must have at least two labels after '*'";
    }
    for (int i = first; i < labels.length; i++) {
      if (labels[i].length() > MAX_LABEL) {
        return "has a label of " + labels[i].length() + " characters, must have at most 63";
      }
      if (!LABEL.matcher(labels[i]).matches()) {
        return "must be labels of a-z, 0-9 and '-' with dots between; only the first may be '*'";
      }
    }
    if (DIGITS.matcher(labels[labels.length - 1]).matches()) {
      return "ends with a number; an address belongs under 'ip'";
    }
    return "";
  }

  @Override
  public String kind() {
    return "DNS";
  }

  @Override
  public GeneralName toAsn1() {
    return new GeneralName(GeneralName.dNSName, value);
  }

  /** Whether a client that asks for this host accepts this name (RFC 6125: one label per '*'). */
  public boolean covers(DnsName host) {
    if (!isWildcard()) {
      return value.equals(host.value);
    }
    int dot = host.value.indexOf('.');
    return dot > 0 && host.value.substring(dot).equals(value.substring(1));
  }

  /** Whether it stands for every host one label below its domain. */
  public boolean isWildcard() {
    return value.startsWith(WILDCARD);
  }
}
