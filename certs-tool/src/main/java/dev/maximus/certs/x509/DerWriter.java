package dev.maximus.certs.x509;

import java.nio.charset.StandardCharsets;

/**
 * Puts DER together from parts that are DER. BouncyCastle would make objects of the parts and ask
 * each for its length several times; most parts of a certificate are the same as in the one before.
 */
final class DerWriter {
  static final int OCTET_STRING = 0x04;
  static final int UTF8_STRING = 0x0c;
  static final int PRINTABLE_STRING = 0x13;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final byte[] NO_UNUSED_BITS = {0};

  private DerWriter() {}

  /** A value with this tag; the parts are its content, one behind the other. */
  static byte[] value(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    int lengthOctets = length < 0x80 ? 0 : (39 - Integer.numberOfLeadingZeros(length)) / 8;
    byte[] value = new byte[2 + lengthOctets + length];
    value[0] = (byte) tag;
    value[1] = (byte) (lengthOctets == 0 ? length : 0x80 | lengthOctets);
    int at = 2;
    for (int i = lengthOctets - 1; i >= 0; i--) {
      value[at++] = (byte) (length >>> (8 * i));
    }
    for (byte[] part : parts) {
      System.arraycopy(part, 0, value, at, part.length);
      at += part.length;
    }
    return value;
  }

  static byte[] sequence(byte[]... parts) {
    return value(SEQUENCE, parts);
  }

  static byte[] bits(byte[] octets) {
    return value(BIT_STRING, NO_UNUSED_BITS, octets);
  }

  /** A positive number whose first bit is not set, without leading zeros. */
  static byte[] number(byte[] octets) {
    return value(INTEGER, octets);
  }

  static byte[] text(int tag, String text) {
    return value(tag, text.getBytes(StandardCharsets.UTF_8));
  }
}
