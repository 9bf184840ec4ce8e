package dev.maximus.certs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.certs.request.CertificateSet;
import dev.maximus.certs.request.StandardSet;
import dev.maximus.certs.store.disk.Disk;
import dev.maximus.testing.Requires;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store refuses, with the exact words, and that it is then as it was. */
class StoreFaultsTest {
  private static final CertificateSet SET = Sets.directories(Sets.server("db", "db.example"));

  @TempDir Path temporary;
  private Path directory;

  @BeforeEach
  void place() {
    directory = temporary.resolve("store");
  }

  private Store store() {
    return Store.open(directory, Sets.clock(), Sets.RANDOM);
  }

  private void generate(CertificateSet set) {
    Store store = store();
    store.apply(store.plan(set), ApplyOptions.PLAIN);
  }

  private void refuses(CertificateSet set, String message) {
    assertThatThrownBy(() -> generate(set)).isInstanceOf(StoreException.class).hasMessage(message);
  }

  @Test
  void aSecondRunSaysWhoHoldsTheStore() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Disk slow =
        new Disk(
            (operation, path) -> {
              if (path.endsWith("db/tls.key") && operation.equals("create")) {
                inside.countDown();
                await(go);
              }
            });
    Thread first =
        new Thread(
            () -> {
              Store store = Store.open(directory, Sets.clock(), Sets.RANDOM, slow);
              store.apply(store.plan(SET), ApplyOptions.PLAIN);
            });
    first.start();
    assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();

    refuses(
        SET,
        "directory '%s' is in use by process %d since 2026-11-21T10:00:00Z; wait until it has ended"
            .formatted(directory, ProcessHandle.current().pid()));
    // A reader needs no lock.
    assertThat(store().index().size()).isZero();

