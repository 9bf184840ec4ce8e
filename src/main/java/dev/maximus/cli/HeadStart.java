package dev.maximus.cli;

import java.util.logging.LogManager;

/**
 * Does what every run needs late, at once and beside the first work: opening the jar, which has
 * 20,000 entries, and starting the log of the JDK. Only classes of the JDK are made ready here, so
 * that no two threads ever wait for each other's classes.
 */
final class HeadStart {
  private HeadStart() {}

  static void begin() {
    Thread thread =
        new Thread("head-start") {
          @Override
          public void run() {
            ClassLoader.getSystemResource("com/pulumi/kubernetes/version.txt");
            LogManager.getLogManager().getLogger("");
          }
        };
    thread.setDaemon(true);
    thread.start();
  }
}
