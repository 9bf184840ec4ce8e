package dev.maximus.certs.output;

import java.util.Optional;

/**
 * Where a server is that lines speak of.
 *
 * @param host for a client's line {@code localhost} if empty; for a server's own check the first of
 *     its names
 * @param port the usual one of each program if empty
 */
public record Endpoint(Optional<String> host, Optional<Integer> port) {
  /** As each line has it by default. */
  public static final Endpoint USUAL = new Endpoint(Optional.empty(), Optional.empty());

  private static final int MAX_PORT = 65535;

  public Endpoint {
    if (port.filter(number -> number < 1 || number > MAX_PORT).isPresent()) {
      throw new IllegalArgumentException("port '" + port.get() + "' must be from 1 to " + MAX_PORT);
    }
    if (host.filter(name -> !name.matches("[A-Za-z0-9._:-]*[A-Za-z0-9_:]") || name.startsWith("-"))
        .isPresent()) {
      throw new IllegalArgumentException(
          "host '"
              + host.get().replaceAll("\\p{Cntrl}", "?")
              + "' must be a DNS name or an IP address");
    }
  }

  public static Endpoint of(String host, int port) {
    return new Endpoint(Optional.of(host), Optional.of(port));
  }

  Endpoint orHost(Optional<String> other) {
    return new Endpoint(host.or(() -> other), port);
  }

  String name() {
    return host.orElse("localhost");
  }

  String port(int usual) {
    return Integer.toString(port.orElse(usual));
  }

  /** Both, as in a URL. */
  String address(int usualPort) {
    return (name().indexOf(':') >= 0 ? "[" + name() + "]" : name()) + ":" + port(usualPort);
  }
}
