package dev.maximus.certs.rotation;

import dev.maximus.certs.request.CertificateOrder;
import dev.maximus.certs.request.OrderSummary;
import dev.maximus.certs.request.OutputKind;
import dev.maximus.certs.store.index.IndexEntry;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.IpAddress;
import dev.maximus.certs.x509.IpNetwork;
import dev.maximus.certs.x509.KeyAlgorithm;
import dev.maximus.certs.x509.Lifetime;
import dev.maximus.certs.x509.NameConstraints;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Subject;
import dev.maximus.certs.x509.SubjectAlternativeName;
import dev.maximus.certs.x509.UriName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The orders of the two roots of a rotation. */
final class Roots {
  // Behind a name this long there is room for the ending.
  private static final int LONGEST = 50;

  private Roots() {}

  /**
   * A name for the root beside this one. It says neither old nor new, because it is that of the new
   * root in one phase and that of the old root in the next.
   */
  static String freeName(String root, View view) {
    String start =
        root.substring(0, Math.min(root.length(), LONGEST)).replaceAll("[^a-z0-9]+$", "")
            + "-other";
    String name = start;
    for (int n = 2; view.set().find(name).isPresent() || view.index().find(name).isPresent(); n++) {
      name = start + n;
    }
    return name;
  }

  /** The same root under another name. */
  static CertificateOrder named(CertificateOrder root, String name) {
    CertificateRequest request = root.request();
    return new CertificateOrder(
        new CertificateRequest(
            name,
            request.profile(),
            request.subject(),
            request.names(),
            request.lifetime(),
            request.key(),
            request.nameConstraints()),
        Optional.empty(),
        root.outputs());
  }

  /** The order that a root was issued with, from what the index says of it. */
  static CertificateOrder asIssued(IndexEntry entry) {
    OrderSummary issued = entry.order();
    CertificateOrder order =
        new CertificateOrder(
            new CertificateRequest(
                issued.name(),
                Profile.of(issued.profile()),
                subject(issued.subject()),
                issued.names().stream().map(Roots::name).toList(),
                Lifetime.of(issued.lifetime()),
                KeyAlgorithm.of(issued.key()),
                constraints(issued.constraints())),
            Optional.empty(),
            entry.outputs().stream().map(OutputKind::of).collect(Collectors.toSet()));
    if (!OrderSummary.of(order).serves(issued)) {
      throw new RotationException(
          ("root '%s' was issued by other rules than those of today, and its request has changed as"
                  + " well; put the request back, and rotate without a change")
              .formatted(entry.name()));
    }
    return order;
  }

  private static String value(String text) {
    return text.substring(text.indexOf(':') + 1);
  }

  private static SubjectAlternativeName name(String text) {
    if (text.startsWith("DNS:")) {
      return DnsName.of(value(text));
    }
    return text.startsWith("IP:") ? IpAddress.of(value(text)) : UriName.of(value(text));
  }

  private static Optional<NameConstraints> constraints(List<String> texts) {
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new NameConstraints(
            values("DNS:", texts).stream().map(DnsName::of).toList(),
            values("IP:", texts).stream().map(IpNetwork::of).toList(),
            values("URI:", texts)));
  }

  private static List<String> values(String kind, List<String> texts) {
    return texts.stream().filter(text -> text.startsWith(kind)).map(Roots::value).toList();
  }

  /** Reads {@code CN=a,O=b}, where a backslash stands before a comma that belongs to a value. */
  private static Subject subject(String text) {
    Optional<String> commonName = Optional.empty();
    Optional<String> organization = Optional.empty();
    Optional<String> country = Optional.empty();
    List<String> units = new ArrayList<>();
    for (String part : parts(text)) {
      String value = part.substring(part.indexOf('=') + 1);
      switch (part.substring(0, part.indexOf('='))) {
        case "CN" -> commonName = Optional.of(value);
        case "OU" -> units.add(value);
        case "O" -> organization = Optional.of(value);
        default -> country = Optional.of(value);
      }
    }
    return new Subject(commonName, units, organization, country);
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c == '\\' && i + 1 < text.length() ? text.charAt(++i) : c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
