package dev.maximus.engine.render;

import static dev.maximus.engine.render.TestGraph.fields;
import static dev.maximus.engine.render.TestGraph.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.testing.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full or that nobody may write to: one clear error, and the old tree stays. */
class FullDiskTest {
  @TempDir private Path temp;
  private boolean mounted;

  @BeforeEach
  void mountASmallDisk() throws IOException, InterruptedException {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", temp.toString()) == 0;
    Requires.that("root", mounted, "the right to mount a small file system; run the tests as root");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (mounted) {
      assertThat(run("umount", temp.toString())).isZero();
    }
  }

  @Test
  void aFullDiskLeavesTheOldTree() throws IOException {
    Path target = temp.resolve("dev");
    ManifestSet small = set(3);
    ManifestDirectory.at(target).write(small);
    assertThatThrownBy(() -> ManifestDirectory.at(target).write(set(400)))
        .isInstanceOf(RenderException.class)
        .hasMessageStartingWith("directory '" + target + "' cannot be written: ")
        .hasMessageContaining("No space left on device")
        .hasMessageEndingWith(". It is as it was");
    assertThat(tree(target)).isEqualTo(small.files());
    assertThat(temp.resolve(".manifests-generated.dev.new")).doesNotExist();
    ManifestDirectory.at(target).write(set(4));
    assertThat(tree(target)).isEqualTo(set(4).files());
  }

  @Test
  void aReadOnlyDiskLeavesTheOldTree() throws IOException, InterruptedException {
    Path target = temp.resolve("dev");
    ManifestSet small = set(3);
    ManifestDirectory.at(target).write(small);
    assertThat(run("mount", "-o", "remount,ro", temp.toString())).isZero();
    assertThatThrownBy(() -> ManifestDirectory.at(target).write(set(4)))
        .isInstanceOf(RenderException.class)
        .hasMessageStartingWith(
            "directory '" + target + "' cannot be written: Read-only file system");
    assertThat(tree(target)).isEqualTo(small.files());
    assertThat(ManifestDirectory.at(target).write(small).changed()).isFalse();
  }

  private static ManifestSet set(int size) {
    List<ResourceNode> nodes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      nodes.add(
          object(
              "kubernetes:core/v1:ConfigMap",
              "shop",
              "c" + i,
              "data",
              fields("k", "x".repeat(900))));
    }
    return ManifestSet.of(TestGraph.of(nodes));
  }

  private static Map<String, String> tree(Path target) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    for (Map.Entry<String, Path> file : FileTree.list(target).entrySet()) {
      tree.put(file.getKey(), Files.readString(file.getValue()));
    }
    return tree;
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      // No such program, as on Windows.
      return -1;
    }
  }
}
