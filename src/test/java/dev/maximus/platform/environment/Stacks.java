package dev.maximus.platform.environment;

import dev.maximus.engine.run.InProcessEngine;
import dev.maximus.engine.run.ProgramFailedException;
import dev.maximus.engine.run.RunSettings;
import dev.maximus.engine.stack.ConfigException;
import dev.maximus.engine.stack.Fault;
import dev.maximus.engine.stack.StackFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A project in a directory of its own, with stack files that a test writes. */
final class Stacks {
  static final String FILE = "stacks/Pulumi.test.yaml";
  static final String DIGEST = "sha256:" + "ab".repeat(32);
  static final String IMAGE = "registry.example/team/orders:1.0.0@" + DIGEST;

  /** As little as an environment can say, for a catalogue with the one service {@code orders}. */
  static final String LEAST =
      """
      config:
        maximus:catalogue: catalogue.yaml
        maximus:logLevel: info
        maximus:defaults:
          cpu: {request: 50m, limit: 500m}
          memory: {request: 128Mi, limit: 256Mi}
          ephemeralStorage: {request: 64Mi, limit: 256Mi}
      """;

  static final String CATALOGUE = "services:\n  orders: {port: 8200, image: \"" + IMAGE + "\"}\n";

  private final Path root;

  private Stacks(Path root) {
    this.root = root;
  }

  static Stacks in(Path root) {
    return new Stacks(root)
        .write("Pulumi.yaml", "name: maximus-platform\nruntime: java\nstackConfigDir: stacks\n")
        .write("catalogue.yaml", CATALOGUE)
        .write(FILE, LEAST);
  }

  Stacks write(String file, String text) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(root.resolve("stacks"));
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Environments environments() {
    return Environments.in(root);
  }

  EnvironmentConfig read() {
    return environments().read("test");
  }

  /** The sentences of all faults of the stack file. */
  List<String> faults() {
    try {
      read();
      return List.of();
    } catch (ConfigException e) {
      return e.faults().stream().map(Fault::sentence).toList();
    }
  }

  /** What a program that reads its settings says is wrong. */
  String programFault(Map<String, String> variables) {
    StackFile file = environments().stackFile("test");
    try {
      InProcessEngine.run(
          context -> ProgramSettings.read(context, root, variables),
          RunSettings.of("maximus-platform", "test").withConfig(file.values(), file.secretKeys()));
      return "";
    } catch (ProgramFailedException e) {
      return e.failures().get(0).message();
    }
  }
}
