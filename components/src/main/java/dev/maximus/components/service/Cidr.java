package dev.maximus.components.service;

/** Networks in the form {@code 10.0.0.0/8}. */
public final class Cidr {
  /** The rule of {@link #isValid}, as a sentence ends. */
  public static final String RULE = "must be an IPv4 network such as '10.0.0.0/8'";

  private Cidr() {}

  /** Whether this is an IPv4 network with no bit set behind its prefix. */
  public static boolean isValid(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return false;
    }
    String[] parts = text.substring(0, slash).split("\\.", -1);
    int prefix = number(text.substring(slash + 1), 32);
    if (parts.length != 4 || prefix < 0) {
      return false;
    }
    long address = 0;
    for (String part : parts) {
      int value = number(part, 255);
      if (value < 0) {
        return false;
      }
      address = address << 8 | value;
    }
    long hostBits = (1L << (32 - prefix)) - 1;
    return (address & hostBits) == 0;
  }

  /** A number from 0 to max without leading zeros (which some readers take as octal), or -1. */
  private static int number(String text, int max) {
    if (text.isEmpty() || text.length() > 3 || (text.length() > 1 && text.charAt(0) == '0')) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value <= max ? value : -1;
  }
}
