package dev.maximus.cli;

import java.util.Optional;

/** What this program is: its version from the jar's manifest, and what it runs on. */
final class Version {
  private Version() {}

  static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("(not from a jar)");
  }

  static void print(Console console) {
    console.out().print("maximus " + number() + "\n");
    console
        .out()
        .print(
            "Java "
                + System.getProperty("java.version")
                + " ("
                + System.getProperty("java.vm.name")
                + ", "
                + System.getProperty("java.home")
                + ")\n");
  }
}
