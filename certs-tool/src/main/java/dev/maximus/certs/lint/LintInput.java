package dev.maximus.certs.lint;

import dev.maximus.certs.x509.Profile;
import java.util.Optional;

/**
 * A certificate to look at.
 *
 * @param name what findings call it: a name in a store, or a file
 * @param der its octets, which may break any rule
 * @param profile what it was made for, where that is known
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the octets are read once
public record LintInput(String name, byte[] der, Optional<Profile> profile) {
  public static LintInput of(String name, byte[] der) {
    return new LintInput(name, der, Optional.empty());
  }

  public static LintInput of(String name, byte[] der, Profile profile) {
    return new LintInput(name, der, Optional.of(profile));
  }
}
