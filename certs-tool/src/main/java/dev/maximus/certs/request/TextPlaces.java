package dev.maximus.certs.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Counts lines and columns. */
final class TextPlaces {
  private TextPlaces() {}

  /** The place behind so many code points. */
  static Place of(String text, int codePoints) {
    int line = 1;
    int column = 1;
    int at = 0;
    for (int left = codePoints; left > 0 && at < text.length(); left--) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      column = c == '\n' ? 1 : column + 1;
      line += c == '\n' ? 1 : 0;
    }
    return new Place(line, column);
  }

  /** The text in UTF-8, or where it is none. */
  static String decode(byte[] content, FaultList faults) throws RequestException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer octets = ByteBuffer.wrap(content);
    try {
      return decoder.decode(octets).toString();
    } catch (CharacterCodingException e) {
      String before = new String(content, 0, octets.position(), StandardCharsets.UTF_8);
      throw faults.stopped(
          of(before, before.length()),
          "the file must be UTF-8, and octet 0x%02x is not"
              .formatted(content[octets.position()] & 0xff));
    }
  }
}
