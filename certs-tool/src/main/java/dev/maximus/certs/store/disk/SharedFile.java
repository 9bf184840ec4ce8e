package dev.maximus.certs.store.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that anybody may read and that many certificates have with the same octets: on disk it is
 * one file with many names, written and made durable once.
 */
public final class SharedFile {
  // ext4 gives a file at most 65,000 names.
  private static final int MAX_NAMES = 60_000;

  private final String name;
  private final Body body;

  private SharedFile(String name, Body body) {
    this.name = name;
    this.body = body;
  }

  /** What is shared. */
  public static final class Body {
    private final byte[] content;
    private Optional<Path> first = Optional.empty();
    private int names;

    public Body(byte[] content) {
      this.content = content.clone();
    }

    /** This content under a name. */
    public SharedFile as(String name) {
      return new SharedFile(name, this);
    }

    public byte[] content() {
      return content.clone();
    }

    private void put(Disk disk, Path place) throws IOException {
      Optional<Path> existing = existing(disk, place);
      if (existing.isPresent()) {
        try {
          disk.link(place, existing.get());
        } catch (UnsupportedOperationException e) {
          // No hard links here: a file for each.
          disk.write(place, content, false);
        }
      }
    }

    /** The file to give one more name; empty when it has just been written at this place. */
    private synchronized Optional<Path> existing(Disk disk, Path place) throws IOException {
      if (first.isPresent() && names < MAX_NAMES) {
        names++;
        return first;
      }
      disk.write(place, content, false);
      first = Optional.of(place);
      names = 1;
      return Optional.empty();
    }
  }

  /** Its place below the set. */
  public String name() {
    return name;
  }

  public byte[] content() {
    return body.content();
  }

  void put(Disk disk, Path place) throws IOException {
    body.put(disk, place);
  }
}
