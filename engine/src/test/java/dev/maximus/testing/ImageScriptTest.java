package dev.maximus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageScriptTest {
  @Test
  void sameFilesSameBytes(@TempDir Path dir) throws Exception {
    Path text = Files.writeString(dir.resolve("text"), "hello\n");
    Path first = make(dir, "1.tar", text);
    Files.setLastModifiedTime(text, FileTime.fromMillis(0));
    Path second = make(dir, "2.tar", text);
    assertThat(second).hasSameBinaryContentAs(first);

    Files.writeString(text, "other\n");
    assertThat(Files.mismatch(make(dir, "3.tar", text), first)).isNotNegative();
    assertThat(dir.toFile().list()).allMatch(name -> !name.startsWith("."));
  }

  @Test
  void librariesComeAlong(@TempDir Path dir) throws Exception {
    make(dir, "image", Path.of("/bin/sh"));
    Toolchain.Result layer =
        Toolchain.execute(
            List.of("sh", "-c", "cd \"$1\" && tar xf image && tar tf *.tar", "sh", dir.toString()),
            Map.of());
    assertThat(layer.stdout()).contains("etc/passwd", "program\n").containsPattern("libc\\.so");
    assertThat(Files.readString(dir.resolve("manifest.json"))).contains("local/test:1");
  }

  private static Path make(Path dir, String name, Path program) {
    Path out = dir.resolve(name);
    Toolchain.must(
        "image",
        "make",
        "local/test:1",
        out.toString(),
        "--config",
        "{\"Cmd\": [\"/program\"]}",
        program + "=/program");
    return out;
  }
}
