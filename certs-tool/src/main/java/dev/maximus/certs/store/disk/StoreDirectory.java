package dev.maximus.certs.store.disk;

import dev.maximus.certs.store.StoreException;
import dev.maximus.certs.store.index.Index;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The directory of a store: {@code .sets/<n>} holds the set number n, {@code .current} points to
 * the one that counts, and every name that people use points into {@code .current}.
 */
public final class StoreDirectory {
  /** The copy of the index that may go into git. */
  public static final String INDEX = "index.yaml";

  static final String SETS = ".sets";
  static final String CURRENT = ".current";
  static final String NEXT = ".current.new";
  static final String IGNORE = ".gitignore";
  private static final String LOCK = ".lock";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final Path path;
  private final Disk disk;

  public StoreDirectory(Path path, Disk disk) {
    this.path = path;
    this.disk = disk;
  }

  public Path path() {
    return path;
  }

  Disk disk() {
    return disk;
  }

  /** The set that counts; empty before the first one. */
  public Optional<Path> current() throws IOException {
    Path link = path.resolve(CURRENT);
    try {
      Path target = Files.readSymbolicLink(link);
      if (target.getNameCount() != 2
          || target.isAbsolute()
          || !target.startsWith(SETS)
          || !NUMBER.matcher(target.getFileName().toString()).matches()) {
        throw new StoreException(
            "link '" + link + "' points to '" + target + "', must point to .sets/<number>");
      }
      return Optional.of(path.resolve(target));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (NotLinkException e) {
      throw new StoreException("file '" + link + "' was not made by this tool; move it away");
    }
  }

  /** What forbids to write here, as sentences. */
  List<String> problems() throws IOException {
    List<String> problems = new ArrayList<>();
    if (Files.isSymbolicLink(path)) {
      problems.add(
          "directory '%s' is a symbolic link to '%s', must be the directory itself"
              .formatted(path, Files.readSymbolicLink(path)));
    } else if (Files.isDirectory(path)) {
      checkOthers(path, problems);
      Path sets = path.resolve(SETS);
      if (Files.isDirectory(sets, LinkOption.NOFOLLOW_LINKS)) {
        checkOthers(sets, problems);
      } else if (Files.exists(sets, LinkOption.NOFOLLOW_LINKS)) {
        problems.add("file '" + sets + "' was not made by this tool; move it away");
      }
    } else if (Files.exists(path)) {
      problems.add("file '" + path + "' must be a directory");
    }
    return problems;
  }

  private static void checkOthers(Path directory, List<String> problems) throws IOException {
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(directory);
    if (mode.contains(PosixFilePermission.GROUP_WRITE)
        || mode.contains(PosixFilePermission.OTHERS_WRITE)) {
      problems.add(
          ("directory '%s' can be written by others, who could put their own keys there; run:"
                  + " chmod go-w %s")
              .formatted(directory, directory));
    }
  }

  /** Makes the directory and takes the right to change it. */
  StoreLock lock(Duration wait, Instant now) throws IOException {
    if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
      createWithParents(path);
    }
    List<String> problems = problems();
    if (!problems.isEmpty()) {
      throw new StoreException(problems);
    }
    return StoreLock.take(disk, path.resolve(LOCK), wait, now);
  }

  private void createWithParents(Path directory) throws IOException {
    Path parent = directory.toAbsolutePath().getParent();
    if (parent != null && Files.notExists(parent)) {
      createWithParents(parent);
    }
    disk.createDirectory(directory);
    if (parent != null) {
      disk.sync(parent);
    }
  }

  /** Whether a run that died has left something behind, or a link of ours is gone. */
  public boolean needsRecovery() throws IOException {
    Optional<Path> current = current();
    if (current.isEmpty()) {
      return Files.exists(path.resolve(SETS)) && !names(path.resolve(SETS)).isEmpty();
    }
    Set<String> top = new HashSet<>(names(path));
    if (names(path.resolve(SETS)).size() > 1 || top.contains(NEXT)) {
      return true;
    }
    Path index = path.resolve(INDEX);
    Path truth = current.get().resolve(Transaction.INDEX);
    return !top.containsAll(entries(current.get()))
        || !Files.exists(index)
        || (Files.exists(truth) && Files.mismatch(index, truth) != -1);
  }

