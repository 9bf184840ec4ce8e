package dev.maximus.platform.environment;

import static java.util.Objects.requireNonNull;

import dev.maximus.components.common.Resources.Share;
import dev.maximus.components.scaling.Scaling;
import dev.maximus.components.service.Exposure;
import java.util.Optional;

/** What an environment says of a service, or of all of them. What it does not say is empty. */
public record ServiceSettings(
    Optional<Scaling> scaling,
    Optional<Share> cpu,
    Optional<Share> memory,
    Optional<Share> ephemeralStorage,
    Optional<Exposure> exposure) {
  public static final ServiceSettings NONE =
      new ServiceSettings(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public ServiceSettings {
    requireNonNull(scaling, "scaling is null");
    requireNonNull(cpu, "cpu is null");
    requireNonNull(memory, "memory is null");
    requireNonNull(ephemeralStorage, "ephemeralStorage is null");
    requireNonNull(exposure, "exposure is null");
  }
}
