package dev.maximus.engine.render;

import static dev.maximus.engine.render.TestGraph.fields;
import static dev.maximus.engine.render.TestGraph.object;
import static dev.maximus.engine.render.TestGraph.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.ResourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With many files two threads make the texts; nobody may see it. */
@Timeout(60)
class ManyFilesTest {
  private static final String CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
  private static final String VALUE = "a secret of the program";
  private static final int COUNT = 3 * Beside.MANY;

  /** Some are complete, some have a placeholder. */
  private static ResourceNode settings(int index) {
    Fields data = fields("number", index, "text", "line one\nline " + index + "\n");
    return object(
        CONFIG_MAP,
        "shop",
        "app-%04d".formatted(index),
        "data",
        index % 5 == 0 ? fields("number", index, "token", secret(VALUE)) : data);
  }

  private static List<ResourceNode> many() {
    return Stream.iterate(0, i -> i < COUNT, i -> i + 1).map(ManyFilesTest::settings).toList();
  }

  @Test
  void aFileAmongManyIsAsItIsAlone() {
    ManifestSet all = ManifestSet.of(TestGraph.of(many()));
    assertThat(all.files()).hasSize(COUNT + 1);
    List<String> applied = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      ManifestSet alone = ManifestSet.of(TestGraph.of(settings(i)));
      String path = "shop/configmap-app-%04d.yaml".formatted(i);
      assertThat(all.files().get(path)).isEqualTo(alone.files().get(path)).isNotNull();
      (i % 5 == 0 ? others : applied).add(path);
    }
    List<String> listing = all.files().getOrDefault(ManifestSet.LISTING, "").lines().toList();
    assertThat(listing.stream().filter(line -> line.startsWith("- ")).map(l -> l.substring(2)))
        .isEqualTo(applied);
    assertThat(listing.stream().filter(line -> line.startsWith("#   ")).map(l -> l.substring(4)))
        .isEqualTo(others);
  }

  @Test
  void faultsComeInTheOrderOfTheGraph() {
    List<ResourceNode> nodes = new ArrayList<>(many());
    for (int i = 0; i < COUNT; i += 7) {
      String name = "leak-%04d".formatted(i);
      nodes.add(object(CONFIG_MAP, "shop", name, "data", fields("url", VALUE)));
      nodes.add(object(CONFIG_MAP, "shop", name + "b", "data", fields("half", "\ud800")));
    }
    for (int round = 0; round < 10; round++) {
      RenderException thrown =
          catchThrowableOfType(RenderException.class, () -> ManifestSet.of(TestGraph.of(nodes)));
      List<String> names =
          thrown.faults().stream()
              .map(fault -> fault.replaceAll(".*(leak-\\d+b?).*", "$1"))
              .toList();
      assertThat(names).hasSize(2 * ((COUNT + 6) / 7)).isSorted();
    }
  }

  @Test
  void whatTheSecondThreadThrowsComesOut() {
    Beside<String> fault =
        Beside.begin(
            Beside.MANY,
            () -> {
              throw new IllegalStateException("on " + Thread.currentThread().getName());
            });
    assertThatThrownBy(fault::result)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("on ");
    Beside<String> error =
        Beside.begin(
            Beside.MANY,
            () -> {
              throw new StackOverflowError("deep");
            });
    assertThatThrownBy(error::result).isInstanceOf(StackOverflowError.class).hasMessage("deep");
  }

  @Test
  void fewAreDoneByTheThreadThatAsks() {
    Thread here = Thread.currentThread();
    assertThat(Beside.begin(Beside.MANY - 1, Thread::currentThread).result()).isSameAs(here);
  }
}
