package dev.maximus.certs.request;

import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.IpAddress;
import dev.maximus.certs.x509.IpNetwork;
import dev.maximus.certs.x509.KeyAlgorithm;
import dev.maximus.certs.x509.Lifetime;
import dev.maximus.certs.x509.NameConstraints;
import dev.maximus.certs.x509.Subject;
import dev.maximus.certs.x509.SubjectAlternativeName;
import dev.maximus.certs.x509.UriName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/** Writes a set as a person would: what is usual is left out, short lists stay on their line. */
final class RequestWriter {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9 ._/+-]*[A-Za-z0-9._/+-])?");
  private static final int LONGEST_LINE = 100;

  private final StringBuilder out = new StringBuilder();
  private final ScalarResolver types = new CoreScalarResolver(false);

  String set(CertificateSet set) {
    line(0, RequestReader.ENVIRONMENT, text(set.environment()));
    line(0, RequestReader.PRODUCTION, Boolean.toString(set.production()));
    line(0, RequestReader.LAYOUT, set.layout().id());
    open(0, SetRules.AUTHORITIES);
    set.authorities().forEach(this::order);
    if (!set.entries().isEmpty()) {
      open(0, SetRules.CERTIFICATES);
    }
    for (CertificateEntry entry : set.entries()) {
      if (entry instanceof CertificateSeries series) {
        series(series);
      } else {
        order(entry.order(1));
      }
    }
    return out.toString();
  }

  private void order(CertificateOrder order) {
    List<SubjectAlternativeName> names = order.request().names();
    open(1, text(order.name()));
    line(2, "profile", order.profile().id());
    order.issuer().ifPresent(issuer -> line(2, "issuer", text(issuer)));
    subject(order.request().subject());
    list(2, "dns", values(names, DnsName.class));
    list(2, "ip", values(names, IpAddress.class));
    list(2, "uri", values(names, UriName.class));
    order.request().nameConstraints().ifPresent(this::constraints);
    rest(order.request().lifetime(), order.request().key(), order.outputs());
  }

  private void series(CertificateSeries series) {
    open(1, text(series.name()));
    line(2, EntryReader.COUNT, Integer.toString(series.count()));
    line(2, "profile", series.profile().id());
    line(2, "issuer", text(series.issuer()));
    subject(series.subject());
    list(2, "dns", series.dns());
    list(2, "ip", series.ip());
    list(2, "uri", series.uri());
    rest(series.lifetime(), series.key(), series.outputs());
  }

  private void rest(Lifetime lifetime, KeyAlgorithm key, Set<OutputKind> outputs) {
    // Always said: a default that changes later must not change what was asked for.
    line(2, "lifetime", lifetime.text());
    if (key != KeyAlgorithm.DEFAULT) {
      line(2, "key", key.id());
    }
    if (outputs.size() > 1) {
      list(2, "outputs", outputs.stream().map(OutputKind::id).toList());
    }
  }

  private void subject(Subject subject) {
    if (subject.equals(Subject.NONE)) {
      return;
    }
    List<String> parts = new ArrayList<>();
    part("commonName", subject.commonName(), parts);
    part("organization", subject.organization(), parts);
    part("country", subject.country(), parts);
    if (!subject.organizationalUnits().isEmpty()) {
      parts.add("organizationalUnits: " + flow(subject.organizationalUnits()));
    }
    line(2, "subject", "{" + String.join(", ", parts) + "}");
  }

  private void part(String key, Optional<String> value, List<String> parts) {
    value.ifPresent(text -> parts.add(key + ": " + text(text)));
  }

  private void constraints(NameConstraints constraints) {
    open(2, EntryReader.NAME_CONSTRAINTS);
    list(3, "dns", constraints.dns().stream().map(DnsName::value).toList());
    list(3, "ip", constraints.ip().stream().map(IpNetwork::text).toList());
    list(3, "uri", constraints.uriHosts());
  }

  private static List<String> values(
      List<SubjectAlternativeName> names, Class<? extends SubjectAlternativeName> kind) {
    return names.stream().filter(kind::isInstance).map(SubjectAlternativeName::value).toList();
  }

  private void list(int depth, String key, List<String> items) {
    if (items.isEmpty()) {
      return;
    }
    String flow = flow(items);
    if (2 * depth + key.length() + 2 + flow.length() <= LONGEST_LINE) {
      line(depth, key, flow);
      return;
    }
    open(depth, key);
    for (String item : items) {
      indent(depth + 1).append("- ").append(text(item)).append('\n');
    }
  }

  private String flow(List<String> items) {
    return "[" + String.join(", ", items.stream().map(this::text).toList()) + "]";
  }

  private void open(int depth, String key) {
    indent(depth).append(key).append(":\n");
  }

  private void line(int depth, String key, String value) {
    indent(depth).append(key).append(": ").append(value).append('\n');
  }

  private StringBuilder indent(int depth) {
    return out.append("  ".repeat(depth));
  }

  /** A text as YAML: as it is where nothing else could be read of it, else in quotes. */
  private String text(String text) {
    if (PLAIN.matcher(text).matches() && types.resolve(text, true).equals(Tag.STR)) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(c, quoted));
    return quoted.append('"').toString();
  }

  private static void append(int c, StringBuilder quoted) {
    if (c == '"' || c == '\\') {
      quoted.append('\\').append((char) c);
    } else if ((c >= ' ' && c < 0x7f) || Character.isLetterOrDigit(c)) {
      quoted.appendCodePoint(c);
    } else {
      quoted.append((c > 0xffff ? "\\U%08x" : "\\u%04x").formatted(c));
    }
  }
}
