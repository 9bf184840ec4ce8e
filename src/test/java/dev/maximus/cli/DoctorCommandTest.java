package dev.maximus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a PATH of our own, with programs that only say a version. */
class DoctorCommandTest {
  @TempDir private Path directory;
  private Map<String, String> env = Map.of();

  @BeforeEach
  void twoRequiredTools() throws IOException {
    program("javac", "echo javac 17.0.15");
    program("mvn", "echo 'Apache Maven 3.8.7 (b89d)'; echo 'Java version: 17.0.15'");
    env =
        Map.of(
            "PATH", directory.resolve("bin").toString(),
            "XDG_CACHE_HOME", directory.resolve("cache").toString());
  }

  private void program(String name, String script) throws IOException {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void theRequiredToolsAreEnough() {
    CommandLineRun run = CommandLineRun.in(directory, env, "doctor");

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("  ok      JDK            17.0.15        " + directory.resolve("bin/javac"))
        .contains("  ok      Maven          3.8.7 ")
        .contains("  -       Go                            not found\n")
        .contains("get: https://go.dev/doc/install\n")
        .endsWith("\nEverything that is required is here.\n");
  }

  @Test
  void aMissingRequiredToolFails() throws IOException {
    Files.delete(directory.resolve("bin/mvn"));

    CommandLineRun run = CommandLineRun.in(directory, env, "doctor");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("  MISSING Maven ").endsWith("\n1 required missing.\n");
  }

  @Test
  void anOldRequiredToolFails() throws IOException {
    program("javac", "echo javac 11.0.2");

    CommandLineRun run = CommandLineRun.in(directory, env, "doctor");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("  MISSING JDK            11.0.2 ")
        .contains("it does not work: it is too old, must be at least 17\n");
  }

  @Test
  void theJdkIsAlsoLookedForWhereTheLauncherLooks() throws IOException {
    Files.createDirectories(directory.resolve("home/bin"));
    Files.move(directory.resolve("bin/javac"), directory.resolve("home/bin/javac"));
    Map<String, String> more = new HashMap<>(env);
    assertThat(CommandLineRun.in(directory, more, "doctor").code()).isEqualTo(1);

    more.put("JAVA_HOME", directory.resolve("home").toString());

    assertThat(CommandLineRun.in(directory, more, "doctor").code()).isZero();
  }

  @Test
  void aToolThatIsThereAndBrokenIsNotUsable() throws IOException {
    program("docker", "echo 'Cannot connect to the Docker daemon' >&2; exit 1");

    CommandLineRun run = CommandLineRun.in(directory, env, "doctor");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("  -       Docker engine ")
        .contains("it does not work: Cannot connect to the Docker daemon\n");
  }

  @Test
  void versionsAreFoundInEveryAnswer() throws IOException {
    program("go", "echo 'go version go1.26.1 linux/amd64'");
    program("git", "echo 'git version 2.39.5'");
    program("helm", "echo v3.22.0+g7f5eab6");
    program("kubectl", "echo 'Client Version: v1.36.3'; echo 'Kustomize Version: v5.7.1'");
    program("containerd", "echo 'containerd github.com/containerd/containerd 1.6.20~ds1 1.6.20'");

    assertThat(CommandLineRun.in(directory, env, "doctor").out())
        .contains(" 1.26.1 ", " 2.39.5 ", " 3.22.0+g7f5eab6 ", " 1.36.3 ", " 1.6.20~ds1 ");
  }

  @Test
  void jsonSaysTheSame() {
    JsonObject json =
        JsonParser.parseString(CommandLineRun.in(directory, env, "doctor", "--json").out())
            .getAsJsonObject();

    assertThat(json.get("form").getAsString()).isEqualTo("maximus/doctor");
    assertThat(json.get("version").getAsInt()).isEqualTo(1);
    JsonObject jdk = json.getAsJsonArray("tools").get(0).getAsJsonObject();
    assertThat(jdk.get("name").getAsString()).isEqualTo("JDK");
    assertThat(jdk.get("required").getAsBoolean()).isTrue();
    assertThat(jdk.get("usable").getAsBoolean()).isTrue();
    for (JsonElement tool : json.getAsJsonArray("tools")) {
      assertThat(tool.getAsJsonObject().get("purpose").getAsString()).isNotEmpty();
      assertThat(tool.getAsJsonObject().get("install").getAsString()).isNotEmpty();
    }
  }

  @Test
  void whatTheProjectMadeIsListed() throws IOException {
    Files.createDirectories(directory.resolve("cache/maximus-platform/pulumi-0123456789abcdef"));

    assertThat(CommandLineRun.in(directory, env, "doctor").out())
        .contains("ok      real engines for tests\n")
        .contains("pulumi in " + directory.resolve("cache/maximus-platform"));
  }
}
