package dev.maximus.certs.request;

/**
 * The file that people write a set in: YAML 1.2, read strictly. {@code docs/certificates.md} lists
 * its keys.
 */
public final class RequestFile {
  /** A file of 100,000 certificates has about 25 million characters. */
  public static final int MAX_CHARACTERS = 64 << 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private RequestFile() {}

  /**
   * The set in the octets of a file.
   *
   * @param fileName how messages call the file
   * @throws RequestException with everything that is wrong
   */
  public static CertificateSet read(String fileName, byte[] content) throws RequestException {
    FaultList faults = new FaultList(fileName);
    checkSize(content.length, faults);
    return read(TextPlaces.decode(content, faults), faults);
  }

  /**
   * The set in a text.
   *
   * @param fileName how messages call the text
   * @throws RequestException with everything that is wrong
   */
  public static CertificateSet read(String fileName, String text) throws RequestException {
    FaultList faults = new FaultList(fileName);
    checkSize(text.length(), faults);
    return read(text, faults);
  }

  /** The set as a file; what is read of it is equal to the set. */
  public static String write(CertificateSet set) {
    return new RequestWriter().set(set);
  }

  private static CertificateSet read(String text, FaultList faults) throws RequestException {
    // Some editors put it there, and YAML allows it.
    boolean mark = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new RequestReader(mark ? text.substring(1) : text, faults).read();
  }

  private static void checkSize(int size, FaultList faults) throws RequestException {
    if (size > MAX_CHARACTERS) {
      throw faults.stopped(
          Place.START,
          "the file has %d characters, must have at most %d".formatted(size, MAX_CHARACTERS));
    }
  }
}
