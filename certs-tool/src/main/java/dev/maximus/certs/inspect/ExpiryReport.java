package dev.maximus.certs.inspect;

import dev.maximus.certs.inspect.Table.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * When certificates end, the first to end first.
 *
 * @param window what ends within it is reported
 */
public record ExpiryReport(Instant now, Duration window, List<CertificateItem> certificates) {
  public ExpiryReport {
    certificates =
        certificates.stream()
            .sorted(
                Comparator.comparing((CertificateItem item) -> item.certificate().notAfter())
                    .thenComparing(CertificateItem::name))
            .toList();
  }

  public static ExpiryReport of(InspectReport report, Duration window) {
    return new ExpiryReport(report.now(), window, report.certificates());
  }

  /** What has ended or ends within the window. */
  public List<CertificateItem> expiring() {
    return certificates.stream().filter(this::isExpiring).toList();
  }

  private boolean isExpiring(CertificateItem item) {
    return !item.certificate().notAfter().isAfter(now.plus(window));
  }

  public String table(Style style) {
    Table table = Table.narrow("NAME", "PROFILE", "UNTIL", "DAYS", "SERIAL", "FILE").right("DAYS");
    for (CertificateItem item : certificates) {
      Style.Tone tone =
          item.isExpired(now)
              ? Style.Tone.BAD
              : isExpiring(item) ? Style.Tone.WARNING : Style.Tone.GOOD;
      table.row(
          Cell.of(item.name()),
          Cell.of(item.profile()),
          Cell.of(InspectText.day(item.certificate().notAfter())),
          Cell.of(item.isExpired(now) ? "expired" : Long.toString(item.daysLeft(now)), tone),
          Cell.of(item.shortSerial()),
          Cell.of(item.file().toString()));
    }
    return table.render(style);
  }

  public String json() {
    return Json.object(
        json -> {
          json.put("now", now.toString());
          json.put("windowSeconds", window.toSeconds());
          json.put("expiring", expiring().size());
          json.array(
              "certificates",
              certificates.stream(),
              (item, each) -> InspectJson.certificate(each, item, now));
        });
  }

  /** In the text format of Prometheus, for the node exporter's textfile collector. */
  public String prometheus() {
    return Metrics.render(certificates);
  }
}
