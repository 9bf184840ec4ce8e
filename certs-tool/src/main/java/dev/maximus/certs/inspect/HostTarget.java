package dev.maximus.certs.inspect;

import dev.maximus.certs.x509.IssuedCertificate;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A server to look at.
 *
 * @param serverName the name a client asks for, which its certificate must have
 * @param client what to show when the server asks for a certificate
 * @param timeout for the connection, and for each answer
 */
public record HostTarget(
    String host,
    int port,
    String serverName,
    StartTls startTls,
    Optional<Client> client,
    Duration timeout) {
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

  /** What is said before TLS begins. */
  public enum StartTls {
    NONE,
    POSTGRES
  }

  /** A certificate with its intermediates, and its key. */
  public record Client(List<IssuedCertificate> chain, PrivateKey key) {
    public Client {
      chain = List.copyOf(chain);
    }

    /** Without the key. */
    @Override
    public String toString() {
      return "Client" + chain;
    }
  }

  public static HostTarget of(String host, int port) {
    return new HostTarget(host, port, host, StartTls.NONE, Optional.empty(), DEFAULT_TIMEOUT);
  }

  /**
   * Reads {@code host:port}; an IPv6 address stands in brackets.
   *
   * @throws IllegalArgumentException with the rule that is broken
   */
  public static HostTarget parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    String port = text.substring(colon + 1);
    boolean good =
        !host.isEmpty()
            && (bracketed || host.indexOf(':') < 0)
            && port.matches("[0-9]{1,5}")
            && Integer.parseInt(port) >= 1
            && Integer.parseInt(port) <= 65_535;
    if (!good) {
      throw new IllegalArgumentException(
          "host '%s' must be host:port, with a port from 1 to 65535".formatted(text));
    }
    return of(bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(port));
  }

  public HostTarget withServerName(String name) {
    return new HostTarget(host, port, name, startTls, client, timeout);
  }

  public HostTarget withStartTls(StartTls kind) {
    return new HostTarget(host, port, serverName, kind, client, timeout);
  }

  public HostTarget withClient(Client identity) {
    return new HostTarget(host, port, serverName, startTls, Optional.of(identity), timeout);
  }

  public HostTarget withTimeout(Duration longest) {
    return new HostTarget(host, port, serverName, startTls, client, longest);
  }

  String text() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
