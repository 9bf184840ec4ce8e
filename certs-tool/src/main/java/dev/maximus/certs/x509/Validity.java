package dev.maximus.certs.x509;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * From its first to its last second: UTCTime until 2049, and then GeneralizedTime (RFC 5280
 * 4.1.2.5).
 */
record Validity(Instant notBefore, Instant notAfter) {
  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int FIRST_UTC_YEAR = 1950;
  private static final int FIRST_GENERALIZED_YEAR = 2050;

  byte[] der() {
    return DerWriter.sequence(der(notBefore), der(notAfter));
  }

  private static byte[] der(Instant instant) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
    int year = time.getYear();
    boolean utc = year >= FIRST_UTC_YEAR && year < FIRST_GENERALIZED_YEAR;
    StringBuilder text = new StringBuilder();
    if (!utc) {
      two(text, year / 100);
    }
    two(text, year % 100);
    two(text, time.getMonthValue());
    two(text, time.getDayOfMonth());
    two(text, time.getHour());
    two(text, time.getMinute());
    two(text, time.getSecond());
    return DerWriter.value(
        utc ? UTC_TIME : GENERALIZED_TIME,
        text.append('Z').toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static void two(StringBuilder text, int number) {
    text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
