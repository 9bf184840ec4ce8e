package dev.maximus.certs.store.disk;

import dev.maximus.certs.output.OutputFile;
import dev.maximus.certs.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A new set: the old one, plus these files, minus those that nobody keeps. Nothing of it can be
 * seen before {@link #commit}, and all of it after. Files may be put by several threads at once.
 */
public final class Transaction implements AutoCloseable {
  /** The index, inside the set: the truth about it. */
  public static final String INDEX = ".index.yaml";

  private final StoreDirectory store;
  private final Disk disk;
  private final StoreLock lock;
  private final Optional<Path> old;
  private final Path set;
  private boolean committed;

  private Transaction(StoreDirectory store, StoreLock lock, Optional<Path> old, Path set) {
    this.store = store;
    this.disk = store.disk();
    this.lock = lock;
    this.old = old;
    this.set = set;
  }

  /**
   * Takes the lock, clears what a dead run has left, and begins a set.
   *
   * @throws StoreException when the directory is in use, is not safe, or would go into git
   */
  public static Transaction begin(StoreDirectory store, Duration wait, Instant now)
      throws IOException {
    boolean existed = Files.exists(store.path(), LinkOption.NOFOLLOW_LINKS);
    StoreLock lock = store.lock(wait, now);
    boolean begun = false;
    try {
      Disk disk = store.disk();
      List<String> problems = existed ? GitGuard.problems(store.path()) : List.of();
      if (!problems.isEmpty()) {
        throw new StoreException(problems);
      }
      store.recover();
      Path ignore = store.path().resolve(StoreDirectory.IGNORE);
      if (Files.notExists(ignore)) {
        Path temporary = store.path().resolve("." + StoreDirectory.IGNORE + ".new");
        disk.write(temporary, StoreDirectory.ignoreFile(), false);
        disk.rename(temporary, ignore);
      }
      Path sets = store.path().resolve(StoreDirectory.SETS);
      if (Files.notExists(sets)) {
        disk.createDirectory(sets);
      }
      disk.sync(store.path());
      Optional<Path> old = store.current();
      long number = old.map(path -> Long.parseLong(path.getFileName().toString())).orElse(0L);
      Path set = sets.resolve(Long.toString(number + 1));
      disk.createDirectory(set);
      begun = true;
      return new Transaction(store, lock, old, set);
    } finally {
      if (!begun) {
        lock.close();
      }
    }
  }

  /** Only clears what a dead run has left. */
  public static void recover(StoreDirectory store, Duration wait, Instant now) throws IOException {
    StoreLock lock = store.lock(wait, now);
    try {
      store.recover();
    } finally {
      lock.close();
    }
  }

  /** The set that counts until this one is committed. */
  public Optional<Path> old() {
    return old;
  }

  /** Where this set grows. */
  public Path directory() {
    return set;
  }

  /**
   * Says early what {@link #commit} would say late.
   *
   * @param entry whether a name is one that this set will show
   * @throws StoreException when a file of others stands where an entry must go
   */
  public void check(Predicate<String> entry) throws IOException {
    List<String> conflicts = store.conflicts(entry);
    if (!conflicts.isEmpty()) {
      throw new StoreException(conflicts);
    }
  }

  /**
   * Puts the files of one certificate, complete and durable.
   *
   * @param written new files
   * @param kept files of the old set, by name
   * @param shared files that many certificates have, as a trust bundle
   */
  public void put(
      Collection<OutputFile> written, Collection<String> kept, Collection<SharedFile> shared)
      throws IOException {
    Set<Path> directories = new HashSet<>();
    for (OutputFile file : written) {
      disk.write(place(file.name(), directories), file.content(), file.isSecret());
    }
    for (SharedFile file : shared) {
      file.put(disk, place(file.name(), directories));
    }
    for (String name : kept) {
      keep(name, place(name, directories));
    }
    for (Path directory : directories) {
      disk.sync(directory);
    }
  }

  /** The place of a file, in a directory that is there. The one at the top is made durable last. */
  private Path place(String name, Set<Path> directories) throws IOException {
    int slash = name.lastIndexOf('/');
    if (slash >= 0) {
      Path parent = set.resolve(name.substring(0, slash));
      if (directories.add(parent)) {
        disk.createDirectory(parent);
      }
    }
    return set.resolve(name);
  }

  private void keep(String name, Path place) throws IOException {
    Path existing =
        old.orElseThrow(() -> new StoreException("file '" + name + "' is in no set before this"))
            .resolve(name);
    try {
      disk.link(place, existing);
    } catch (IOException | UnsupportedOperationException e) {
      // No hard links here, or too many of this file.
      boolean secret =
          !Files.getPosixFilePermissions(existing).contains(PosixFilePermission.OTHERS_READ);
      disk.copy(existing, place, secret);
    }
  }

  /** The names of the records of the old set, without its index. */
  public List<String> oldRecords() throws IOException {
    return old.isEmpty()
        ? List.of()
        : StoreDirectory.names(old.get()).stream()
            .filter(name -> name.startsWith(".") && !name.equals(INDEX))
            .toList();
  }

  /** A record of the store itself, as the index; its name begins with a dot, and nobody sees it. */
  public void putRecord(String name, byte[] content) throws IOException {
    disk.write(set.resolve(name), content, false);
  }

  /** A record that the caller writes itself: told here, then made durable. */
  public void putRecord(String name, RecordWriter writer) throws IOException {
    Path place = set.resolve(name);
    disk.write(place, new byte[0], false);
    writer.write(place);
    disk.syncFile(place);
  }

  /** Writes the content of a record into the file that is there. */
  public interface RecordWriter {
    void write(Path file) throws IOException;
  }

  /**
   * Makes this set the one that counts, with one rename.
   *
   * @return what could not be tidied up after that, as sentences; the next run does it again
   */
  public List<String> commit() throws IOException {
    List<String> entries = StoreDirectory.entries(set);
    check(new HashSet<>(entries)::contains);
    disk.sync(set);
    disk.sync(store.path().resolve(StoreDirectory.SETS));
    store.addLinks(entries);
    Path next = store.path().resolve(StoreDirectory.NEXT);
    disk.symbolicLink(next, StoreDirectory.SETS + "/" + set.getFileName());
    disk.rename(next, store.path().resolve(StoreDirectory.CURRENT));
    committed = true;
    List<String> warnings = new ArrayList<>();
    try {
      disk.sync(store.path());
      store.removeLinksExcept(new HashSet<>(entries));
      store.copyIndex(set);
      if (old.isPresent()) {
        disk.deleteTree(old.get());
      }
    } catch (IOException e) {
      warnings.add(
          "the new set is in place, and the old one could not be removed: "
              + StoreException.of(e).getMessage());
    }
    return warnings;
  }

  /** Gives the lock back, and removes what was not committed. */
  @Override
  public void close() throws IOException {
    try {
      if (!committed) {
        disk.deleteTree(set);
        store.recover();
      }
    } finally {
      lock.close();
    }
  }
}
