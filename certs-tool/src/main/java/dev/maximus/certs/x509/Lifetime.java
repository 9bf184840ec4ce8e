package dev.maximus.certs.x509;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a certificate is valid, in calendar units: ten years are ten years, with leap days. */
public record Lifetime(int amount, Unit unit) {
  /** A unit, with its letter. */
  public enum Unit {
    YEARS("y", ChronoUnit.YEARS),
    DAYS("d", ChronoUnit.DAYS),
    HOURS("h", ChronoUnit.HOURS),
    MINUTES("m", ChronoUnit.MINUTES);

    private final String letter;
    private final ChronoUnit chrono;

    Unit(String letter, ChronoUnit chrono) {
      this.letter = letter;
      this.chrono = chrono;
    }
  }

  /** Longer is a slip of the hand, and year 10000 has no place in a certificate. */
  private static final int MAX_YEARS = 100;

  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,7})([ydhm])");

  public Lifetime {
    Instant start = Instant.EPOCH;
    if (amount < 1 || end(start, amount, unit).isAfter(end(start, MAX_YEARS, Unit.YEARS))) {
      throw new IllegalArgumentException(
          "lifetime '" + amount + unit.letter + "' must be from 1m to " + MAX_YEARS + "y");
    }
  }

  /**
   * Reads {@code 10y}, {@code 90d}, {@code 24h} or {@code 30m}.
   *
   * @throws IllegalArgumentException with the rule that is broken
   */
  public static Lifetime of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (matcher.matches()) {
      for (Unit unit : Unit.values()) {
        if (unit.letter.equals(matcher.group(2))) {
          return new Lifetime(Integer.parseInt(matcher.group(1)), unit);
        }
      }
    }
    throw new IllegalArgumentException(
        "lifetime '"
            + Text.visible(text)
            + "' must be a whole number and a unit: 10y, 90d, 24h or 30m");
  }

  public static Lifetime years(int years) {
    return new Lifetime(years, Unit.YEARS);
  }

  public static Lifetime days(int days) {
    return new Lifetime(days, Unit.DAYS);
  }

  public static Lifetime hours(int hours) {
    return new Lifetime(hours, Unit.HOURS);
  }

  /** The end of a lifetime that begins at this moment. */
  public Instant from(Instant start) {
    return end(start, amount, unit);
  }

  private static Instant end(Instant start, int amount, Unit unit) {
    return start.atZone(ZoneOffset.UTC).plus(amount, unit.chrono).toInstant();
  }

  /** As a request file writes it. */
  public String text() {
    return amount + unit.letter;
  }
}
