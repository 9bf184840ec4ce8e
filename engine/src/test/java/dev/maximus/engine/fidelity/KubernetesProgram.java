package dev.maximus.engine.fidelity;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.kubernetes.Provider;
import com.pulumi.kubernetes.ProviderArgs;
import com.pulumi.kubernetes.apps.v1.Deployment;
import com.pulumi.kubernetes.apps.v1.DeploymentArgs;
import com.pulumi.kubernetes.apps.v1.inputs.DeploymentSpecArgs;
import com.pulumi.kubernetes.core.v1.ConfigMap;
import com.pulumi.kubernetes.core.v1.ConfigMapArgs;
import com.pulumi.kubernetes.core.v1.Namespace;
import com.pulumi.kubernetes.core.v1.NamespaceArgs;
import com.pulumi.kubernetes.core.v1.Secret;
import com.pulumi.kubernetes.core.v1.SecretArgs;
import com.pulumi.kubernetes.core.v1.Service;
import com.pulumi.kubernetes.core.v1.ServiceArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerPortArgs;
import com.pulumi.kubernetes.core.v1.inputs.HTTPGetActionArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodTemplateSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.ProbeArgs;
import com.pulumi.kubernetes.core.v1.inputs.ResourceRequirementsArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServicePortArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServiceSpecArgs;
import com.pulumi.kubernetes.helm.v3.Release;
import com.pulumi.kubernetes.helm.v3.ReleaseArgs;
import com.pulumi.kubernetes.meta.v1.inputs.LabelSelectorArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.maximus.engine.programs.Group;
import java.util.List;
import java.util.Map;

/** Kubernetes objects in components, with a provider of their own. */
public final class KubernetesProgram {
  private KubernetesProgram() {}

  public static void main(String[] arguments) {
    Pulumi.run(KubernetesProgram::declare);
  }

  static void declare(Context context) {
    Provider cluster =
        new Provider(
            "cluster", ProviderArgs.builder().enableServerSideApply(true).context("dev").build());
    Group system =
        new Group("system", ComponentResourceOptions.builder().providers(cluster).build());
    Namespace namespace =
        new Namespace(
            "shop",
            NamespaceArgs.builder().metadata(ObjectMetaArgs.builder().name("shop").build()).build(),
            system.inside());
    Output<String> space = namespace.metadata().applyValue(meta -> meta.name().orElse("?"));
    for (String name : List.of("cart", "search")) {
      service(name, system, space, context.config().requireSecret("password"));
    }
    new Release(
        "metrics",
        ReleaseArgs.builder()
            .chart("metrics")
            .version("1.2.3")
            .namespace(space)
            .values(Map.of("replicas", 2, "on", true, "share", 0.5, "list", List.of("a")))
            .build(),
        system.inside());
    system.finish(Map.of("namespace", space));
    context.export("namespace", space);
  }

  private static void service(
      String name, Group system, Output<String> space, Output<String> password) {
    Group group =
        new Group(
            "test:index:Service", name, ComponentResourceOptions.builder().parent(system).build());
    ObjectMetaArgs meta =
        ObjectMetaArgs.builder()
            .name(name)
            .namespace(space)
            .labels(Map.of("app.kubernetes.io/name", name))
            .build();
    ConfigMap settings =
        new ConfigMap(
            name,
            ConfigMapArgs.builder().metadata(meta).data(Map.of("level", "info")).build(),
            group.inside());
    new Secret(
        name,
        SecretArgs.builder()
            .metadata(meta)
            .stringData(password.applyValue(text -> Map.of("password", text, "user", "u")))
            .build(),
        group.inside());
    Deployment deployment =
        new Deployment(name, deploymentArgs(name, meta, settings), group.inside());
    Service service =
        new Service(
            name,
            ServiceArgs.builder()
                .metadata(meta)
                .spec(
                    ServiceSpecArgs.builder()
                        .selector(Map.of("app.kubernetes.io/name", name))
                        .ports(
                            ServicePortArgs.builder()
                                .name("http")
                                .port(80)
                                .targetPort(Either.ofRight("http"))
                                .build())
                        .build())
                .build(),
            CustomResourceOptions.builder().parent(group).dependsOn(deployment).build());
    group.finish(
        Map.of(
            "host",
            Output.format(
                "%s.%s.svc", service.metadata().applyValue(m -> m.name().orElse("?")), space)));
  }

  private static DeploymentArgs deploymentArgs(
      String name, ObjectMetaArgs meta, ConfigMap settings) {
    return DeploymentArgs.builder()
        .metadata(meta)
        .spec(
            DeploymentSpecArgs.builder()
                .replicas(2)
                .selector(
                    LabelSelectorArgs.builder()
                        .matchLabels(Map.of("app.kubernetes.io/name", name))
                        .build())
                .template(
                    PodTemplateSpecArgs.builder()
                        .metadata(
                            ObjectMetaArgs.builder()
                                .labels(Map.of("app.kubernetes.io/name", name))
                                .annotations(settings.id().applyValue(id -> Map.of("settings", id)))
                                .build())
                        .spec(
                            PodSpecArgs.builder()
                                .automountServiceAccountToken(false)
                                .containers(
                                    ContainerArgs.builder()
                                        .name(name)
                                        .image("registry.example/" + name + ":1.0")
                                        .ports(
                                            ContainerPortArgs.builder()
                                                .name("http")
                                                .containerPort(8080)
                                                .build())
                                        .resources(
                                            ResourceRequirementsArgs.builder()
                                                .limits(Map.of("cpu", "500m", "memory", "64Mi"))
                                                .build())
                                        .readinessProbe(
                                            ProbeArgs.builder()
                                                .httpGet(
                                                    HTTPGetActionArgs.builder()
                                                        .path("/ready")
                                                        .port(Either.ofLeft(8080))
                                                        .build())
                                                .build())
                                        .build())
                                .build())
                        .build())
                .build())
        .build();
  }
}
