package dev.maximus.platform.systems;

import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.maximus.components.namespace.RestrictedNamespace;
import dev.maximus.components.service.ServiceDeployment;
import dev.maximus.components.service.ServiceDeploymentArgs;
import dev.maximus.components.service.ServiceEndpoint;
import dev.maximus.components.service.ServicePlan;
import dev.maximus.platform.catalogue.ServiceSpec;
import dev.maximus.platform.environment.EnvironmentConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** MAXIMUS: its namespace and the services of the catalogue. */
public final class MaximusSystem extends ComponentResource {
  public static final String TYPE = "maximus:system:Maximus";
  public static final String NAMESPACE = "maximus";
  private final List<ServiceEndpoint> endpoints = new ArrayList<>();

  public MaximusSystem(
      String name, EnvironmentConfig environment, ComponentResourceOptions options) {
    super(TYPE, name, options);
    RestrictedNamespace namespace =
        new RestrictedNamespace(NAMESPACE, ComponentResourceOptions.builder().parent(this).build());
    ComponentResourceOptions inNamespace =
        ComponentResourceOptions.builder().parent(this).dependsOn(namespace.namespace()).build();
    Collection<ServiceSpec> services = environment.catalogue().services();
    try (Ahead<ServiceSpec, ServicePlan> plans =
        new Ahead<>(services, spec -> plan(spec, environment))) {
      for (int i = 0; i < services.size(); i++) {
        endpoints.add(new ServiceDeployment(plans.next(), inNamespace).endpoint());
      }
    }
    registerOutputs(Map.of());
  }

  /** Where to reach the services from inside the cluster, in the order of the catalogue. */
  public List<ServiceEndpoint> endpoints() {
    return List.copyOf(endpoints);
  }

  private static ServicePlan plan(ServiceSpec spec, EnvironmentConfig environment) {
    return ServicePlan.of(spec.name(), serviceArgs(spec, environment));
  }

  static ServiceDeploymentArgs serviceArgs(ServiceSpec spec, EnvironmentConfig environment) {
    return ServiceDeploymentArgs.of(
            NAMESPACE, environment.imageOf(spec), spec.ports(), environment.resourcesOf(spec))
        .withScaling(environment.scalingOf(spec))
        .withExposure(environment.exposureOf(spec))
        .withLogLevel(environment.logLevel());
  }
}
