package dev.maximus.certs.lint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1UTCTime;

/**
 * A time as it is written in a certificate.
 *
 * @param generalized with four digits for the year
 * @param text its characters, as {@code 261121100000Z}
 */
record RawTime(boolean generalized, String text) {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  static RawTime of(ASN1Primitive time) {
    if (!(time instanceof ASN1UTCTime) && !(time instanceof ASN1GeneralizedTime)) {
      throw new IllegalArgumentException("neither UTCTime nor GeneralizedTime");
    }
    try {
      byte[] encoded = time.getEncoded();
      // Two octets of tag and length: a time is never longer than 127 characters.
      return new RawTime(
          time instanceof ASN1GeneralizedTime,
          new String(encoded, 2, encoded.length - 2, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new IllegalArgumentException("a time that has no encoding", e);
    }
  }

  /** The moment, when it is written as RFC 5280 wants it. */
  Optional<Instant> instant() {
    if (!text.matches(generalized ? "[0-9]{14}Z" : "[0-9]{12}Z")) {
      return Optional.empty();
    }
    String digits = text.substring(0, text.length() - 1);
    // RFC 5280 4.1.2.5.1: 50 to 99 are of the twentieth century.
    String century = digits.compareTo("50") >= 0 ? "19" : "20";
    try {
      return Optional.of(
          LocalDateTime.parse(generalized ? digits : century + digits, FORMAT)
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  boolean isZulu() {
    return text.endsWith("Z");
  }

  /** The digits before a fraction or a zone. */
  String digits() {
    return text.replaceFirst("[^0-9].*$", "");
  }

  boolean hasSeconds() {
    return digits().length() >= (generalized ? 14 : 12);
  }

  /** Whether there is more than whole seconds and a letter: a fraction, or another zone. */
  boolean hasMore() {
    return text.length() > (generalized ? 15 : 13);
  }
}
