package dev.maximus.certs.inspect;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Certificates as metrics. */
final class Metrics {
  private Metrics() {}

  static String render(List<CertificateItem> certificates) {
    return family(
            "certs_not_after_seconds",
            "When the certificate ends, in seconds since 1970.",
            certificates,
            item -> item.certificate().notAfter())
        + family(
            "certs_not_before_seconds",
            "When the certificate begins, in seconds since 1970.",
            certificates,
            item -> item.certificate().notBefore());
  }

  private static String family(
      String name,
      String help,
      List<CertificateItem> certificates,
      Function<CertificateItem, Instant> time) {
    StringBuilder out = new StringBuilder();
    out.append("# HELP %s %s\n# TYPE %s gauge\n".formatted(name, help, name));
    for (CertificateItem item : certificates) {
      out.append(name)
          .append("{name=\"")
          .append(escaped(item.name()))
          .append("\",profile=\"")
          .append(escaped(item.profile()))
          .append("\",serial=\"")
          .append(item.certificate().serial())
          .append("\",issuer=\"")
          .append(escaped(item.issuer()))
          .append("\",file=\"")
          .append(escaped(item.file().toString()))
          .append("\"} ")
          .append(time.apply(item).getEpochSecond())
          .append('\n');
    }
    return out.toString();
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
