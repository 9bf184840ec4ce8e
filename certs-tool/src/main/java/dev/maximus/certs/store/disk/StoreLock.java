package dev.maximus.certs.store.disk;

import dev.maximus.certs.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The right to change a store. Readers need none: what they see never changes under them. The file
 * stays when the lock is given back, because whoever deletes a lock file may delete another's.
 */
final class StoreLock implements AutoCloseable {
  private static final long PAUSE_MILLIS = 50;
  private static final int LONGEST_HOLDER = 100;

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param wait how long to wait for another run
   * @throws StoreException with who holds it
   */
  static StoreLock take(Disk disk, Path file, Duration wait, Instant now) throws IOException {
    long end = System.nanoTime() + wait.toNanos();
    FileChannel channel = disk.openLock(file);
    boolean taken = false;
    try {
      while (!locked(channel)) {
        if (System.nanoTime() >= end) {
          throw new StoreException(
              "directory '"
                  + file.getParent()
                  + "' is in use by "
                  + holder(channel)
                  + "; wait until it has ended");
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              ("process " + ProcessHandle.current().pid() + " since " + now + "\n")
                  .getBytes(StandardCharsets.UTF_8)),
          0);
      taken = true;
      return new StoreLock(channel);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("the wait for directory '" + file.getParent() + "' was cancelled");
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Another thread of this program.
      return false;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(LONGEST_HOLDER);
    channel.read(text, 0);
    String holder = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
    return holder.matches("process [0-9]+ since [0-9TZ:.-]+") ? holder : "another process";
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
