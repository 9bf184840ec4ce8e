package dev.maximus.certs.servers;

import dev.maximus.testing.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds what is installed. */
final class Programs {
  private static final String PLACES =
      System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/lib/postgresql/15/bin";

  private Programs() {}

  /** The program, or the test is skipped. */
  static String require(String name, String aptPackage) {
    Optional<Path> found =
        Arrays.stream(PLACES.split(":"))
            .map(place -> Path.of(place, name))
            .filter(Files::isExecutable)
            .findFirst();
    Requires.that(
        "apt", found.isPresent(), name + " (Debian, Ubuntu: apt install " + aptPackage + ")");
    return found.orElseThrow().toString();
  }
}
