package dev.maximus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./maximus} decides before the program starts. */
class LauncherTest {
  private static final String BUILD = "-B -Dquick -Dmaven.test.skip=true package";

  @TempDir private Path directory;
  private StubProject project;

  @BeforeEach
  void makeProject() throws IOException {
    project = new StubProject(directory.toRealPath());
  }

  private void change(String file) throws IOException {
    Files.setLastModifiedTime(project.root().resolve(file), FileTime.from(Instant.now()));
  }

  @Test
  void buildsOnceThenStarts() throws IOException {
    ChildProcess first = project.run("render", "two words", "*");

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .isEqualTo("args render,two words,*\nhome %s\nterminal []\n".formatted(project.root()));
    assertThat(first.err()).startsWith("maximus: building for the first time").endsWith("built\n");
    ChildProcess second = project.run("preview");
    assertThat(second.out()).startsWith("args preview\n");
    assertThat(second.err()).isEmpty();
    assertThat(project.mavenCalls()).hasSize(1);
    assertThat(project.mavenCalls().get(0)).endsWith(BUILD);
  }

  @Test
  void aChangedSourceBuildsAgain() throws IOException {
    project.run("warm-up");
    for (String changed : List.of("src/main/Main.java", "engine/pom.xml", "pom.xml")) {
      int before = project.mavenCalls().size();
      change(changed);
      project.run("x");
      assertThat(project.mavenCalls()).as(changed).hasSize(before + 1);
    }
  }

  @Test
  void aNewOrRemovedFileBuildsAgain() throws IOException {
    Files.writeString(project.root().resolve("engine/src/main/Extra.java"), "class Extra {}");
    project.run("warm-up");
    assertThat(project.mavenCalls()).hasSize(1);
    Files.delete(project.root().resolve("engine/src/main/Extra.java"));
    change("engine/src/main");

    project.run("x");

    assertThat(project.mavenCalls()).hasSize(2);
  }

  @Test
  void testsAndDocumentsDoNotBuild() throws IOException {
    project.run("warm-up");
    Files.createDirectories(project.root().resolve("src/test"));
    Files.writeString(project.root().resolve("src/test/Some.java"), "");
    Files.writeString(project.root().resolve("README.md"), "");
    change("src/test/Some.java");
    change("README.md");

    project.run("x");

    assertThat(project.mavenCalls()).hasSize(1);
  }

  @Test
  void certsToolIsAProgramOfItsOwn() throws IOException {
    ChildProcess first = project.certsTool("generate", "two words");

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .isEqualTo(
            "called as %s/certs-tool/certs-tool\nargs generate,two words\n"
                .formatted(project.root()));
    assertThat(first.err()).startsWith("certs-tool: building for the first time");
    assertThat(project.mavenCalls())
        .containsExactly(
            "-f %s/pom.xml -B -Dquick -Dmaven.test.skip=true -pl certs-tool package"
                .formatted(project.root()));
    assertThat(project.run("certs", "warm-up").code()).isZero();
    assertThat(project.archives()).hasSize(1);
    assertThat(project.run("certs", "test").out())
        .isEqualTo("called as %s/maximus certs\nargs test\n".formatted(project.root()));
    change("engine/pom.xml");
    assertThat(project.certsTool("x").err()).as("it is not built from the engine").isEmpty();
  }

  @Test
  void aFailedBuildSaysWhyAndIsTriedAgain() throws IOException {
    Files.writeString(project.root().resolve("broken"), "");

    ChildProcess run = project.run("render");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("[ERROR] cannot find symbol: thing\n")
        .contains("maximus: error: the build failed\n  The whole log is in '")
        .contains("target/build.log'");
    Files.delete(project.root().resolve("broken"));
    assertThat(project.run("render").code()).isZero();
  }

  @Test
  void theExitCodeIsTheProgrammes() throws IOException {
    assertThat(project.run("fail").code()).isEqualTo(7);
  }

