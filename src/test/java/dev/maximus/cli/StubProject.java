package dev.maximus.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/**
 * The real launcher in a project with a program of one class, and with a Maven that only copies the
 * jar: what it decides is seen without a build of minutes.
 */
final class StubProject {
  private static final String PROGRAM =
      """
      package dev.maximus.cli;
      public class Main {
        public static void main(String[] args) throws Exception {
          if (args.length > 0 && args[args.length - 1].equals("warm-up")) {
            return;
          }
          System.out.println("args " + String.join(",", args));
          System.out.println("home " + System.getProperty("maximus.home"));
          System.out.println("terminal [" + System.getProperty("maximus.terminal") + "]");
          if (args.length > 0 && args[0].equals("fail")) {
            System.exit(7);
          }
        }
      }
      """;

  private static final String CERTS_TOOL =
      """
      package dev.maximus.certs.cli;
      public class Main {
        public static void main(String[] args) throws Exception {
          if (args.length == 0 || !args[args.length - 1].equals("warm-up")) {
            System.out.println("called as " + System.getProperty("maximus.called-as"));
            System.out.println("args " + String.join(",", args));
          }
        }
      }
      """;

  /** Says each call, and makes the jar slowly enough for two calls to meet. */
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$@" >>"%1$s/mvn.log"
      [ ! -e "%1$s/broken" ] || { echo '[ERROR] cannot find symbol: thing'; exit 1; }
      case "$*" in *verify*) exit 0 ;; esac
      sleep 0.3
      mkdir -p "%1$s/src/target" "%1$s/certs-tool/target"
      cp "%1$s/made.jar" "%1$s/certs-tool/target/certs-tool.jar"
      case "$*" in *"-pl certs-tool"*) exit 0 ;; esac
      cp "%1$s/made.jar" "%1$s/src/target/maximus.jar"
      """;

  private final Path root;

  StubProject(Path root) throws IOException {
    this.root = root;
    for (String directory :
        List.of(
            "bin",
            "certs-tool/src/main",
            "components/src/main",
            "engine/src/main",
            "src/main/sh")) {
      Files.createDirectories(root.resolve(directory));
    }
    for (String pom : List.of("", "certs-tool/", "components/", "engine/", "src/")) {
      Files.writeString(root.resolve(pom + "pom.xml"), "<project/>");
    }
    Files.writeString(root.resolve("src/main/Main.java"), PROGRAM);
    Files.createDirectories(root.resolve("certs-tool/src/main/certs"));
    Files.writeString(root.resolve("certs-tool/src/main/certs/Main.java"), CERTS_TOOL);
    for (String file : List.of("maximus", "src/main/sh/prepare.sh", "certs-tool/certs-tool")) {
      Files.copy(SampleProject.repository().resolve(file), root.resolve(file));
    }
    executable("bin/mvn", MAVEN.formatted(root));
    makeJar();
  }

  Path root() {
    return root;
  }

  void executable(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void makeJar() throws IOException {
    Path classes = Files.createDirectory(root.resolve("classes"));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                "-d",
                classes.toString(),
                root.resolve("src/main/Main.java").toString(),
                root.resolve("certs-tool/src/main/certs/Main.java").toString());
    if (code != 0) {
      throw new IOException("the stub does not compile");
    }
    try (OutputStream file = Files.newOutputStream(root.resolve("made.jar"));
        JarOutputStream jar = new JarOutputStream(file)) {
      for (String name :
          List.of("dev/maximus/cli/Main.class", "dev/maximus/certs/cli/Main.class")) {
        jar.putNextEntry(new JarEntry(name));
        jar.write(Files.readAllBytes(classes.resolve(name)));
        jar.closeEntry();
      }
    }
  }

  ChildProcess run(String... line) throws IOException {
    return run(root, Map.of(), line);
  }

  /** Calls the launcher from a directory, with more variables; by default with this JVM's JDK. */
  ChildProcess run(Path directory, Map<String, String> more, String... line) throws IOException {
    return run("maximus", directory, environment(more), line);
  }

  private Map<String, String> environment(Map<String, String> more) {
    Map<String, String> env = new LinkedHashMap<>();
    env.put("PATH", root.resolve("bin") + ":/usr/bin:/bin");
    env.put("JAVA_HOME", System.getProperty("java.home"));
    env.put("HOME", root.toString());
    env.put("LC_ALL", "C");
    env.putAll(more);
    return env;
  }

  /** Calls the launcher of certs-tool. */
  ChildProcess certsTool(String... line) throws IOException {
    return run("certs-tool/certs-tool", root, environment(Map.of()), line);
  }

  private ChildProcess run(String program, Path directory, Map<String, String> env, String... line)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(root.resolve(program).toString()));
    command.addAll(List.of(line));
    return ChildProcess.run(directory, env, command.toArray(String[]::new));
  }

  List<String> mavenCalls() throws IOException {
    Path log = root.resolve("mvn.log");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  /** The archives that are there. */
  List<Path> archives() throws IOException {
    Path state = root.resolve("target/launcher");
    if (!Files.isDirectory(state)) {
      return List.of();
    }
    try (var files = Files.list(state)) {
      return files.filter(f -> f.toString().matches(".*\\.(jsa|aot)")).toList();
    }
  }
}
