package dev.maximus.cli;

import com.pulumi.Pulumi;
import dev.maximus.platform.PlatformProgram;

/** The program under the Pulumi engine. A class of its own, so that other calls do not load it. */
final class PulumiEntry {
  private PulumiEntry() {}

  static void run() {
    Pulumi.run(PlatformProgram::declare);
  }
}
