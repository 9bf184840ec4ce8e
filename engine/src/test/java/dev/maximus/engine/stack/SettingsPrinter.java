package dev.maximus.engine.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that the Pulumi CLI runs: it writes down what settings it was given. */
final class SettingsPrinter {
  static final String FILE = "settings.txt";

  private SettingsPrinter() {}

  public static void main(String[] args) throws IOException {
    Files.writeString(
        Path.of(FILE),
        System.getenv("PULUMI_CONFIG") + "\n" + System.getenv("PULUMI_CONFIG_SECRET_KEYS"));
  }
}
