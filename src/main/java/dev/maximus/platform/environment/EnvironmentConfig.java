package dev.maximus.platform.environment;

import static java.util.Objects.requireNonNull;

import dev.maximus.components.common.ImageRef;
import dev.maximus.components.common.Resources;
import dev.maximus.components.scaling.Scaling;
import dev.maximus.components.service.Exposure;
import dev.maximus.components.service.LogLevel;
import dev.maximus.platform.catalogue.Catalogue;
import dev.maximus.platform.catalogue.ServiceSpec;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One environment. Everything that differs between environments is in here, and comes from its
 * stack file; the name itself decides nothing.
 *
 * @param name the stack
 * @param kubeContext the only context of the kubeconfig that may be deployed to; empty for the
 *     current one
 * @param logLevel of every service
 * @param catalogue the services; the eight of MAXIMUS unless the environment names a file
 * @param images by service, for every service whose image the catalogue does not pin
 * @param scaling of every service that says nothing itself; empty leaves it to the catalogue
 * @param resources of every service, as far as it says nothing itself
 * @param services what is said of single services
 */
public record EnvironmentConfig(
    String name,
    Optional<String> kubeContext,
    LogLevel logLevel,
    Catalogue catalogue,
    SortedMap<String, ImageRef> images,
    Optional<Scaling> scaling,
    Resources resources,
    SortedMap<String, ServiceSettings> services) {

  public EnvironmentConfig {
    requireNonNull(name, "name is null");
    requireNonNull(kubeContext, "kubeContext is null");
    requireNonNull(logLevel, "logLevel is null");
    requireNonNull(catalogue, "catalogue is null");
    requireNonNull(scaling, "scaling is null");
    requireNonNull(resources, "resources is null");
    images = Collections.unmodifiableSortedMap(new TreeMap<>(images));
    services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
    for (ServiceSpec spec : catalogue.services()) {
      if (spec.image().isEmpty() && !images.containsKey(spec.name())) {
        throw new IllegalArgumentException(
            "EnvironmentConfig: service '%s' must have an image".formatted(spec.name()));
      }
    }
  }

  /** What runs in a service: the environment's image, else the catalogue's. */
  public ImageRef imageOf(ServiceSpec spec) {
    ImageRef image = images.get(spec.name());
    return image != null ? image : spec.image().orElseThrow();
  }

  /** The service's own number of pods, else that of all services, else the catalogue's. */
  public Scaling scalingOf(ServiceSpec spec) {
    return settingsOf(spec).scaling().or(() -> scaling).orElse(spec.scaling());
  }

  /** The service's own resources; each that it does not say is that of all services. */
  public Resources resourcesOf(ServiceSpec spec) {
    ServiceSettings own = settingsOf(spec);
    if (own.cpu().isEmpty() && own.memory().isEmpty() && own.ephemeralStorage().isEmpty()) {
      return resources;
    }
    return new Resources(
        own.cpu().orElse(resources.cpu()),
        own.memory().orElse(resources.memory()),
        own.ephemeralStorage().orElse(resources.ephemeralStorage()));
  }

  /** From where a service can be reached: from inside the cluster only, unless it is said. */
  public Exposure exposureOf(ServiceSpec spec) {
    return settingsOf(spec).exposure().orElse(Exposure.internal());
  }

  private ServiceSettings settingsOf(ServiceSpec spec) {
    return services.getOrDefault(spec.name(), ServiceSettings.NONE);
  }
}
