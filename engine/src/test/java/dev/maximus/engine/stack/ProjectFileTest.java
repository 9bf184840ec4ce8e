package dev.maximus.engine.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFileTest {
  @TempDir Path root;

  private ProjectFile read(String yaml) throws IOException {
    Files.writeString(root.resolve("Pulumi.yaml"), yaml);
    return ProjectFile.in(root);
  }

  @Test
  void readsWhatARunNeeds() throws IOException {
    assertThat(read("name: p\nruntime: java\nstackConfigDir: stacks\n"))
        .isEqualTo(new ProjectFile("p", "stacks"));
    assertThat(read("name: p\nruntime: {name: java}\n")).isEqualTo(new ProjectFile("p", ""));
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> ProjectFile.in(root)).hasMessage("Pulumi.yaml: does not exist");
    assertThatThrownBy(() -> read("runtime: java\n")).hasMessage("Pulumi.yaml: name is missing");
    assertThatThrownBy(() -> read("")).hasMessage("Pulumi.yaml: name is missing");
  }

  @Test
  void refusesSettingsThatItWouldReadOver() {
    assertThatThrownBy(() -> read("name: p\nconfig: {a: 1}\n"))
        .hasMessage(
            "Pulumi.yaml:2:1: config is not supported here, write each setting into the stack"
                + " files");
  }
}
