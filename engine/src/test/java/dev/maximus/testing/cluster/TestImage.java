package dev.maximus.testing.cluster;

/**
 * Images that pods of tests use. Other clusters pull them; for the native one {@code
 * toolchain/image} makes them from installed packages, under the same name.
 */
public enum TestImage {
  PAUSE("pause", "registry.k8s.io/pause:3.10"),
  REDIS("redis", "docker.io/library/redis:7");

  private final String preset;
  private final String reference;

  TestImage(String preset, String reference) {
    this.preset = preset;
    this.reference = reference;
  }

  /** The name for {@code toolchain/image}. */
  public String preset() {
    return preset;
  }

  public String reference() {
    return reference;
  }
}
