package dev.maximus.engine.render;

/** In which order objects are applied: what others need comes first. */
final class ApplyOrder {
  private ApplyOrder() {}

  /** The rank of a kind; objects of the same rank are ordered by their path. */
  static int rank(String group, String kind) {
    if (!Scopes.isBuiltIn(group)) {
      return 80;
    }
    return switch (kind) {
      case "CustomResourceDefinition" -> 0;
      case "Namespace" -> 1;
      case "PriorityClass", "RuntimeClass", "StorageClass", "IngressClass", "CSIDriver" -> 10;
      case "ResourceQuota", "LimitRange" -> 20;
      case "NetworkPolicy" -> 21;
      case "ServiceAccount" -> 30;
      case "ClusterRole", "Role" -> 31;
      case "ClusterRoleBinding", "RoleBinding" -> 32;
      case "ConfigMap", "Secret", "PersistentVolume" -> 40;
      case "PersistentVolumeClaim" -> 41;
      case "Service" -> 50;
      case "Pod",
          "ReplicationController",
          "ReplicaSet",
          "DaemonSet",
          "StatefulSet",
          "Deployment",
          "Job",
          "CronJob" ->
          60;
      case "HorizontalPodAutoscaler", "PodDisruptionBudget" -> 70;
      // These can keep every later object out, so they come when all else is there.
      case "APIService",
          "MutatingWebhookConfiguration",
          "ValidatingWebhookConfiguration",
          "MutatingAdmissionPolicy",
          "MutatingAdmissionPolicyBinding",
          "ValidatingAdmissionPolicy",
          "ValidatingAdmissionPolicyBinding" ->
          90;
      default -> 75;
    };
  }
}
