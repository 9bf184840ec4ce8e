package dev.maximus.certs.inspect;

import dev.maximus.certs.inspect.Table.Cell;
import dev.maximus.certs.x509.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** A report for people. */
public final class InspectText {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  // Let's Encrypt and cert-manager renew when a third is left; for 90 days that is a month.
  private static final int SOON_DAYS = 30;

  private InspectText() {}

  static String day(Instant time) {
    return DAY.format(time);
  }

  /** The certificates, one a line, within 100 columns; then what else there is. */
  public static String table(InspectReport report, Style style) {
    Table table =
        Table.narrow("NAME", "PROFILE", "NAMES", "ISSUER", "UNTIL", "DAYS", "SERIAL", "KEY")
            .right("DAYS");
    for (CertificateItem item : report.certificates()) {
      table.row(
          Cell.of(item.name()),
          Cell.of(item.profile()),
          Cell.of(names(item)),
          Cell.of(CertificateFacts.shortText(item.certificate().asn1().getIssuer())),
          Cell.of(day(item.certificate().notAfter())),
          days(item, report.now()),
          Cell.of(item.shortSerial()),
          Cell.of(item.key()));
    }
    return (report.certificates().isEmpty() ? "" : table.render(style)) + others(report, style);
  }

  /** As {@link #table}, with every column, as wide as it has to be. */
  public static String wideTable(InspectReport report, Style style) {
    Table table =
        Table.wide(
                "NAME", "PROFILE", "SUBJECT", "NAMES", "ISSUER", "FROM", "UNTIL", "DAYS", "SERIAL",
                "KEY", "SHA-256", "FILE", "MODE")
            .right("DAYS");
    for (CertificateItem item : report.certificates()) {
      table.row(
          Cell.of(item.name()),
          Cell.of(item.profile()),
          Cell.of(item.subject()),
          Cell.of(item.names().isEmpty() ? "-" : String.join(",", item.names())),
          Cell.of(item.issuer()),
          Cell.of(day(item.certificate().notBefore())),
          Cell.of(day(item.certificate().notAfter())),
          days(item, report.now()),
          Cell.of(item.shortSerial()),
          Cell.of(item.key()),
          Cell.of(item.shortFingerprint()),
          Cell.of(Text.visible(item.file().toString())),
          Cell.of(item.modeText()));
    }
    return (report.certificates().isEmpty() ? "" : table.render(style)) + others(report, style);
  }

  private static String names(CertificateItem item) {
    List<String> names = item.names();
    if (names.isEmpty()) {
      return "-";
    }
    String first = names.get(0).replaceFirst("^(DNS|IP|URI):", "");
    return names.size() == 1 ? first : first + " +" + (names.size() - 1);
  }

  static Cell days(CertificateItem item, Instant now) {
    long left = item.daysLeft(now);
    Style.Tone tone =
        item.isExpired(now)
            ? Style.Tone.BAD
            : left < SOON_DAYS && lifetimeDays(item) > SOON_DAYS
                ? Style.Tone.WARNING
                : Style.Tone.GOOD;
    return Cell.of(item.isExpired(now) ? "expired" : Long.toString(left), tone);
  }

  private static long lifetimeDays(CertificateItem item) {
    return ChronoUnit.DAYS.between(item.certificate().notBefore(), item.certificate().notAfter());
  }

  private static String others(InspectReport report, Style style) {
    StringBuilder out = new StringBuilder();
    for (Item item : report.items()) {
      other(item).ifPresent(text -> out.append(text).append('\n'));
    }
    report
        .unreadable()
        .forEach(
            fault ->
                out.append(style.show(Text.visible(fault.text()), Style.Tone.BAD)).append('\n'));
    return out.toString();
  }

  private static Optional<String> other(Item item) {
    String file = " (%s, mode %s)".formatted(Text.visible(item.file().toString()), item.modeText());
    if (item instanceof KeyItem key) {
      return Optional.of("private key: " + key.algorithm() + file);
    }
    if (item instanceof RevocationItem list) {
      return Optional.of(
          "revocation list of %s: %d revoked, from %s, next %s%s"
              .formatted(
                  list.issuer(),
                  list.serials().size(),
                  day(list.thisUpdate()),
                  list.nextUpdate().map(InspectText::day).orElse("never"),
                  file));
    }
    if (item instanceof RequestItem request) {
      return Optional.of(
          "certificate request of %s: %s, names %s%s"
              .formatted(
                  request.subject(),
                  request.key(),
                  request.names().isEmpty() ? "-" : String.join(", ", request.names()),
                  file));
    }
    return Optional.empty();
  }

  /** All of one certificate, a line for each thing. */
  public static String details(CertificateItem item, Instant now, Style style) {
    StringBuilder out = new StringBuilder();
    line(out, style, "name", item.name());
    line(out, style, "profile", item.profile());
    line(out, style, "subject", item.subject());
    List<String> names = item.names();
    for (int i = 0; i < names.size(); i++) {
      line(out, style, i == 0 ? "names" : "", names.get(i));
    }
    line(out, style, "issuer", item.issuer());
    line(out, style, "from", item.certificate().notBefore().toString());
    line(
        out,
        style,
        "until",
        item.certificate().notAfter()
            + (item.isExpired(now) ? ", expired" : ", %d days left".formatted(item.daysLeft(now))));
    line(out, style, "purposes", purposes(item));
    line(out, style, "key", item.key());
    line(out, style, "serial", item.certificate().serial());
    line(out, style, "SHA-256", item.certificate().fingerprint());
    line(out, style, "file", Text.visible(item.file().toString()));
    line(out, style, "mode", item.modeText());
    return out.toString();
  }

  private static String purposes(CertificateItem item) {
    List<KeyPurposeId> purposes = CertificateFacts.purposes(item.certificate());
    if (CertificateFacts.isAuthority(item.certificate())) {
      return "issues certificates";
    }
    return purposes.isEmpty()
        ? "any"
        : String.join(", ", purposes.stream().map(InspectText::purpose).toList());
  }

  private static String purpose(KeyPurposeId purpose) {
    return purpose.equals(KeyPurposeId.id_kp_serverAuth)
        ? "TLS server"
        : purpose.equals(KeyPurposeId.id_kp_clientAuth) ? "TLS client" : purpose.getId();
  }

  private static void line(StringBuilder out, Style style, String title, String text) {
    String label = title.isEmpty() ? "" : title + ":";
    out.append(style.show(label, Style.Tone.QUIET))
        .append(" ".repeat(10 - label.length()))
        .append(text)
        .append('\n');
  }

  /** Who has issued whom, as a tree; roots at the left. */
  public static String tree(InspectReport report, Style style) {
    return new ChainTree(report, style).render();
  }
}
