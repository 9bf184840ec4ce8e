package dev.maximus.engine.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A project of the real Pulumi CLI in a directory of its own: its state, its home and its plugins
 * are there, and nothing outside is read or written.
 */
public final class PulumiProject {
  private static final long LIMIT_MINUTES = 5;

  private final Path directory;
  private final Path cli;
  private final Map<String, String> environment = new TreeMap<>();

  /** How a command of the CLI ended; a failed one is an error of the test. */
  record Output(String text) {}

  private PulumiProject(Path directory, Path cli) {
    this.directory = directory;
    this.cli = cli;
  }

  /**
   * A project whose program is the main class given, with this JVM's class path.
   *
   * @param cli the directory of the {@code pulumi} command
   * @param packages of which the recording provider is the plugin
   */
  public static PulumiProject create(
      Path directory, Path cli, String project, Class<?> program, List<String> packages)
      throws IOException {
    PulumiProject created = new PulumiProject(directory, cli);
    for (String folder : List.of("home", "state", "plugins", "project")) {
      Files.createDirectories(directory.resolve(folder));
    }
    for (String name : packages) {
      created.writePlugin(name);
    }
    created.writeJar(program);
    created.write(
        "Pulumi.yaml",
        """
        name: %s
        runtime:
          name: java
          options:
            binary: app.jar
        """
            .formatted(project));
    created.environment.putAll(
        Map.of(
            "HOME",
            directory.toString(),
            "PULUMI_HOME",
            directory.resolve("home").toString(),
            "PULUMI_BACKEND_URL",
            "file://" + directory.resolve("state"),
            "PULUMI_CONFIG_PASSPHRASE",
            "only for this test",
            "PULUMI_SKIP_UPDATE_CHECK",
            "true",
            "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION",
            "true",
            "NO_COLOR",
            "1",
            "PATH",
            String.join(
                File.pathSeparator,
                directory.resolve("plugins").toString(),
                cli.toString(),
                Path.of(System.getProperty("java.home"), "bin").toString(),
                "/usr/bin",
                "/bin")));
    return created;
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private void writePlugin(String name) throws IOException {
    Path plugin = directory.resolve("plugins").resolve("pulumi-resource-" + name);
    Files.writeString(
        plugin,
        """
        #!/bin/sh
        exec '%s' -XX:TieredStopAtLevel=1 -Xshare:auto -cp '%s' %s
        """
            .formatted(
                java(), System.getProperty("java.class.path"), RecordingProvider.class.getName()));
    Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A jar with nothing in it but a class path. */
  private void writeJar(Class<?> program) throws IOException {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toUri().toString());
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, program.getName());
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", entries));
    try (OutputStream file = Files.newOutputStream(root().resolve("app.jar"))) {
      new JarOutputStream(file, manifest).close();
    }
  }

  /** The directory of the project file. */
  public Path root() {
    return directory.resolve("project");
  }

  public void write(String name, String text) throws IOException {
    Path file = root().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Runs the CLI to its end and returns what it printed on standard output. */
  public String pulumi(String... arguments) throws IOException {
    return pulumi(Map.of(), arguments);
  }

  private String pulumi(Map<String, String> more, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(cli.resolve("pulumi").toString());
    command.addAll(List.of(arguments));
    command.add("--non-interactive");
    Path out = Files.createTempFile(directory, "out", ".txt");
    Path err = Files.createTempFile(directory, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(root().toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(more);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        throw new AssertionError("%s did not end".formatted(command));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String text = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(() -> command + "\n" + text + read(err)).isZero();
    return text;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** What the engine and the provider were told in a preview. */
  public Told preview() throws IOException {
    Path recording = directory.resolve("preview.jsonl");
    String steps =
        pulumi(Map.of(RecordingProvider.FILE, recording.toString()), "preview", "--json");
    return Told.ofPreview(recording, steps);
  }

  /** What they were told in an update, and what the state is after it. */
  public Told up() throws IOException {
    Path recording = directory.resolve("up.jsonl");
    String unused =
        pulumi(
            Map.of(RecordingProvider.FILE, recording.toString()),
            "up",
            "--yes",
            "--skip-preview",
            "--suppress-outputs");
    return Told.ofUpdate(recording, pulumi("stack", "export", "--show-secrets"));
  }
}
