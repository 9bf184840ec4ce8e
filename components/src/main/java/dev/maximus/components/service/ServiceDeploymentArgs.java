package dev.maximus.components.service;

import static java.util.Objects.requireNonNull;

import dev.maximus.components.common.ImageRef;
import dev.maximus.components.common.Names;
import dev.maximus.components.common.Ports;
import dev.maximus.components.common.Probes;
import dev.maximus.components.common.Problems;
import dev.maximus.components.common.Resources;
import dev.maximus.components.scaling.Scaling;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a {@link ServiceDeployment} needs to know.
 *
 * @param namespace where the objects are
 * @param partOf the system that the service belongs to; the namespace unless set
 * @param image what runs
 * @param ports where it listens
 * @param resources what it may use
 * @param scaling how many pods; {@link #DEFAULT_SCALING} unless set
 * @param probes how it is asked for its health; {@link Probes#DEFAULT} unless set
 * @param exposure from where it can be reached; from inside the cluster only unless set
 * @param logLevel {@link #DEFAULT_LOG_LEVEL} unless set
 * @param settings environment variables that are no secrets, beside those the component sets
 */
public record ServiceDeploymentArgs(
    String namespace,
    String partOf,
    ImageRef image,
    Ports ports,
    Resources resources,
    Scaling scaling,
    Probes probes,
    Exposure exposure,
    LogLevel logLevel,
    SortedMap<String, String> settings) {

  /** Two, so that one can go while the node under it is drained. */
  public static final Scaling DEFAULT_SCALING = Scaling.fixed(2);

  public static final LogLevel DEFAULT_LOG_LEVEL = LogLevel.INFO;

  public ServiceDeploymentArgs {
    requireNonNull(namespace, "namespace is null");
    requireNonNull(partOf, "partOf is null");
    requireNonNull(image, "image is null");
    requireNonNull(ports, "ports is null");
    requireNonNull(resources, "resources is null");
    requireNonNull(scaling, "scaling is null");
    requireNonNull(probes, "probes is null");
    requireNonNull(exposure, "exposure is null");
    requireNonNull(logLevel, "logLevel is null");
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    Problems problems =
        Problems.in("ServiceDeploymentArgs")
            .require(
                Names.isServiceName(namespace),
                "namespace '%s' " + Names.SERVICE_NAME_RULE,
                namespace)
            .require(Names.isServiceName(partOf), "partOf '%s' " + Names.SERVICE_NAME_RULE, partOf);
    for (String setting : settings.keySet()) {
      problems
          .require(
              Names.isVariableName(setting),
              "setting '%s' must be letters, digits and '_', and not begin with a digit",
              setting)
          .require(
              !ServiceSettings.isReserved(setting),
              "setting '%s' must not be one that the component sets",
              setting);
    }
    problems.throwIfAny();
  }

  public static ServiceDeploymentArgs of(
      String namespace, ImageRef image, Ports ports, Resources resources) {
    return new ServiceDeploymentArgs(
        namespace,
        namespace,
        image,
        ports,
        resources,
        DEFAULT_SCALING,
        Probes.DEFAULT,
        Exposure.internal(),
        DEFAULT_LOG_LEVEL,
        Collections.emptySortedMap());
  }

  public ServiceDeploymentArgs withPartOf(String partOf) {
    return new ServiceDeploymentArgs(
        namespace, partOf, image, ports, resources, scaling, probes, exposure, logLevel, settings);
  }

  public ServiceDeploymentArgs withScaling(Scaling scaling) {
    return new ServiceDeploymentArgs(
        namespace, partOf, image, ports, resources, scaling, probes, exposure, logLevel, settings);
  }

  public ServiceDeploymentArgs withProbes(Probes probes) {
    return new ServiceDeploymentArgs(
        namespace, partOf, image, ports, resources, scaling, probes, exposure, logLevel, settings);
  }

  public ServiceDeploymentArgs withExposure(Exposure exposure) {
    return new ServiceDeploymentArgs(
        namespace, partOf, image, ports, resources, scaling, probes, exposure, logLevel, settings);
  }

  public ServiceDeploymentArgs withLogLevel(LogLevel logLevel) {
    return new ServiceDeploymentArgs(
        namespace, partOf, image, ports, resources, scaling, probes, exposure, logLevel, settings);
  }

  public ServiceDeploymentArgs withSettings(Map<String, String> settings) {
    return new ServiceDeploymentArgs(
        namespace,
        partOf,
        image,
        ports,
        resources,
        scaling,
        probes,
        exposure,
        logLevel,
        new TreeMap<>(settings));
  }
}
