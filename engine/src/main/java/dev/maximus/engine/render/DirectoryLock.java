package dev.maximus.engine.render;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps runs apart that write the same directory. The operating system lets go of the lock when its
 * holder dies, so a file left by a killed run keeps nobody out. The file stays: to remove it
 * without a race is not possible with what Java offers.
 */
final class DirectoryLock implements Closeable {
  private static final long POLL_MILLIS = 20;

  /**
   * The locks of this process. The system's lock is per process, and closing any other channel on
   * the file would drop it, so a second thread must not even open the file.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private DirectoryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** The lock, as soon as nobody else has it; empty when that takes too long. */
  static Optional<DirectoryLock> acquire(Path file, long waitMillis) throws IOException {
    long end = System.nanoTime() + waitMillis * 1_000_000;
    while (true) {
      if (HELD.add(file)) {
        Optional<DirectoryLock> lock = Optional.empty();
        try {
          lock = ofProcess(file);
          if (lock.isPresent()) {
            return lock;
          }
        } finally {
          if (lock.isEmpty()) {
            HELD.remove(file);
          }
        }
      }
      if (System.nanoTime() - end > 0) {
        return Optional.empty();
      }
      pause();
    }
  }

  private static Optional<DirectoryLock> ofProcess(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    return locked ? Optional.of(new DirectoryLock(file, channel)) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(file);
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a lock", e);
    }
  }
}
