package dev.maximus.certs.inspect;

import dev.maximus.certs.x509.IssuedCertificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws who has issued whom. */
final class ChainTree {
  private final InspectReport report;
  private final Style style;
  private final Map<CertificateItem, List<CertificateItem>> children = new LinkedHashMap<>();
  private final List<CertificateItem> tops = new ArrayList<>();

  ChainTree(InspectReport report, Style style) {
    this.report = report;
    this.style = style;
    for (CertificateItem item : report.certificates()) {
      Optional<CertificateItem> parent =
          report.certificates().stream()
              .filter(other -> !other.certificate().equals(item.certificate()))
              .filter(other -> CertificateFacts.isAuthority(other.certificate()))
              .filter(other -> Chain.hasIssued(other.certificate(), item.certificate()))
              .findFirst();
      if (parent.isPresent()) {
        children.computeIfAbsent(parent.get(), key -> new ArrayList<>()).add(item);
      } else {
        tops.add(item);
      }
    }
  }

  String render() {
    StringBuilder out = new StringBuilder();
    for (CertificateItem top : tops) {
      IssuedCertificate certificate = top.certificate();
      String above =
          CertificateFacts.isSelfIssued(certificate)
              ? ""
              : "(issuer not here: " + top.issuer() + ")\n`-- ";
      out.append(above).append(text(top)).append('\n');
      below(out, top, above.isEmpty() ? "" : "    ");
    }
    return out.toString();
  }

  private void below(StringBuilder out, CertificateItem parent, String margin) {
    List<CertificateItem> mine = children.getOrDefault(parent, List.of());
    for (int i = 0; i < mine.size(); i++) {
      boolean last = i == mine.size() - 1;
      out.append(margin).append(last ? "`-- " : "|-- ").append(text(mine.get(i))).append('\n');
      below(out, mine.get(i), margin + (last ? "    " : "|   "));
    }
  }

  private String text(CertificateItem item) {
    return "%s  %s, until %s, %s"
        .formatted(
            style.show(item.name(), Style.Tone.HEADING),
            item.profile(),
            InspectText.day(item.certificate().notAfter()),
            item.isExpired(report.now())
                ? style.show("expired", Style.Tone.BAD)
                : item.daysLeft(report.now()) + " days left");
  }
}
