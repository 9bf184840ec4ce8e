package dev.maximus.platform.catalogue;

/** The one table of the versions of what is deployed and of what deploys it. */
public final class Versions {
  /**
   * The Kubernetes plugin of the Pulumi CLI. The Java library is older (4.0.0 is the newest that
   * resolves) and would ask for a plugin of its own age.
   */
  public static final String KUBERNETES_PLUGIN = "4.32.0";

  private Versions() {}
}
