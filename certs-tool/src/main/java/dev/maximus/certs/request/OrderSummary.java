package dev.maximus.certs.request;

import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.DnsName;
import dev.maximus.certs.x509.IpNetwork;
import dev.maximus.certs.x509.NameConstraints;
import dev.maximus.certs.x509.Subject;
import dev.maximus.certs.x509.SubjectAlternativeName;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a certificate was ordered with, as short texts that an index can keep. All of it, and
 * nothing else, decides whether a certificate that was issued is still the one that is asked for:
 * the forms it is written in do not, nor the order of its names.
 *
 * @param issuer the name of the authority, empty for a root
 * @param subject for people: {@code CN=postgres,O=MAXIMUS}
 * @param names sorted, as {@code DNS:postgres}
 * @param lifetime as {@code 90d}
 * @param key as {@code ecdsa-p256}
 * @param constraints what an authority may issue for, sorted, as {@code DNS:svc}
 * @param digest of all of these but the name: equal digests mean that nothing is to be issued anew
 */
public record OrderSummary(
    String name,
    String profile,
    String issuer,
    String subject,
    List<String> names,
    String lifetime,
    String key,
    List<String> constraints,
    String digest) {
  /** Raised when a profile issues something else than before, so that all are issued anew. */
  private static final String RULES = "1";

  private static final int DIGEST_OCTETS = 16;

  public OrderSummary {
    names = List.copyOf(names);
    constraints = List.copyOf(constraints);
  }

  public static OrderSummary of(CertificateOrder order) {
    CertificateRequest request = order.request();
    String profile = order.profile().id();
    String issuer = order.issuer().orElse("");
    String subject = text(request.subject());
    List<String> names =
        request.names().stream().map(SubjectAlternativeName::text).sorted().toList();
    String lifetime = request.lifetime().text();
    String key = request.key().id();
    List<String> constraints = request.nameConstraints().map(OrderSummary::texts).orElse(List.of());
    List<String> parts = new ArrayList<>();
    Collections.addAll(parts, RULES, profile, issuer, subject, lifetime, key);
    parts.add(Integer.toString(names.size()));
    parts.addAll(names);
    parts.addAll(constraints);
    return new OrderSummary(
        order.name(), profile, issuer, subject, names, lifetime, key, constraints, digest(parts));
  }

  /** Whether a certificate that was ordered as the other says need not be issued anew. */
  public boolean serves(OrderSummary issued) {
    return digest.equals(issued.digest);
  }

  /**
   * Why a certificate that was ordered as {@code old} must be issued anew, each a sentence as
   * {@code dns: added 'x'}; empty when it need not.
   */
  public static List<String> changes(OrderSummary old, OrderSummary now) {
    if (old.digest.equals(now.digest)) {
      return List.of();
    }
    List<String> changes = new ArrayList<>();
    changed("profile", old.profile, now.profile, changes);
    changed("issuer", old.issuer, now.issuer, changes);
    changed("subject", old.subject, now.subject, changes);
    changed("", old.names, now.names, changes);
    changed("lifetime", old.lifetime, now.lifetime, changes);
    changed("key", old.key, now.key, changes);
    changed("nameConstraints.", old.constraints, now.constraints, changes);
    return changes.isEmpty()
        ? List.of("profile: '" + now.profile + "' issues something else than it did")
        : changes;
  }

  private static void changed(String key, String old, String now, List<String> changes) {
    if (!old.equals(now)) {
      changes.add(
          "%s: %s became %s".formatted(key, old.isEmpty() ? "none" : quoted(old), quoted(now)));
    }
  }

  private static void changed(
      String prefix, List<String> old, List<String> now, List<String> changes) {
    for (String kind : List.of("DNS", "IP", "URI")) {
      String key = prefix + kind.toLowerCase(Locale.ROOT);
      within(kind, now)
          .filter(name -> !old.contains(name))
          .forEach(name -> changes.add(key + ": added " + value(name)));
      within(kind, old)
          .filter(name -> !now.contains(name))
          .forEach(name -> changes.add(key + ": removed " + value(name)));
    }
  }

  private static Stream<String> within(String kind, List<String> names) {
    return names.stream().filter(name -> name.startsWith(kind + ":"));
  }

  private static String value(String name) {
    return quoted(name.substring(name.indexOf(':') + 1));
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "none" : "'" + text + "'";
  }

  private static String digest(List<String> parts) {
    // No part has a line end in it: x509 refuses control characters.
    byte[] text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(Arrays.copyOf(hash, DIGEST_OCTETS));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  private static String text(Subject subject) {
    List<String> parts = new ArrayList<>();
    subject.commonName().ifPresent(value -> parts.add("CN=" + escaped(value)));
    subject.organizationalUnits().forEach(value -> parts.add("OU=" + escaped(value)));
    subject.organization().ifPresent(value -> parts.add("O=" + escaped(value)));
    subject.country().ifPresent(value -> parts.add("C=" + escaped(value)));
    return String.join(",", parts);
  }

  /** Two subjects must not have the same text. */
  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace(",", "\\,");
  }

  private static List<String> texts(NameConstraints constraints) {
    return Stream.of(
            constraints.dns().stream().map(DnsName::text),
            constraints.ip().stream().map(IpNetwork::text).map(text -> "IP:" + text),
            constraints.uriHosts().stream().map(host -> "URI:" + host))
        .flatMap(texts -> texts)
        .sorted()
        .toList();
  }
}
