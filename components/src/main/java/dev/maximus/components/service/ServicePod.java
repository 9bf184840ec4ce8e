package dev.maximus.components.service;

import com.pulumi.kubernetes.core.v1.inputs.ConfigMapEnvSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerPortArgs;
import com.pulumi.kubernetes.core.v1.inputs.EmptyDirVolumeSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvFromSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.ExecActionArgs;
import com.pulumi.kubernetes.core.v1.inputs.LifecycleArgs;
import com.pulumi.kubernetes.core.v1.inputs.LifecycleHandlerArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodTemplateSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.TopologySpreadConstraintArgs;
import com.pulumi.kubernetes.core.v1.inputs.VolumeArgs;
import com.pulumi.kubernetes.core.v1.inputs.VolumeMountArgs;
import com.pulumi.kubernetes.meta.v1.inputs.LabelSelectorArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import dev.maximus.components.common.Labels;
import dev.maximus.components.common.PodSecurity;
import dev.maximus.components.common.Ports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pods of a {@link ServiceDeployment}. What is equal for all services is built once. */
final class ServicePod {
  /** Changes with the settings, so that pods restart with them. */
  static final String CHECKSUM = "maximus.dev/config-checksum";

  private static final String TMP = "tmp";

  private static final VolumeMountArgs TMP_MOUNT =
      VolumeMountArgs.builder().name(TMP).mountPath("/tmp").build();

  /** No limit of its own: what is in it counts towards the container's ephemeral storage. */
  private static final VolumeArgs TMP_VOLUME =
      VolumeArgs.builder().name(TMP).emptyDir(EmptyDirVolumeSourceArgs.builder().build()).build();

  /**
   * A pod is out of the Service some seconds after it is told to stop. Until then requests arrive,
   * and uvicorn takes none once it stops.
   */
  private static final LifecycleArgs LIFECYCLE =
      LifecycleArgs.builder()
          .preStop(
              LifecycleHandlerArgs.builder()
                  .exec(ExecActionArgs.builder().command("sleep", "5").build())
                  .build())
          .build();

  private ServicePod() {}

  static PodTemplateSpecArgs templateArgs(
      String name, ServiceDeploymentArgs args, Map<String, String> labels, String checksum) {
    return PodTemplateSpecArgs.builder()
        .metadata(
            ObjectMetaArgs.builder()
                .labels(labels)
                .annotations(annotations(args, checksum))
                .build())
        .spec(specArgs(name, args))
        .build();
  }

  /** Prometheus reads these by itself; a mesh that merges metrics reads them too. */
  private static Map<String, String> annotations(ServiceDeploymentArgs args, String checksum) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put(CHECKSUM, checksum);
    annotations.put("prometheus.io/scrape", "true");
    annotations.put("prometheus.io/scheme", "http");
    annotations.put("prometheus.io/path", ServiceDeployment.METRICS_PATH);
    annotations.put("prometheus.io/port", Integer.toString(args.ports().metrics()));
    return annotations;
  }

  private static PodSpecArgs specArgs(String name, ServiceDeploymentArgs args) {
    LabelSelectorArgs selector =
        LabelSelectorArgs.builder().matchLabels(Labels.selector(name)).build();
    return PodSpecArgs.builder()
        .serviceAccountName(name)
        .automountServiceAccountToken(false)
        // Variables for every Service of the namespace: slow to start with, and a list of targets.
        .enableServiceLinks(false)
        .securityContext(PodSecurity.POD)
        .terminationGracePeriodSeconds(ServiceDeployment.TERMINATION_SECONDS)
        .topologySpreadConstraints(
            spread("kubernetes.io/hostname", selector),
            spread("topology.kubernetes.io/zone", selector))
        .containers(containerArgs(name, args))
        .volumes(TMP_VOLUME)
        .build();
  }

  /** Apart where that is possible; together is better than not at all. */
  private static TopologySpreadConstraintArgs spread(String key, LabelSelectorArgs selector) {
    return TopologySpreadConstraintArgs.builder()
        .maxSkew(1)
        .topologyKey(key)
        .whenUnsatisfiable("ScheduleAnyway")
        .labelSelector(selector)
        // Each version by itself: the old pods of an update do not count.
        .matchLabelKeys("pod-template-hash")
        .build();
  }

  private static ContainerArgs containerArgs(String name, ServiceDeploymentArgs args) {
    Ports ports = args.ports();
    ContainerPortArgs http = port(Ports.HTTP, ports.http());
    return ContainerArgs.builder()
        .name(name)
        .image(args.image().toString())
        .imagePullPolicy("IfNotPresent")
        .ports(
            ports.metricsApart()
                ? List.of(http, port(Ports.METRICS, ports.metrics()))
                : List.of(http))
        .envFrom(
            EnvFromSourceArgs.builder()
                .configMapRef(ConfigMapEnvSourceArgs.builder().name(name).build())
                .build())
        .resources(args.resources().requirementsArgs())
        .securityContext(PodSecurity.CONTAINER)
        .startupProbe(args.probes().startupArgs())
        .readinessProbe(args.probes().readinessArgs())
        .livenessProbe(args.probes().livenessArgs())
        .lifecycle(LIFECYCLE)
        .volumeMounts(TMP_MOUNT)
        .build();
  }

  private static ContainerPortArgs port(String name, int port) {
    return ContainerPortArgs.builder().name(name).containerPort(port).protocol("TCP").build();
  }
}
