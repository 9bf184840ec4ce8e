package dev.maximus.components.service;

import static java.util.Objects.requireNonNull;

import com.pulumi.kubernetes.apps.v1.DeploymentArgs;
import com.pulumi.kubernetes.autoscaling.v2.HorizontalPodAutoscalerArgs;
import com.pulumi.kubernetes.core.v1.ConfigMapArgs;
import com.pulumi.kubernetes.core.v1.ServiceAccountArgs;
import com.pulumi.kubernetes.core.v1.ServiceArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import dev.maximus.components.common.Checksum;
import dev.maximus.components.common.Names;
import dev.maximus.components.common.Problems;
import dev.maximus.components.scaling.Autoscaled;
import java.util.Map;
import java.util.Optional;

/**
 * What the objects of one {@link ServiceDeployment} will be told. It is made of a name and settings
 * alone and declares nothing, so it may be made ahead, on any thread.
 */
public final class ServicePlan {
  private final ServiceEndpoint endpoint;
  private final ServiceAccountArgs serviceAccount;
  private final ConfigMapArgs configMap;
  private final DeploymentArgs deployment;
  private final ServiceArgs service;
  private final Optional<HorizontalPodAutoscalerArgs> autoscaler;

  private ServicePlan(String name, ServiceDeploymentArgs args) {
    Map<String, String> settings = ServiceSettings.of(name, args);
    ObjectMetaArgs metadata = ServiceDeployment.metadataArgs(name, args);
    this.endpoint =
        new ServiceEndpoint(
            name, args.namespace(), Names.serviceHost(name, args.namespace()), args.ports().http());
    this.serviceAccount = ServiceDeployment.serviceAccountArgs(metadata);
    this.configMap = ServiceDeployment.configMapArgs(metadata, settings);
    this.deployment = ServiceDeployment.deploymentArgs(name, args, metadata, Checksum.of(settings));
    this.service = ServiceDeployment.serviceArgs(name, args, metadata);
    this.autoscaler =
        args.scaling() instanceof Autoscaled autoscaled
            ? Optional.of(ServiceDeployment.autoscalerArgs(name, autoscaled, metadata))
            : Optional.empty();
  }

  /**
   * The plan of a service.
   *
   * @throws IllegalArgumentException when a Service cannot have this name
   */
  public static ServicePlan of(String name, ServiceDeploymentArgs args) {
    requireNonNull(name, "name is null");
    Problems.in("ServiceDeployment")
        .require(Names.isServiceName(name), "name '%s' " + Names.SERVICE_NAME_RULE, name)
        .throwIfAny();
    return new ServicePlan(name, args);
  }

  /** The name of the component and of all its objects. */
  public String name() {
    return endpoint.name();
  }

  ServiceEndpoint endpoint() {
    return endpoint;
  }

  ServiceAccountArgs serviceAccount() {
    return serviceAccount;
  }

  ConfigMapArgs configMap() {
    return configMap;
  }

  DeploymentArgs deployment() {
    return deployment;
  }

  ServiceArgs service() {
    return service;
  }

  Optional<HorizontalPodAutoscalerArgs> autoscaler() {
    return autoscaler;
  }
}