  @Test
  void theArchiveIsMadeInTheBackgroundAndUsed() throws Exception {
    project.run("x");
    for (int i = 0; i < 300 && project.archives().isEmpty(); i++) {
      Thread.sleep(100);
    }
    assertThat(project.archives()).hasSize(1);

    ChildProcess run =
        project.run(project.root(), Map.of("MAXIMUS_JVM_OPTS", "-Xlog:class+load:stdout"), "x");

    assertThat(run.out()).containsPattern("dev.maximus.cli.Main source: shared objects file");
    ChildProcess without =
        project.run(
            project.root(),
            Map.of("MAXIMUS_JVM_OPTS", "-Xlog:class+load:stdout", "MAXIMUS_ARCHIVE", "off"),
            "x");
    assertThat(without.out()).containsPattern("dev.maximus.cli.Main source: file:");
  }

  @Test
  void warmUpMakesTheArchiveNowAndANewJarANewOne() throws IOException {
    assertThat(project.run("warm-up").code()).isZero();
    List<Path> archives = project.archives();
    assertThat(archives).hasSize(1);
    FileTime made = Files.getLastModifiedTime(archives.get(0));

    assertThat(project.run("warm-up").code()).isZero();
    assertThat(Files.getLastModifiedTime(archives.get(0))).isEqualTo(made);

    change("src/main/Main.java");
    assertThat(project.run("warm-up").code()).isZero();
    assertThat(Files.getLastModifiedTime(project.archives().get(0))).isGreaterThan(made);
  }

