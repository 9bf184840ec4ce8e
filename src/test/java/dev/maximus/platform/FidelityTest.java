package dev.maximus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.cli.Main;
import dev.maximus.engine.fidelity.Fidelity;
import dev.maximus.engine.fidelity.PulumiProject;
import dev.maximus.engine.fidelity.Told;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.run.InProcessEngine;
import dev.maximus.engine.run.RunSettings;
import dev.maximus.engine.stack.StackFile;
import dev.maximus.platform.environment.Environments;
import dev.maximus.testing.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pulumi up} and {@code maximus render} see the same platform. */
class FidelityTest {
  private static final String ENVIRONMENT = "dev";
  private static final Path ROOT = Path.of(System.getProperty("maximus.root", ".."));

  @TempDir private Path directory;

  @Test
  void thePulumiEngineIsToldWhatWeRender() throws IOException {
    Path cli = Toolchain.require("pulumi", "pulumi");
    PulumiProject project =
        PulumiProject.create(directory, cli, "maximus-platform", Main.class, List.of("kubernetes"));
    String settings = Files.readString(ROOT.resolve("Pulumi.yaml"));
    assertThat(settings).contains("binary: src/target/maximus.jar");
    project.write("Pulumi.yaml", settings.replace("src/target/maximus.jar", "app.jar"));
    copy("stacks", project);
    copy("catalogue.yaml", project);
    project.pulumi("stack", "init", ENVIRONMENT);

    Told preview = project.preview();
    Told update = project.up();

    Fidelity.assertSame(graph(ROOT, true), preview, true);
    Fidelity.assertSame(graph(ROOT, false), update, false);
    assertThat(update.checked()).hasSizeGreaterThan(30);
  }

  /** So many that they are prepared on two threads. */
  @Test
  void thePulumiEngineIsToldTheSameOfManyServices() throws IOException {
    Path cli = Toolchain.require("pulumi", "pulumi");
    PulumiProject project =
        PulumiProject.create(directory, cli, "maximus-platform", Main.class, List.of("kubernetes"));
    StringBuilder services = new StringBuilder("services:\n");
    for (int i = 0; i < 60; i++) {
      services.append("  service-%d:\n    port: %d\n".formatted(i, 10000 + i));
      services.append(i % 4 == 0 ? "    autoscaling: {min: 2, max: 8}\n" : "    replicas: 2\n");
      services.append("    image: \"registry.example/s:1.%d@sha256:".formatted(i));
      services.append("0123456789abcdef".repeat(4)).append("\"\n");
    }
    String settings = Files.readString(ROOT.resolve("Pulumi.yaml"));
    project.write("Pulumi.yaml", settings.replace("src/target/maximus.jar", "app.jar"));
    project.write("stacks/services.yaml", services.toString());
    project.write(
        "stacks/Pulumi.dev.yaml",
        """
        config:
          maximus:logLevel: info
          maximus:catalogue: stacks/services.yaml
          maximus:defaults:
            cpu: {request: "250m", limit: "1"}
            memory: {request: "512Mi", limit: "1Gi"}
            ephemeralStorage: {request: "256Mi", limit: "1Gi"}
        """);
    project.pulumi("stack", "init", ENVIRONMENT);

    Told preview = project.preview();

    Fidelity.assertSame(graph(project.root(), true), preview, true);
    assertThat(preview.checked()).hasSizeGreaterThan(240);
  }

  private static void copy(String name, PulumiProject project) throws IOException {
    Path from = ROOT.resolve(name);
    if (!Files.exists(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        project.write(ROOT.relativize(file).toString(), Files.readString(file));
      }
    }
  }

  private static ResourceGraph graph(Path root, boolean dryRun) {
    StackFile file = Environments.in(root).stackFile(ENVIRONMENT);
    return InProcessEngine.run(
        PlatformProgram.in(root),
        RunSettings.of("maximus-platform", ENVIRONMENT)
            .withConfig(file.values(), file.secretKeys())
            .withDryRun(dryRun));
  }
}
