package dev.maximus.engine.render;

import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Which kinds live outside of namespaces: the built-in ones, well-known custom ones, and what the
 * CustomResourceDefinitions of the graph say.
 */
final class Scopes {
  private static final String CRD_TYPE =
      "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition";

  /**
   * {@code <group>/<Kind>}. Built-in kinds as {@code kubectl api-resources --namespaced=false} of
   * Kubernetes 1.36 with every API on, then controllers that our stacks use.
   */
  private static final Set<String> CLUSTER =
      Set.of(
          "/Namespace",
          "/Node",
          "/PersistentVolume",
          "/ComponentStatus",
          "admissionregistration.k8s.io/MutatingAdmissionPolicy",
          "admissionregistration.k8s.io/MutatingAdmissionPolicyBinding",
          "admissionregistration.k8s.io/MutatingWebhookConfiguration",
          "admissionregistration.k8s.io/ValidatingAdmissionPolicy",
          "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
          "admissionregistration.k8s.io/ValidatingWebhookConfiguration",
          "apiextensions.k8s.io/CustomResourceDefinition",
          "apiregistration.k8s.io/APIService",
          "authentication.k8s.io/SelfSubjectReview",
          "authentication.k8s.io/TokenReview",
          "authorization.k8s.io/SelfSubjectAccessReview",
          "authorization.k8s.io/SelfSubjectRulesReview",
          "authorization.k8s.io/SubjectAccessReview",
          "certificates.k8s.io/CertificateSigningRequest",
          "certificates.k8s.io/ClusterTrustBundle",
          "flowcontrol.apiserver.k8s.io/FlowSchema",
          "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration",
          "internal.apiserver.k8s.io/StorageVersion",
          "networking.k8s.io/IPAddress",
          "networking.k8s.io/IngressClass",
          "networking.k8s.io/ServiceCIDR",
          "node.k8s.io/RuntimeClass",
          "policy/PodSecurityPolicy",
          "rbac.authorization.k8s.io/ClusterRole",
          "rbac.authorization.k8s.io/ClusterRoleBinding",
          "resource.k8s.io/DeviceClass",
          "resource.k8s.io/DeviceTaintRule",
          "resource.k8s.io/ResourceSlice",
          "scheduling.k8s.io/PriorityClass",
          "storage.k8s.io/CSIDriver",
          "storage.k8s.io/CSINode",
          "storage.k8s.io/StorageClass",
          "storage.k8s.io/VolumeAttachment",
          "storage.k8s.io/VolumeAttributesClass",
          "storagemigration.k8s.io/StorageVersionMigration",
          "cert-manager.io/ClusterIssuer",
          "trust.cert-manager.io/Bundle",
          "external-secrets.io/ClusterExternalSecret",
          "external-secrets.io/ClusterSecretStore",
          "gateway.networking.k8s.io/GatewayClass",
          "postgresql.cnpg.io/ClusterImageCatalog",
          "snapshot.storage.k8s.io/VolumeSnapshotClass",
          "snapshot.storage.k8s.io/VolumeSnapshotContent");

  private final Set<String> defined = new HashSet<>();
  private final Set<String> definedCluster = new HashSet<>();

  private Scopes() {}

  static Scopes of(ResourceGraph graph) {
    Scopes scopes = new Scopes();
    for (ResourceNode node : graph.resources()) {
      if (node.urn().value().contains("CustomResourceDefinition") && node.type().equals(CRD_TYPE)) {
        scopes.define(node);
      }
    }
    return scopes;
  }

  private void define(ResourceNode crd) {
    String kind =
        crd.inputs().textAt("spec", "group").orElse("")
            + "/"
            + crd.inputs().textAt("spec", "names", "kind").orElse("");
    defined.add(kind);
    if (crd.inputs().textAt("spec", "scope").orElse("").equals("Cluster")) {
      definedCluster.add(kind);
    }
  }

  /**
   * Whether an object lives outside of namespaces. A custom resource that nobody knows is believed:
   * it is in a namespace when it names one.
   */
  boolean isCluster(String group, String kind, boolean hasNamespace) {
    String key = group + "/" + kind;
    if (defined.contains(key)) {
      return definedCluster.contains(key);
    }
    if (CLUSTER.contains(key)) {
      return true;
    }
    return !hasNamespace && !isBuiltIn(group);
  }

  /** Whether Kubernetes itself serves the group: these have no dot, or end as no other may. */
  static boolean isBuiltIn(String group) {
    return group.indexOf('.') < 0
        || (group.endsWith(".k8s.io") && !group.equals("gateway.networking.k8s.io"));
  }
}
