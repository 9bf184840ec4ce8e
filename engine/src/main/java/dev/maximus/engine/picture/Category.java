package dev.maximus.engine.picture;

import java.util.Set;

/** What an object is for, in one word: the colour of its box. */
public enum Category {
  WORKLOAD("workload"),
  NETWORK("network"),
  CONFIG("configuration"),
  IDENTITY("identity"),
  SCALING("scaling"),
  STORAGE("storage"),
  OTHER("other");

  private static final Set<String> WORKLOADS =
      Set.of(
          "CronJob",
          "DaemonSet",
          "Deployment",
          "Job",
          "Pod",
          "Release",
          "ReplicaSet",
          "StatefulSet");
  private static final Set<String> NETWORKS =
      Set.of(
          "AuthorizationPolicy",
          "DestinationRule",
          "Endpoints",
          "EndpointSlice",
          "Gateway",
          "GatewayClass",
          "HTTPRoute",
          "GRPCRoute",
          "Ingress",
          "IngressClass",
          "KongPlugin",
          "NetworkPolicy",
          "PeerAuthentication",
          "RequestAuthentication",
          "Service",
          "ServiceEntry",
          "Sidecar",
          "VirtualService");
  private static final Set<String> CONFIGS =
      Set.of("Certificate", "ClusterIssuer", "ConfigMap", "ExternalSecret", "Issuer", "Secret");
  private static final Set<String> IDENTITIES =
      Set.of("ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding", "ServiceAccount");
  private static final Set<String> SCALINGS =
      Set.of("HorizontalPodAutoscaler", "PodDisruptionBudget", "PriorityClass", "ScaledObject");
  private static final Set<String> STORAGES =
      Set.of("PersistentVolume", "PersistentVolumeClaim", "StorageClass", "VolumeSnapshot");

  private final String word;

  Category(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  static Category of(String kind) {
    if (WORKLOADS.contains(kind)) {
      return WORKLOAD;
    } else if (NETWORKS.contains(kind)) {
      return NETWORK;
    } else if (CONFIGS.contains(kind)) {
      return CONFIG;
    } else if (IDENTITIES.contains(kind)) {
      return IDENTITY;
    } else if (SCALINGS.contains(kind)) {
      return SCALING;
    }
    return STORAGES.contains(kind) ? STORAGE : OTHER;
  }
}
