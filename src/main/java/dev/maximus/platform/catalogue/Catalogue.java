package dev.maximus.platform.catalogue;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Services by name, in the order in which they were listed. */
public final class Catalogue {
  private final Map<String, ServiceSpec> services;

  private Catalogue(Map<String, ServiceSpec> services) {
    this.services = Collections.unmodifiableMap(services);
  }

  /**
   * A catalogue of these services.
   *
   * @throws IllegalArgumentException when two have the same name
   */
  public static Catalogue of(List<ServiceSpec> specs) {
    Map<String, ServiceSpec> services = new LinkedHashMap<>(specs.size() * 2);
    for (ServiceSpec spec : specs) {
      if (services.put(spec.name(), spec) != null) {
        throw new IllegalArgumentException(
            "Catalogue: service '%s' must be listed once".formatted(spec.name()));
      }
    }
    return new Catalogue(services);
  }

  public Collection<ServiceSpec> services() {
    return services.values();
  }

  public Set<String> names() {
    return services.keySet();
  }

  public Optional<ServiceSpec> find(String name) {
    return Optional.ofNullable(services.get(name));
  }
}
