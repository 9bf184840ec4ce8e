package dev.maximus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * toolchain/build with the smallest engine, in a copy of the scripts and with a cache of its own.
 */
class BuildScriptTest {
  private static final String ENGINE = "goyaml";

  @TempDir Path dir;
  private Path copy = Path.of("");
  private Path cache = Path.of("");

  @BeforeEach
  void copyScripts() throws IOException {
    cache = dir.resolve("cache");
    copy = dir.resolve("toolchain");
    Path original = Toolchain.root().resolve("toolchain");
    Files.createDirectories(copy.resolve(ENGINE));
    for (String file :
        List.of("build", "lib.sh", ENGINE + "/go.mod", ENGINE + "/go.sum", ENGINE + "/main.go")) {
      Files.copy(original.resolve(file), copy.resolve(file));
    }
  }

  @Test
  void secondTimeThereIsNothingToDo() throws IOException {
    requireGo();
    assertThat(build("--where", ENGINE).exitCode()).isEqualTo(1);
    Toolchain.Result first = build(ENGINE);
    assertThat(first.exitCode()).as(first.stderr()).isZero();
    assertThat(first.stderr()).contains("goyaml: building", "goyaml: built in");
    Path folder = Path.of(first.stdout().strip().substring(ENGINE.length() + 1));
    assertThat(folder).hasParent(cache);
    assertThat(folder.resolve(ENGINE)).isExecutable();

    Toolchain.Result second = build(ENGINE);
    assertThat(second.stdout()).isEqualTo(first.stdout());
    assertThat(second.stderr()).isEmpty();
    assertThat(build("--where", ENGINE).stdout().strip()).isEqualTo(folder.toString());
    assertThat(build().stdout()).contains(ENGINE).contains(folder.toString());
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void aChangedSourceIsAnotherBuild() throws IOException {
    requireGo();
    String before = build("--where", ENGINE).stdout();
    assertThat(build(ENGINE).exitCode()).isZero();
    append("// changed\n");
    String after = build("--where", ENGINE).stdout();
    assertThat(after).isNotEqualTo(before);
    assertThat(build("--prune").stderr()).contains("removing " + before.strip());
    assertThat(Path.of(before.strip())).doesNotExist();
  }

  @Test
  void twoAtOnceBuildOnce() {
    requireGo();
    List<CompletableFuture<Toolchain.Result>> runs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      runs.add(CompletableFuture.supplyAsync(() -> build(ENGINE)));
    }
    List<Toolchain.Result> results = runs.stream().map(CompletableFuture::join).toList();
    assertThat(results).allSatisfy(r -> assertThat(r.exitCode()).as(r.stderr()).isZero());
    assertThat(results.stream().map(Toolchain.Result::stdout).distinct()).hasSize(1);
    assertThat(results.stream().filter(r -> r.stderr().contains("built in"))).hasSize(1);
  }

  @Test
  void aFailedBuildLeavesNothing() throws IOException {
    requireGo();
    append("this is not Go\n");
    Toolchain.Result result = build(ENGINE);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).contains("main.go", "goyaml: the build failed", "Whole log: ");
    assertThat(unfinished()).isEmpty();
    assertThat(build("--where", ENGINE).exitCode()).isEqualTo(1);
  }

  @Test
  void aKilledBuildIsTakenUpAgain() throws Exception {
    requireGo();
    Path bin = Files.createDirectory(dir.resolve("bin"));
    String real =
        Toolchain.execute(List.of("sh", "-c", "command -v go"), Map.of()).stdout().strip();
    // Says what it is asked, but never ends a build.
    program(
        bin.resolve("go"),
        "[ \"$1\" != build ] || exec sleep 60\nexec '%s' \"$@\"".formatted(real));
    ProcessBuilder builder = new ProcessBuilder(copy.resolve("build").toString(), ENGINE);
    builder.environment().putAll(environment());
    builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
    Process killed = builder.redirectErrorStream(true).start();
    for (int i = 0; i < 600 && unfinished().isEmpty(); i++) {
      Thread.sleep(50);
    }
    assertThat(unfinished()).hasSize(1);
    List<ProcessHandle> children = killed.descendants().toList();
    killed.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(unfinished()).hasSize(1);

    Toolchain.Result again = build(ENGINE);
    assertThat(again.exitCode()).as(again.stderr()).isZero();
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void goIsMissingOrTooOld() throws IOException {
    Path bin = Files.createDirectory(dir.resolve("bin"));
    for (String tool :
        List.of("dirname", "basename", "sed", "flock", "sha256sum", "sort", "head")) {
      Toolchain.Result found =
          Toolchain.execute(List.of("sh", "-c", "command -v " + tool), Map.of());
      program(bin.resolve(tool), "exec %s \"$@\"".formatted(found.stdout().strip()));
    }
    Map<String, String> environment = Map.of("PATH", bin.toString());
    Toolchain.Result missing = build(environment, ENGINE);
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.stderr())
        .isEqualTo(
            """
            toolchain/build: needs Go 1.26.0 or newer, and there is no 'go' on PATH
              Get it: https://go.dev/dl/
            """);

    program(bin.resolve("go"), "echo go1.19.8");
    Toolchain.Result old = build(environment, ENGINE);
    assertThat(old.exitCode()).isEqualTo(1);
    assertThat(old.stderr()).contains("needs Go 1.26.0 or newer, found go1.19.8 (" + bin + "/go)");
  }

  @Test
  void theCacheMustBeUsable() throws IOException {
    requireGo();
    assertThat(build(Map.of("MAXIMUS_CACHE", "relative"), ENGINE).stderr())
        .contains("cache folder 'relative' must be an absolute path");
    Path file = Files.createFile(dir.resolve("file"));
    assertThat(build(Map.of("MAXIMUS_CACHE", file.toString()), ENGINE).stderr())
        .contains("cache folder '%s' is not writable".formatted(file));
    assertThat(
            build(Map.of("MAXIMUS_CACHE", "", "XDG_CACHE_HOME", dir.toString()), "--where", ENGINE))
        .satisfies(r -> assertThat(r.stdout()).startsWith(dir + "/maximus-platform/goyaml-"));
  }

  private static void requireGo() {
    Toolchain.Result go = Toolchain.execute(List.of("sh", "-c", "command -v go"), Map.of());
    Requires.that("go", go.exitCode() == 0, "Go 1.26 or newer, see https://go.dev/dl/");
  }

  private Map<String, String> environment() {
    return Map.of("MAXIMUS_CACHE", cache.toString());
  }

  private Toolchain.Result build(String... arguments) {
    return build(environment(), arguments);
  }

  private Toolchain.Result build(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of(copy.resolve("build").toString()));
    command.addAll(List.of(arguments));
    return Toolchain.execute(command, environment);
  }

  private void append(String text) throws IOException {
    Files.writeString(copy.resolve(ENGINE + "/main.go"), text, StandardOpenOption.APPEND);
  }

  private List<Path> unfinished() throws IOException {
    if (!Files.exists(cache)) {
      return List.of();
    }
    try (var files = Files.list(cache)) {
      return files.filter(f -> f.getFileName().toString().startsWith(".building-")).toList();
    }
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/bash\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
