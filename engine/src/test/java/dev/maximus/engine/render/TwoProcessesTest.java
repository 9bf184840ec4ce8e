package dev.maximus.engine.render;

import static dev.maximus.engine.render.TestGraph.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.engine.graph.ResourceNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs of the command at one time, and one that is killed. */
class TwoProcessesTest {
  @TempDir private Path temp;

  @Test
  void theirTreesDoNotMix() throws IOException, InterruptedException {
    Path target = temp.resolve("dev");
    List<Process> processes = List.of(start(target, 0, 100), start(target, 1, 100));
    List<Integer> exitCodes = new ArrayList<>();
    for (Process process : processes) {
      exitCodes.add(process.waitFor());
    }
    assertThat(exitCodes).containsOnly(0);
    assertThat(tree(target)).isIn(set(0).files(), set(1).files());
    assertThat(temp).isDirectoryNotContaining("glob:**.{new,old}");
  }

  @Test
  void aKilledOneLeavesAWholeTreeOrOneThatComesBack() throws IOException, InterruptedException {
    Path target = temp.resolve("dev");
    for (int i = 0; i < 3; i++) {
      Process process = start(target, 0, 100_000);
      while (!Files.exists(target)) {
        Thread.sleep(5);
      }
      Thread.sleep(50 + 37 * i);
      process.destroyForcibly().waitFor();
      ManifestDirectory.at(target).write(set(1));
      assertThat(tree(target)).isEqualTo(set(1).files());
      assertThat(temp).isDirectoryNotContaining("glob:**.{new,old}");
    }
  }

  private static Process start(Path target, int first, int rounds) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            TwoProcessesTest.class.getName(),
            target.toString(),
            Integer.toString(first),
            Integer.toString(rounds))
        .inheritIO()
        .start();
  }

  /** Writes one tree and the other in turn. */
  public static void main(String[] arguments) {
    ManifestDirectory directory = ManifestDirectory.at(Path.of(arguments[0]));
    int first = Integer.parseInt(arguments[1]);
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      directory.write(set((first + i) % 2));
    }
  }

  private static ManifestSet set(int which) {
    List<ResourceNode> nodes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      nodes.add(object("kubernetes:core/v1:ConfigMap", "shop", "c" + (i + 20 * which)));
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
}
