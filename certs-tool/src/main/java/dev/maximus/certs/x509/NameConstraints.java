package dev.maximus.certs.x509;

import java.net.URI;
import java.util.List;

/**
 * The only names an authority may issue for. A kind of name that is not listed is not constrained.
 *
 * @param dns domains; each stands for itself and everything below it
 * @param ip networks as {@code 10.0.0.0/8} or {@code fd00::/8}
 * @param uriHosts hosts of URIs; one that begins with a dot stands for everything below it
 */
public record NameConstraints(List<DnsName> dns, List<IpNetwork> ip, List<String> uriHosts) {
  public NameConstraints {
    dns = List.copyOf(dns);
    ip = List.copyOf(ip);
    uriHosts = List.copyOf(uriHosts);
    if (dns.isEmpty() && ip.isEmpty() && uriHosts.isEmpty()) {
      throw new IllegalArgumentException("name constraints must permit at least one name");
    }
  }

  /** Whether an authority under these constraints may issue this name. */
  public boolean permits(SubjectAlternativeName name) {
    if (name instanceof DnsName host) {
      return dns.isEmpty() || dns.stream().anyMatch(domain -> within(host, domain));
    }
    if (name instanceof IpAddress address) {
      return ip.isEmpty() || ip.stream().anyMatch(network -> network.contains(address));
    }
    String host = URI.create(name.value()).getRawAuthority();
    return uriHosts.isEmpty()
        || uriHosts.stream()
            .anyMatch(known -> known.startsWith(".") ? host.endsWith(known) : host.equals(known));
  }

  private static boolean within(DnsName host, DnsName domain) {
    return host.value().equals(domain.value()) || host.value().endsWith("." + domain.value());
  }
}
