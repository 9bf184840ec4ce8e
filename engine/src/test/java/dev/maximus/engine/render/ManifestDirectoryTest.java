package dev.maximus.engine.render;

import static dev.maximus.engine.render.TestGraph.fields;
import static dev.maximus.engine.render.TestGraph.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.render.Difference.Change;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestDirectoryTest {
  private static final String CONFIG_MAP = "kubernetes:core/v1:ConfigMap";

  @TempDir private Path temp;
  private Path target = Path.of("replaced in setUp");

  @BeforeEach
  void setUp() {
    target = temp.resolve("manifests-generated/dev");
  }

  @Test
  void theFirstWriteMakesEverything() throws IOException {
    ManifestDirectory.Result result = ManifestDirectory.at(target).write(set("a", "b"));
    assertThat(result.files()).isEqualTo(3);
    assertThat(result.changes()).hasSize(3).allMatch(d -> d.change() == Change.ADDED);
    assertThat(tree()).isEqualTo(set("a", "b").files());
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void theNextWriteReplacesAllOfIt() throws IOException {
    ManifestDirectory.at(target).write(set("a", "b", "gone"));
    Files.writeString(target.resolve("shop/configmap-a.yaml"), "edited by hand");
    Files.writeString(target.resolve("notes.txt"), "mine");
    ManifestDirectory.Result result = ManifestDirectory.at(target).write(set("a", "b", "new"));
    assertThat(result.changes())
        .extracting(Difference::toString)
        .containsExactly(
            "file 'kustomization.yaml' differs from line 8 on",
            "file 'notes.txt' is no longer rendered",
            "file 'shop/configmap-a.yaml' differs from line 1 on",
            "file 'shop/configmap-gone.yaml' is no longer rendered",
            "file 'shop/configmap-new.yaml' is missing");
    assertThat(tree()).isEqualTo(set("a", "b", "new").files());
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void nothingIsTouchedWhenNothingChanged() throws IOException {
    ManifestDirectory.at(target).write(set("a"));
    Files.delete(temp.resolve("manifests-generated/.manifests-generated.dev.lock"));
    FileTime long_ago = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(target, long_ago);
    ManifestDirectory.Result result = ManifestDirectory.at(target).write(set("a"));
    assertThat(result.changed()).isFalse();
    assertThat(Files.getLastModifiedTime(target)).isEqualTo(long_ago);
    assertThat(siblings()).containsExactly("dev");
  }

  @Test
  void aFileThatDidNotChangeIsKept() throws IOException {
    ManifestDirectory.at(target).write(set("a", "b"));
    FileTime longAgo = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(target.resolve("shop/configmap-a.yaml"), longAgo);
    ManifestDirectory.at(target).write(set("a", "c"));
    assertThat(Files.getLastModifiedTime(target.resolve("shop/configmap-a.yaml")))
        .isEqualTo(longAgo);
    assertThat(tree()).isEqualTo(set("a", "c").files());
  }

  @Test
  void whenTheNewTreeCannotTakeThePlaceTheOldOneIsPutBack() throws IOException {
    ManifestDirectory.at(target).write(set("a"));
    ManifestDirectory failing =
        ManifestDirectory.at(
            target,
            (from, to) -> {
              if (from.toString().endsWith(".new")) {
                throw new FileSystemException(to.toString(), null, "no rename today");
              }
              Files.move(from, to);
            });
    assertThatThrownBy(() -> failing.write(set("b")))
        .isInstanceOf(RenderException.class)
        .hasMessage(
            "directory '%s' cannot be written: no rename today (%s). It is as it was"
                .formatted(target, target));
    assertThat(tree()).isEqualTo(set("a").files());
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void aRunKilledBetweenTheRenamesIsUndoneByTheNext() throws IOException {
    ManifestDirectory.at(target).write(set("a"));
    ManifestDirectory killed =
        ManifestDirectory.at(
            target,
            (from, to) -> {
              Files.move(from, to);
              throw new Killed();
            });
    assertThatThrownBy(() -> killed.write(set("b"))).isInstanceOf(Killed.class);
    assertThat(target).doesNotExist();
    assertThat(siblings()).contains(".manifests-generated.dev.new", ".manifests-generated.dev.old");

    ManifestDirectory.Result result = ManifestDirectory.at(target).write(set("a"));
    assertThat(result.changed()).as("the old tree came back, and was up to date").isFalse();
    assertThat(tree()).isEqualTo(set("a").files());
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void aRunKilledLaterOrEarlierIsClearedAwayByTheNext() throws IOException {
    ManifestDirectory.at(target).write(set("a"));
    for (String left : List.of("new", "old")) {
      Path leftover = target.resolveSibling(".manifests-generated.dev." + left);
      Files.createDirectories(leftover.resolve("shop"));
      Files.writeString(leftover.resolve("shop/half.yaml"), "half");
      ManifestDirectory.at(target).write(set("a"));
      assertThat(leftovers()).isEmpty();
      assertThat(tree()).isEqualTo(set("a").files());
    }
  }

  @Test
  void whatRenderDidNotMakeIsNotErased() throws IOException {
    Files.createDirectories(target.resolve("sub"));
    Files.writeString(target.resolve("sub/thesis.txt"), "ten years of work");
    assertRefused("must be empty or made by render, has other files such as 'sub/thesis.txt'");
    assertThat(target.resolve("sub/thesis.txt")).exists();
  }

  @Test
  void aRepositoryIsNotErasedEither() throws IOException {
    Files.createDirectories(target.resolve(".git"));
    assertRefused("must be empty or made by render, has the directory '.git'");
    assertThat(target.resolve(".git")).exists();
  }

  @Test
  void aFileInThePlaceIsAnError() throws IOException {
    Files.createDirectories(target.getParent());
    Files.writeString(target, "a file");
    assertRefused("must be a directory, is a file");
    assertThat(target).hasContent("a file");
  }

  @Test
  void aLinkInThePlaceIsAnError() throws IOException {
    Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
    Files.createDirectories(target.getParent());
    Files.createSymbolicLink(target, elsewhere);
    assertRefused("must be a directory, is a symbolic link");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void aFileInThePlaceOfAParentIsAnError() throws IOException {
    Files.writeString(temp.resolve("manifests-generated"), "a file");
    assertThatThrownBy(() -> ManifestDirectory.at(target).write(set("a")))
        .isInstanceOf(RenderException.class)
        .hasMessageStartingWith("directory '" + target + "' cannot be written: ");
  }

  @Test
  void aLinkInsideIsReplacedAndNotFollowed() throws IOException {
    ManifestDirectory.at(target).write(set("a"));
    Path outside = Files.writeString(temp.resolve("outside"), "outside");
    Path inside = target.resolve("shop/configmap-a.yaml");
    Files.delete(inside);
    Files.createSymbolicLink(inside, outside);
    Files.createSymbolicLink(target.resolve("shop/dir"), temp);
    ManifestDirectory.at(target).write(set("a"));
    assertThat(tree()).isEqualTo(set("a").files());
    assertThat(outside).hasContent("outside");
  }

  @Test
  void runsAtTheSameTimeDoNotMix() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        ManifestSet set = i % 2 == 0 ? set("a", "b") : set("b", "c", "d");
        runs.add(threads.submit(() -> ManifestDirectory.at(target).write(set)));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(tree()).isIn(set("a", "b").files(), set("b", "c", "d").files());
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void compareSaysWhichFilesAndWhy() throws IOException {
    ManifestDirectory directory = ManifestDirectory.at(target);
    directory.write(set("a", "b"));
    Path edited = target.resolve("shop/configmap-a.yaml");
    Files.writeString(edited, Files.readString(edited).replace("name: a", "name: edited"));
    Files.delete(target.resolve("shop/configmap-b.yaml"));
    Files.writeString(target.resolve("shop/extra.yaml"), "x");
    Files.writeString(target.resolve(".DS_Store"), "x");
    assertThat(directory.compare(set("a", "b")))
        .containsExactly(
            new Difference(
                "shop/configmap-a.yaml",
                Change.CHANGED,
                6,
                List.of("-   name: edited", "+   name: a")),
            new Difference("shop/configmap-b.yaml", Change.ADDED, 1, List.of()),
            new Difference("shop/extra.yaml", Change.REMOVED, 1, List.of()));
    assertThat(Files.readString(edited)).contains("edited");
  }

  @Test
  void compareShowsNothingOfASecret() throws IOException {
    ManifestSet set =
        ManifestSet.of(
            TestGraph.of(
                object(
                    "kubernetes:core/v1:Secret",
                    "shop",
                    "db",
                    "stringData",
                    fields("k", "long-value"))));
    ManifestDirectory directory = ManifestDirectory.at(target);
    directory.write(set);
    Path edited = target.resolve("shop/secret-db.yaml");
    Files.writeString(edited, Files.readString(edited).replace("masked", "hunter2"));
    assertThat(directory.compare(set))
        .extracting(Difference::change, Difference::excerpt)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Change.CHANGED, List.of()));
  }

  private void assertRefused(String rule) {
    assertThatThrownBy(() -> ManifestDirectory.at(target).write(set("a")))
        .isInstanceOf(RenderException.class)
        .hasMessage("directory '" + target + "' " + rule);
    assertThat(leftovers()).isEmpty();
  }

  private static ManifestSet set(String... names) {
    List<ResourceNode> nodes = new ArrayList<>();
    for (String name : names) {
      nodes.add(object(CONFIG_MAP, "shop", name));
    }
    return ManifestSet.of(TestGraph.of(nodes));
  }

  private Map<String, String> tree() throws IOException {
    Map<String, String> tree = new TreeMap<>();
    for (Map.Entry<String, Path> file : FileTree.list(target).entrySet()) {
      tree.put(file.getKey(), Files.readString(file.getValue()));
    }
    return tree;
  }

  private List<String> leftovers() {
    return siblings().stream().filter(name -> name.matches(".*\\.(new|old)")).toList();
  }

  private List<String> siblings() {
    String[] names = temp.resolve("manifests-generated").toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }
}
