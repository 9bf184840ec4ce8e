package dev.maximus.certs.x509;

/** The authority that others are told to trust. It signs itself. */
public record RootCa() implements AuthorityProfile {
  @Override
  public String id() {
    return "root-ca";
  }

  @Override
  public String title() {
    return "root authority";
  }

  @Override
  public Lifetime defaultLifetime() {
    return Lifetime.years(10);
  }

  @Override
  public int pathLength() {
    return 1;
  }
}
