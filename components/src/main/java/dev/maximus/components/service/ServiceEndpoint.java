package dev.maximus.components.service;

import static java.util.Objects.requireNonNull;

/**
 * Where to reach a service from inside the cluster. What others get instead of a host name typed
 * again.
 */
public record ServiceEndpoint(String name, String namespace, String host, int port) {
  public ServiceEndpoint {
    requireNonNull(name, "name is null");
    requireNonNull(namespace, "namespace is null");
    requireNonNull(host, "host is null");
  }

  public String url() {
    return "http://" + host + ":" + port;
  }
}
