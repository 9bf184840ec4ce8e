package dev.maximus.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {
  @TempDir private Path bin;

  @Test
  void aToolThatHangsIsLeftAlone() throws IOException {
    Path file = Files.writeString(bin.resolve("slow"), "#!/bin/sh\nexec /bin/sleep 60\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    Tool slow = new Tool("slow", false, "", List.of("slow"), "waiting", "nobody does");
    long start = System.nanoTime();

    List<Finding> findings =
        new Probe(Map.of("PATH", bin.toString()), Duration.ofSeconds(1)).all(List.of(slow));

    assertThat(findings.get(0).problem()).contains("does not answer within 1 s");
    assertThat(findings.get(0).usable()).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void versionsAreComparedByNumber() {
    assertThat(VersionNumber.isAtLeast("3.10.1", "3.8.7")).isTrue();
    assertThat(VersionNumber.isAtLeast("3.8.7", "3.8.7")).isTrue();
    assertThat(VersionNumber.isAtLeast("3.8.6", "3.8.7")).isFalse();
    assertThat(VersionNumber.isAtLeast("17", "17")).isTrue();
    assertThat(VersionNumber.isAtLeast("25-ea", "17")).isTrue();
    assertThat(VersionNumber.isAtLeast("4", "3.8.7")).isTrue();
  }
}
