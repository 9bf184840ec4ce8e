package dev.maximus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.engine.picture.Picture;
import dev.maximus.engine.picture.SvgWriter;
import dev.maximus.engine.render.ManifestSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeterminismTest {
  private static final int RUNS = 200;

  @Test
  void manyRunsGiveOneHash() throws NoSuchAlgorithmException {
    Console console = Console.plain(System.out, System.err, Map.of(), SampleProject.repository());
    Project project = Project.of(console);
    for (String name : project.environments().names()) {
      Set<String> hashes = new HashSet<>();
      for (int i = 0; i < RUNS; i++) {
        var graph = project.record(project.environment(Optional.of(name)));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        ManifestSet.of(graph)
            .files()
            .forEach(
                (path, text) ->
                    digest.update((path + "\n" + text).getBytes(StandardCharsets.UTF_8)));
        digest.update(SvgWriter.write(Picture.of(graph)).getBytes(StandardCharsets.UTF_8));
        hashes.add(HexFormat.of().formatHex(digest.digest()));
      }
      assertThat(hashes).as(name).hasSize(1);
    }
  }
}
