package dev.maximus.components.namespace;

import static java.util.Objects.requireNonNull;

import com.pulumi.kubernetes.core.v1.Namespace;
import com.pulumi.kubernetes.core.v1.NamespaceArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.maximus.components.common.Labels;
import dev.maximus.components.common.Names;
import dev.maximus.components.common.PodSecurity;
import dev.maximus.components.common.Problems;
import java.util.LinkedHashMap;
import java.util.Map;

/** A namespace that takes only pods of Pod Security level <em>restricted</em>. */
public final class RestrictedNamespace extends ComponentResource {
  public static final String TYPE = "maximus:namespace:RestrictedNamespace";
  private final Namespace namespace;

  public RestrictedNamespace(String name, ComponentResourceOptions options) {
    super(TYPE, requireName(name), options);
    this.namespace =
        new Namespace(
            name, namespaceArgs(name), CustomResourceOptions.builder().parent(this).build());
    registerOutputs(Map.of());
  }

  /** For {@code dependsOn}: what is in a namespace comes after it. */
  public Namespace namespace() {
    return namespace;
  }

  static NamespaceArgs namespaceArgs(String name) {
    Map<String, String> labels = new LinkedHashMap<>(Labels.ofSystem(name));
    labels.putAll(PodSecurity.namespaceLabels());
    return NamespaceArgs.builder()
        .metadata(ObjectMetaArgs.builder().name(name).labels(labels).build())
        .build();
  }

  private static String requireName(String name) {
    requireNonNull(name, "name is null");
    Problems.in("RestrictedNamespace")
        .require(Names.isServiceName(name), "name '%s' " + Names.SERVICE_NAME_RULE, name)
        .throwIfAny();
    return name;
  }
}