  @Test
  void aDamagedArchiveDoesNoHarm() throws IOException {
    project.run("warm-up");
    Path archive = project.archives().get(0);
    byte[] bytes = Files.readAllBytes(archive);
    Files.delete(archive);
    Files.write(archive, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(project.run("x").out()).startsWith("args x\n");

    // Half an archive is no archive: a JVM may crash on it, so it is made again.
    project.run("warm-up");
    assertThat(Files.size(archive)).isGreaterThan(bytes.length / 2);
    Files.delete(archive);
    byte[] noise = new byte[bytes.length];
    java.util.Arrays.fill(noise, (byte) 7);
    Files.write(archive, noise);
    ChildProcess run = project.run("x");
    assertThat(run.out()).startsWith("args x\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void fourCallsAtTheSameTimeBuildOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<ChildProcess>> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        running.add(threads.submit(() -> project.run("x")));
      }
      for (Future<ChildProcess> run : running) {
        assertThat(get(run).out()).startsWith("args x\n");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(project.mavenCalls()).hasSize(1);
    assertThat(project.run("warm-up").code()).isZero();
    assertThat(project.archives()).hasSize(1);
  }

  private static ChildProcess get(Future<ChildProcess> run) throws InterruptedException {
    try {
      return run.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theLockOfADeadBuildIsTakenOver() throws IOException {
    Path lock = Files.createDirectories(project.root().resolve("target/launcher/build.lock"));
    Files.writeString(lock.resolve("pid"), "999999999\n");

    assertThat(project.run("x").code()).isZero();
    assertThat(lock).doesNotExist();
  }

  @Test
  void testGoesToMavenWithItsArguments() throws IOException {
    assertThat(project.run("test", "-Dtest=Some Test").code()).isZero();

    assertThat(project.mavenCalls())
        .containsExactly("-f " + project.root() + "/pom.xml -B verify -Dtest=Some Test");
  }

  @Test
  void buildBuildsAlways() throws IOException {
    project.run("warm-up");
    assertThat(project.run("build").code()).isZero();
    assertThat(project.mavenCalls()).hasSize(2);
  }

  @Test
  void worksThroughALinkFromElsewhereAndInAPathWithSpaces(@TempDir Path elsewhere)
      throws IOException {
    Path spaced = Files.createDirectories(elsewhere.resolve("a b/it's"));
    StubProject other = new StubProject(spaced.toRealPath());
    Path link = elsewhere.resolve("maximus-link");
    Files.createSymbolicLink(link, other.root().resolve("maximus"));
    Map<String, String> env =
        Map.of(
            "PATH", other.root().resolve("bin") + ":/usr/bin:/bin",
            "JAVA_HOME", System.getProperty("java.home"),
            "HOME", other.root().toString());

    ChildProcess run = ChildProcess.run(elsewhere, env, link.toString(), "x");

    assertThat(run.out()).as(run.err()).contains("home " + other.root() + "\n");
  }

  @Test
  void javaThatIsTooOldOrMissing() throws IOException {
    project.executable("old/bin/java", "#!/bin/sh\nexit 1\n");
    Files.writeString(project.root().resolve("old/release"), "JAVA_VERSION=\"11.0.2\"\n");
    String old = project.root().resolve("old").toString();

    ChildProcess run = project.run(project.root(), Map.of("JAVA_HOME", old), "x");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith(
            "maximus: error: Java '11.0.2' ("
                + old
                + "/bin/java) is too old, must be at least 17\n")
        .contains("openjdk-17-jdk");

    ChildProcess none = project.run(project.root(), Map.of("JAVA_HOME", "/nowhere"), "x");
    assertThat(none.err()).startsWith("maximus: error: JAVA_HOME '/nowhere' has no bin/java\n");

    ChildProcess chosen =
        project.run(
            project.root(),
            Map.of("JAVA_HOME", old, "MAXIMUS_JAVA", System.getProperty("java.home")),
            "x");
    assertThat(chosen.out()).startsWith("args x\n");
  }

  @Test
  void mavenThatIsMissing() throws IOException {
    Files.delete(project.root().resolve("bin/mvn"));
    // Everything but Maven, whatever this machine has in /usr/bin.
    for (String tool :
        List.of("sh", "dirname", "find", "mkdir", "rm", "grep", "head", "tail", "mv", "cat")) {
      Path real = Path.of("/bin", tool);
      Files.createSymbolicLink(
          project.root().resolve("bin").resolve(tool),
          Files.exists(real) ? real : Path.of("/usr/bin", tool));
    }

    ChildProcess run =
        project.run(project.root(), Map.of("PATH", project.root().resolve("bin").toString()), "x");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("maximus: error: Maven (mvn) was not found\n  It builds the program.");
  }

  @Test
  void aRuntimeWithoutCompilerCannotBuild() throws IOException {
    project.executable("jre/bin/java", "#!/bin/sh\nexit 1\n");
    Files.writeString(project.root().resolve("jre/release"), "JAVA_VERSION=\"21.0.1\"\n");
    String jre = project.root().resolve("jre").toString();

    ChildProcess run = project.run(project.root(), Map.of("JAVA_HOME", jre), "x");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("'" + jre + "' has no Java compiler (javac)");
  }

  @Test
  void aNewerJavaThatCannotStartIsLeftAlone() throws IOException {
    Path mine = Path.of(System.getProperty("java.home"));
    Files.createSymbolicLink(project.root().resolve("bin/java"), mine.resolve("bin/java"));
    String newer = ".sdkman/candidates/java/99";
    project.executable(newer + "/bin/java", "#!/bin/sh\nexit 1\n");
    Files.writeString(
        project.root().resolve(newer + "/release"),
        Files.readString(mine.resolve("release"))
            .replaceFirst("JAVA_VERSION=\"[^\"]*\"", "JAVA_VERSION=\"99.0.1\""));
    Map<String, String> nobodyChose = Map.of("JAVA_HOME", "");

    ChildProcess first = project.run(project.root(), nobodyChose, "x");
    assertThat(first.out()).as(first.err()).startsWith("args x\n");
    for (int i = 0; i < 2; i++) {
      project.run(project.root(), nobodyChose, "warm-up");
    }

    assertThat(project.root().resolve("target/launcher/maximus-99.0.1.failed")).exists();
    assertThat(project.archives()).hasSize(1);
    assertThat(project.run(project.root(), nobodyChose, "x").out()).startsWith("args x\n");
  }
}
