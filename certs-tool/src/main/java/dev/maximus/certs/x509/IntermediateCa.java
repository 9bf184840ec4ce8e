package dev.maximus.certs.x509;

/** An authority below a root, which issues leaves and no further authority. */
public record IntermediateCa() implements AuthorityProfile {
  @Override
  public String id() {
    return "intermediate-ca";
  }

  @Override
  public String title() {
    return "intermediate authority";
  }

  @Override
  public Lifetime defaultLifetime() {
    return Lifetime.years(3);
  }

  @Override
  public int pathLength() {
    return 0;
  }
}
