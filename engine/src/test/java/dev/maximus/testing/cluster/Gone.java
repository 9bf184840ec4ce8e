package dev.maximus.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Waits until paths are gone: the kernel takes an interface away a moment after its last user. */
final class Gone {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Gone() {}

  static void await(Path... paths) throws InterruptedException {
    Instant deadline = Instant.now().plus(LIMIT);
    for (Path path : paths) {
      while (Files.exists(path) && Instant.now().isBefore(deadline)) {
        Thread.sleep(50);
      }
      assertThat(path).doesNotExist();
    }
  }
}
