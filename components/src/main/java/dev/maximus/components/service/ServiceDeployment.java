package dev.maximus.components.service;

import com.pulumi.kubernetes.apps.v1.Deployment;
import com.pulumi.kubernetes.apps.v1.DeploymentArgs;
import com.pulumi.kubernetes.apps.v1.inputs.DeploymentSpecArgs;
import com.pulumi.kubernetes.apps.v1.inputs.DeploymentStrategyArgs;
import com.pulumi.kubernetes.apps.v1.inputs.RollingUpdateDeploymentArgs;
import com.pulumi.kubernetes.autoscaling.v2.HorizontalPodAutoscaler;
import com.pulumi.kubernetes.autoscaling.v2.HorizontalPodAutoscalerArgs;
import com.pulumi.kubernetes.core.v1.ConfigMap;
import com.pulumi.kubernetes.core.v1.ConfigMapArgs;
import com.pulumi.kubernetes.core.v1.Service;
import com.pulumi.kubernetes.core.v1.ServiceAccount;
import com.pulumi.kubernetes.core.v1.ServiceAccountArgs;
import com.pulumi.kubernetes.core.v1.ServiceArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServicePortArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServiceSpecArgs;
import com.pulumi.kubernetes.meta.v1.inputs.LabelSelectorArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.maximus.components.common.Labels;
import dev.maximus.components.common.Ports;
import dev.maximus.components.scaling.Autoscaled;
import java.util.List;
import java.util.Map;

/**
 * One HTTP service: Deployment, Service, ServiceAccount, ConfigMap, and a HorizontalPodAutoscaler
 * when it is autoscaled. All objects have the component's name.
 */
public final class ServiceDeployment extends ComponentResource {
  public static final String TYPE = "maximus:service:ServiceDeployment";
  public static final String METRICS_PATH = "/metrics";

  /** What a stopping pod gets: preStop, then uvicorn's own 30 s, then a margin. */
  public static final int TERMINATION_SECONDS = 45;

  private static final String APP_PROTOCOL = "http";
  private static final String COMPONENT = "service";

  /** A new pod is ready before an old one goes: an update never takes capacity away. */
  private static final DeploymentStrategyArgs STRATEGY =
      DeploymentStrategyArgs.builder()
          .type("RollingUpdate")
          .rollingUpdate(
              RollingUpdateDeploymentArgs.builder().maxSurge(1).maxUnavailable(0).build())
          .build();

  private final ServiceEndpoint endpoint;

  public ServiceDeployment(
      String name, ServiceDeploymentArgs args, ComponentResourceOptions options) {
    this(ServicePlan.of(name, args), options);
  }

  /** A service whose objects were put together before. */
  public ServiceDeployment(ServicePlan plan, ComponentResourceOptions options) {
    super(TYPE, plan.name(), options);
    CustomResourceOptions child = CustomResourceOptions.builder().parent(this).build();
    new ServiceAccount(plan.name(), plan.serviceAccount(), child);
    new ConfigMap(plan.name(), plan.configMap(), child);
    new Deployment(plan.name(), plan.deployment(), child);
    new Service(plan.name(), plan.service(), child);
    if (plan.autoscaler().isPresent()) {
      new HorizontalPodAutoscaler(plan.name(), plan.autoscaler().get(), child);
    }
    this.endpoint = plan.endpoint();
    registerOutputs(Map.of());
  }

  /** Where to reach the service from inside the cluster. */
  public ServiceEndpoint endpoint() {
    return endpoint;
  }

  static ObjectMetaArgs metadataArgs(String name, ServiceDeploymentArgs args) {
    return ObjectMetaArgs.builder()
        .name(name)
        .namespace(args.namespace())
        .labels(Labels.of(name, COMPONENT, args.partOf(), args.image().tag()))
        .build();
  }

  static ServiceAccountArgs serviceAccountArgs(ObjectMetaArgs metadata) {
    return ServiceAccountArgs.builder()
        .metadata(metadata)
        .automountServiceAccountToken(false)
        .build();
  }

  static ConfigMapArgs configMapArgs(ObjectMetaArgs metadata, Map<String, String> settings) {
    return ConfigMapArgs.builder().metadata(metadata).data(settings).build();
  }

  static DeploymentArgs deploymentArgs(
      String name, ServiceDeploymentArgs args, ObjectMetaArgs metadata, String checksum) {
    Map<String, String> selector = Labels.selector(name);
    DeploymentSpecArgs.Builder spec =
        DeploymentSpecArgs.builder()
            .revisionHistoryLimit(5)
            .selector(LabelSelectorArgs.builder().matchLabels(selector).build())
            .strategy(STRATEGY)
            .template(
                ServicePod.templateArgs(
                    name,
                    args,
                    Labels.of(name, COMPONENT, args.partOf(), args.image().tag()),
                    checksum));
    // With an autoscaler the number is its own: to say one here would undo it at every update.
    args.scaling().replicas().ifPresent(spec::replicas);
    return DeploymentArgs.builder().metadata(metadata).spec(spec.build()).build();
  }

  static ServiceArgs serviceArgs(String name, ServiceDeploymentArgs args, ObjectMetaArgs metadata) {
    Ports ports = args.ports();
    ServicePortArgs.Builder http = port(Ports.HTTP, ports.http());
    if (args.exposure().nodePort() > 0) {
      http.nodePort(args.exposure().nodePort());
    }
    // Who may reach the service from outside may not read its metrics. Prometheus asks the pods.
    boolean metrics = ports.metricsApart() && args.exposure().isInternal();
    ServiceSpecArgs.Builder spec =
        ServiceSpecArgs.builder()
            .ports(
                metrics
                    ? List.of(http.build(), port(Ports.METRICS, ports.metrics()).build())
                    : List.of(http.build()))
            .selector(Labels.selector(name));
    return ServiceArgs.builder()
        .metadata(metadata)
        .spec(args.exposure().applyTo(spec).build())
        .build();
  }

  static HorizontalPodAutoscalerArgs autoscalerArgs(
      String name, Autoscaled scaling, ObjectMetaArgs metadata) {
    return HorizontalPodAutoscalerArgs.builder()
        .metadata(metadata)
        .spec(scaling.specArgs(name))
        .build();
  }

  private static ServicePortArgs.Builder port(String name, int port) {
    return ServicePortArgs.builder()
        .name(name)
        .appProtocol(APP_PROTOCOL)
        .protocol("TCP")
        .port(port)
        .targetPort(name);
  }
}