    go.countDown();
    Store patient = store();
    Result result =
        patient.apply(patient.plan(SET), ApplyOptions.PLAIN.withPatience(Duration.ofSeconds(60)));
    first.join();
    assertThat(result.issued()).isZero();
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(60, TimeUnit.SECONDS)) {
        throw new IOException("nobody came");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void filesOfOthersAreNotReplaced() throws Exception {
    Files.createDirectory(directory);
    Path certificate = Files.writeString(directory.resolve("ca-cert.pem"), "mine");
    Path key = Files.writeString(directory.resolve("server-key.pem"), "mine too");

    assertThatThrownBy(() -> generate(StandardSet.development()))
        .hasMessageContaining(
            "file '%s' was not made by this tool; move it away, or take another directory"
                .formatted(certificate));
    assertThat(certificate).hasContent("mine");
    assertThat(key).hasContent("mine too");
    assertThat(directory.resolve("server-cert.pem")).doesNotExist();
  }

  @Test
  void otherFilesMayStayBeside() throws Exception {
    Files.createDirectory(directory);
    Path note = Files.writeString(directory.resolve("README"), "ours");

    generate(SET);
    generate(Sets.directories());

    assertThat(note).hasContent("ours");
  }

  @Test
  void aDirectoryBehindALinkIsRefused() throws Exception {
    Path real = Files.createDirectory(temporary.resolve("real"));
    Files.createSymbolicLink(directory, real);

    refuses(
        SET,
        "directory '%s' is a symbolic link to '%s', must be the directory itself"
            .formatted(directory, real));
    assertThat(Visible.names(real)).isEmpty();
  }

  @Test
  void aDirectoryThatOthersCanWriteIsRefused() throws Exception {
    Files.createDirectory(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxr-x"));

    refuses(
        SET,
        ("directory '%s' can be written by others, who could put their own keys there; run: chmod"
                + " go-w %s")
            .formatted(directory, directory));
  }

  @Test
  void aCurrentSetElsewhereIsRefused() throws Exception {
    generate(SET);
    Path link = directory.resolve(".current");
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("/tmp"));

    refuses(SET, "link '%s' points to '/tmp', must point to .sets/<number>".formatted(link));
  }

  @Test
  void linksThatLieInWaitAreNotFollowed() throws Exception {
    Path victim = Files.writeString(temporary.resolve("victim"), "untouched");
    Files.createDirectory(directory);
    Files.createSymbolicLink(directory.resolve(".lock"), victim);

    assertThatThrownBy(() -> generate(SET)).isInstanceOf(StoreException.class);
    Files.delete(directory.resolve(".lock"));
    Files.createSymbolicLink(directory.resolve(".current.new"), victim);
    Files.createSymbolicLink(directory.resolve(".index.yaml.new"), victim);
    generate(SET);

    assertThat(victim).hasContent("untouched");
    new Visible(directory).isTidy();
  }

  @Test
  void aFullDiskLeavesTheOldSet() throws Exception {
    Files.createDirectory(directory);
    Requires.that("root", isRoot(), "root, to mount a small file system");
    run("mount", "-t", "tmpfs", "-o", "size=400k,mode=700", "tmpfs", directory.toString());
    try {
      generate(SET);
      Visible visible = new Visible(directory);
      Map<String, String> before = visible.files();

      assertThatThrownBy(() -> generate(Sets.series(100)))
          .isInstanceOf(StoreException.class)
          .hasMessageMatching("file '.*': No space left on device");

      assertThat(visible.files()).isEqualTo(before);
      visible.isTidy();
    } finally {
      run("umount", directory.toString());
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsNamed() throws Exception {
    Files.createDirectory(directory);
    Requires.that("root", isRoot(), "root, to mount a file system that is read-only");
    run("mount", "-t", "tmpfs", "-o", "ro,mode=700", "tmpfs", directory.toString());
    try {
      refuses(SET, "file '%s/.lock': Read-only file system".formatted(directory));
    } finally {
      run("umount", directory.toString());
    }
  }

  @Test
  void keysInGitAreRefused() throws Exception {
    Requires.that("git", hasGit(), "git, from the package git");
    run("git", "init", "-q", temporary.toString());
    Files.createDirectories(directory.resolve("db"));
    Path key = Files.writeString(directory.resolve("db/tls.key"), "secret");
    run("git", "-C", temporary.toString(), "add", ".");

    refuses(
        SET,
        ("file '%s' is tracked by git, must not be; to take them out of git, run: git rm -r"
                + " --cached %s; what was committed is known to all who can read the repository, so"
                + " issue new keys as well")
            .formatted(key, directory));
  }

  @Test
  void gitSeesTheIndexOnly() throws Exception {
    Requires.that("git", hasGit(), "git, from the package git");
    run("git", "init", "-q", temporary.toString());

    generate(SET);
    run("git", "-C", temporary.toString(), "add", ".");
    generate(Sets.directories(Sets.server("db", "db.example", "more.example")));

    assertThat(run("git", "-C", temporary.toString(), "ls-files"))
        .isEqualTo("store/.gitignore\nstore/index.yaml\n");
  }

  @Test
  void anIgnoreFileOfOthersMustIgnoreKeys() throws Exception {
    Files.createDirectories(temporary.resolve(".git"));
    Files.createDirectory(directory);
    Path ignore = Files.writeString(directory.resolve(".gitignore"), "*.log\n");

    refuses(
        SET, "file '%s' must have the line '*', so that no key goes into git".formatted(ignore));
  }

  private static boolean hasGit() {
    try {
      run("git", "--version");
      return true;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void aLostIndexIsReadFromItsCopy() throws Exception {
    generate(SET);
    Files.writeString(directory.resolve(".current/.index.yaml"), "- {\"name\": \"db");

    Plan plan = store().plan(SET);
    assertThat(plan.issued()).isZero();
    generate(SET);
    new Visible(directory).isTidy();
    assertThat(store().plan(SET).isEmpty()).isTrue();
    Path truth = directory.resolve(".sets/2/.index.yaml");
    Files.writeString(truth, "- {\"name\": \"db");
    Files.delete(directory.resolve("index.yaml"));

    refuses(
        SET,
        ("the index is lost (%s:1:1: a line must be one certificate, as certs-tool writes it); put"
                + " back '%s' from git, or move the directory away and generate a new set")
            .formatted(truth, directory.resolve("index.yaml")));
  }
}
