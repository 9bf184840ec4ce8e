package dev.maximus.certs.x509;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The text form of keys and certificates (RFC 7468). Reading is strict inside a block, so that a
 * damaged file is found here and not by the server that loads it. Text between blocks is allowed,
 * as {@code openssl x509 -text} writes it.
 */
public final class Pem {
  public static final String CERTIFICATE = "CERTIFICATE";
  public static final String PRIVATE_KEY = "PRIVATE KEY";
  public static final String ENCRYPTED_PRIVATE_KEY = "ENCRYPTED PRIVATE KEY";
  public static final String CERTIFICATE_REQUEST = "CERTIFICATE REQUEST";
  public static final String REVOCATION_LIST = "X509 CRL";

  /** A bundle of all public authorities has a quarter of a million. */
  public static final int MAX_OCTETS = 16 << 20;

  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Pem() {}

  public static String encode(String label, byte[] der) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + LINES.encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }

  /** The same as octets, which can be wiped: for keys. */
  static byte[] encodeSecret(String label, byte[] der) {
    byte[] begin = ("-----BEGIN " + label + "-----\n").getBytes(StandardCharsets.US_ASCII);
    byte[] end = ("\n-----END " + label + "-----\n").getBytes(StandardCharsets.US_ASCII);
    byte[] lines = LINES.encode(der);
    byte[] all = new byte[begin.length + lines.length + end.length];
    System.arraycopy(begin, 0, all, 0, begin.length);
    System.arraycopy(lines, 0, all, begin.length, lines.length);
    System.arraycopy(end, 0, all, begin.length + lines.length, end.length);
    Arrays.fill(lines, (byte) 0);
    return all;
  }

  /**
   * Reads all blocks, in their order; none when there is none.
   *
   * @throws MalformedException with the line that is wrong; never with what stands there, which may
   *     be a key
   */
  public static List<PemBlock> read(byte[] text) throws MalformedException {
    if (text.length > MAX_OCTETS) {
      throw new MalformedException(
          "it has " + text.length + " octets, and " + MAX_OCTETS + " are allowed");
    }
    return new PemReader().read(text);
  }

  /**
   * Reads blocks of this label; at least one, and no others.
   *
   * @throws MalformedException as {@link #read(byte[])}
   */
  public static List<PemBlock> read(byte[] text, String label) throws MalformedException {
    List<PemBlock> found = new ArrayList<>();
    for (PemBlock block : read(text)) {
      if (!block.label().equals(label)) {
        throw new MalformedException(
            "line %d: begins '%s', and only '%s' is expected"
                .formatted(block.line(), Text.visible(block.label()), label));
      }
      found.add(block);
    }
    if (found.isEmpty()) {
      throw new MalformedException("it has no line -----BEGIN " + label + "-----");
    }
    return found;
  }

  /** The octets of a file that holds one thing, as DER or as PEM with this label. */
  static byte[] one(byte[] file, String label) throws MalformedException {
    if (Der.looksLike(file)) {
      return file;
    }
    List<PemBlock> blocks = read(file, label);
    if (blocks.size() > 1) {
      throw new MalformedException(
          "line %d: begins another '%s', and only one is expected"
              .formatted(blocks.get(1).line(), label));
    }
    return blocks.get(0).der();
  }
}
