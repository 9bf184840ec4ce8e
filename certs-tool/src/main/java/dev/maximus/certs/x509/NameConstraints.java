package dev.maximus.certs.x509;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The only names an authority may issue for. A kind of name that is not listed is not constrained.
 *
 * @param dns domains; each stands for itself and everything below it
 * @param ip networks as {@code 10.0.0.0/8} or {@code fd00::/8}
 * @param uriHosts hosts of URIs and trust domains of SPIFFE IDs; one that begins with a dot stands
 *     for everything below it, and not for itself (RFC 5280 4.2.1.10)
 */
public record NameConstraints(List<DnsName> dns, List<IpNetwork> ip, List<String> uriHosts) {
  public NameConstraints {
    dns = List.copyOf(dns);
    ip = List.copyOf(ip);
    uriHosts = uriHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    List<String> problems = new ArrayList<>();
    if (dns.isEmpty() && ip.isEmpty() && uriHosts.isEmpty()) {
      problems.add("name constraints must permit at least one name");
    }
    dns.stream()
        .filter(DnsName::isWildcard)
        .forEach(
            domain ->
                problems.add(
                    "name constraint '"
                        + domain.value()
                        + "' must have no '*': a domain stands for everything below it"));
    uriHosts.stream()
        .filter(host -> !isHost(host))
        .forEach(
            host ->
                problems.add(
                    "name constraint '"
                        + Text.visible(host)
                        + "' must be a host of URIs: cluster.local, or .cluster.local for all below"));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /**
   * The constraints of this certificate, if it has any.
   *
   * @throws MalformedException when it has some that cannot be said here: excluded names, or names
   *     of other kinds. Issuing under them is checked all the same
   */
  public static Optional<NameConstraints> of(IssuedCertificate certificate)
      throws MalformedException {
    return Asn1.constraints(certificate);
  }

  /** Whether an authority under these constraints may issue this name. */
  public boolean permits(SubjectAlternativeName name) {
    if (name instanceof DnsName host) {
      return dns.isEmpty() || dns.stream().anyMatch(domain -> within(host, domain));
    }
    if (name instanceof IpAddress address) {
      return ip.isEmpty() || ip.stream().anyMatch(network -> network.contains(address));
    }
    String host = ((UriName) name).host();
    return uriHosts.isEmpty()
        || uriHosts.stream()
            .anyMatch(known -> known.startsWith(".") ? host.endsWith(known) : host.equals(known));
  }

  /** For people: {@code DNS:svc, IP:10.0.0.0/8, URI:cluster.local}. */
  public String text() {
    return String.join(
        ", ",
        Stream.of(
                dns.stream().map(DnsName::text),
                ip.stream().map(network -> "IP:" + network.text()),
                uriHosts.stream().map(host -> "URI:" + host))
            .flatMap(parts -> parts)
            .toList());
  }

  private static boolean isHost(String text) {
    try {
      return !DnsName.of(text.startsWith(".") ? text.substring(1) : text).isWildcard();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean within(DnsName host, DnsName domain) {
    return host.value().equals(domain.value()) || host.value().endsWith("." + domain.value());
  }
}
