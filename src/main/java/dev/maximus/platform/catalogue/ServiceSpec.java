package dev.maximus.platform.catalogue;

import static java.util.Objects.requireNonNull;

import dev.maximus.components.common.ImageRef;
import dev.maximus.components.common.Names;
import dev.maximus.components.common.Ports;
import dev.maximus.components.common.Problems;
import dev.maximus.components.scaling.Scaling;
import java.util.Optional;

/**
 * One service, as it is in every environment.
 *
 * @param title what people call it
 * @param scaling in production; an environment may say otherwise
 * @param image where the catalogue itself pins it; empty where each environment does
 */
public record ServiceSpec(
    String name, String title, Ports ports, Scaling scaling, Optional<ImageRef> image) {
  public ServiceSpec {
    requireNonNull(title, "title is null");
    requireNonNull(ports, "ports is null");
    requireNonNull(scaling, "scaling is null");
    requireNonNull(image, "image is null");
    Problems.in("ServiceSpec")
        .require(Names.isServiceName(name), "name '%s' " + Names.SERVICE_NAME_RULE, name)
        .throwIfAny();
  }

  static ServiceSpec of(String name, String title, int port, Scaling scaling) {
    return new ServiceSpec(name, title, Ports.of(port), scaling, Optional.empty());
  }
}