  /** Removes what a run that died has left behind. For the holder of the lock. */
  void recover() throws IOException {
    Optional<Path> current = current();
    disk.delete(path.resolve(NEXT));
    for (String file : List.of(INDEX, IGNORE)) {
      disk.delete(path.resolve("." + file + ".new"));
    }
    for (String set : names(path.resolve(SETS))) {
      if (current.isEmpty() || !current.get().endsWith(set)) {
        disk.deleteTree(path.resolve(SETS).resolve(set));
      }
    }
    Set<String> entries = current.isEmpty() ? Set.of() : new HashSet<>(entries(current.get()));
    removeLinksExcept(entries);
    if (current.isPresent()) {
      addLinks(entries);
      Path truth = current.get().resolve(Transaction.INDEX);
      if (isReadable(truth)) {
        copyIndex(current.get());
      }
    }
  }

  /** The copy of an index that is lost must not be lost as well. */
  private static boolean isReadable(Path index) throws IOException {
    try {
      return Index.read(index).size() > 0;
    } catch (StoreException | NoSuchFileException e) {
      return false;
    }
  }

  /** Copies the index of this set to where people and git look for it, when it differs. */
  void copyIndex(Path set) throws IOException {
    Path copy = path.resolve(INDEX);
    Path truth = set.resolve(Transaction.INDEX);
    if (Files.exists(truth) && (!Files.exists(copy) || Files.mismatch(copy, truth) != -1)) {
      disk.replace(path, INDEX, truth);
    }
  }

  /** Makes {@code <entry> -> .current/<entry>} for each that has none. */
  void addLinks(Iterable<String> entries) throws IOException {
    Set<String> there = new HashSet<>(names(path));
    boolean added = false;
    for (String entry : entries) {
      if (!there.contains(entry)) {
        disk.symbolicLink(path.resolve(entry), CURRENT + "/" + entry);
        added = true;
      }
    }
    if (added) {
      disk.sync(path);
    }
  }

  void removeLinksExcept(Set<String> entries) throws IOException {
    for (String name : names(path)) {
      if (!entries.contains(name) && isOurs(name)) {
        disk.delete(path.resolve(name));
      }
    }
  }

  /** What stands where an entry must go, and is not ours, as sentences. */
  List<String> conflicts(Predicate<String> entry) throws IOException {
    List<String> problems = new ArrayList<>();
    if (entry.test(INDEX)) {
      problems.add("certificate '" + INDEX + "' must have another name: the index has this one");
    }
    for (String name : names(path)) {
      if (!name.equals(INDEX) && !isOurs(name) && entry.test(name)) {
        problems.add(
            "file '"
                + path.resolve(name)
                + "' was not made by this tool; move it away, or take another"
                + " directory");
      }
    }
    return problems;
  }

  private boolean isOurs(String entry) throws IOException {
    Path place = path.resolve(entry);
    return Files.isSymbolicLink(place)
        && Files.readSymbolicLink(place).toString().equals(CURRENT + "/" + entry);
  }

  /** What a set shows to people: all but its own records. */
  static List<String> entries(Path set) throws IOException {
    return names(set).stream().filter(name -> !name.startsWith(".")).toList();
  }

  static List<String> names(Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      children.forEach(child -> names.add(child.getFileName().toString()));
    } catch (NoSuchFileException e) {
      return List.of();
    }
    return names;
  }

  /** The text that keeps keys out of git. */
  static byte[] ignoreFile() {
    return """
    # Made by certs-tool: no key may go into git.
    *
    !/.gitignore
    !/index.yaml
    """
        .getBytes(StandardCharsets.US_ASCII);
  }
}
