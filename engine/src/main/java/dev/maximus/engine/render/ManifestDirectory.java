package dev.maximus.engine.render;

import dev.maximus.engine.render.Difference.Change;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The directory of one environment on disk. It is replaced as a whole: the new tree is written
 * beside it, then the two change places by rename. Whatever fails, the old tree stays; what a
 * killed run left behind, the next run clears away.
 */
public final class ManifestDirectory {
  private static final long LOCK_WAIT_MILLIS = 30_000;

  /** How a directory gets another name; a test puts one in that fails. */
  interface Rename {
    void move(Path from, Path to) throws IOException;
  }

  /**
   * What a write did.
   *
   * @param files how many there are now
   * @param changes by path; empty when all was as it should be, and nothing was touched
   */
  public record Result(int files, List<Difference> changes) {
    public Result {
      changes = List.copyOf(changes);
    }

    public boolean changed() {
      return !changes.isEmpty();
    }
  }

  private final Path target;
  private final Path fresh;
  private final Path old;
  private final Path lock;
  private final Rename rename;

  private ManifestDirectory(Path target, Rename rename) {
    this.target = target.toAbsolutePath().normalize();
    String name = ".manifests-generated." + this.target.getFileName();
    this.fresh = this.target.resolveSibling(name + ".new");
    this.old = this.target.resolveSibling(name + ".old");
    this.lock = this.target.resolveSibling(name + ".lock");
    this.rename = rename;
  }

  /** The directory at this path; it need not exist. */
  public static ManifestDirectory at(Path target) {
    return at(
        target,
        new Rename() {
          @Override
          public void move(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
          }
        });
  }

  static ManifestDirectory at(Path target, Rename rename) {
    return new ManifestDirectory(target, rename);
  }

  /**
   * Makes the directory hold exactly these files.
   *
   * @throws RenderException when that is not possible; the directory is then as it was
   */
  public Result write(ManifestSet set) {
    SortedMap<String, String> files = set.files();
    try {
      if (isUpToDate(files)) {
        return new Result(files.size(), List.of());
      }
      Files.createDirectories(target.resolveSibling(""));
      Optional<DirectoryLock> held = DirectoryLock.acquire(lock, LOCK_WAIT_MILLIS);
      if (held.isEmpty()) {
        throw failed("is being written by another run");
      }
      try {
        recover();
        List<Difference> changes = differences(files, checkedTarget());
        if (!changes.isEmpty()) {
          replace(files, changes);
        }
        return new Result(files.size(), changes);
      } finally {
        held.get().close();
      }
    } catch (IOException e) {
      throw new RenderException(
          "directory '" + target + "' cannot be written: " + reason(e) + ". It is as it was", e);
    }
  }

  /**
   * A look without the lock, so that a run that has nothing to write writes no lock file either.
   */
  private boolean isUpToDate(SortedMap<String, String> files) {
    try {
      SortedMap<String, Path> disk = checkedTarget();
      if (exists(fresh) || exists(old) || !disk.keySet().equals(files.keySet())) {
        return false;
      }
      for (Map.Entry<String, Path> file : disk.entrySet()) {
        String content = files.getOrDefault(file.getKey(), "");
        if (!FileTree.holds(file.getValue(), content)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      // Another run is replacing the tree. If it is anything else, it shows again under the lock.
      return false;
    }
  }

  /** What {@link #write} would change, by path; empty when the directory is up to date. */
  public List<Difference> compare(ManifestSet set) {
    try {
      return differences(set.files(), FileTree.list(target));
    } catch (IOException e) {
      throw new RenderException("directory '" + target + "' cannot be read: " + reason(e), e);
    }
  }

  private static List<Difference> differences(
      SortedMap<String, String> files, SortedMap<String, Path> disk) throws IOException {
    TreeMap<String, Difference> differences = new TreeMap<>();
    for (Map.Entry<String, String> entry : files.entrySet()) {
      String path = entry.getKey();
      Path file = disk.get(path);
      if (file == null) {
        differences.put(path, new Difference(path, Change.ADDED, 1, List.of()));
      } else if (!FileTree.holds(file, entry.getValue())) {
        differences.put(path, changed(path, file, entry.getValue()));
      }
    }
    for (String path : disk.keySet()) {
      if (!files.containsKey(path)) {
        differences.put(path, new Difference(path, Change.REMOVED, 1, List.of()));
      }
    }
    return List.copyOf(differences.values());
  }

  private static Difference changed(String path, Path file, String rendered) throws IOException {
    byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    Difference full = LineDiff.of(path, new String(bytes, StandardCharsets.UTF_8), rendered);
    // Someone may have put real values into the copy on disk: they are not for a log.
    boolean secret = path.substring(path.lastIndexOf('/') + 1).startsWith("secret");
    return secret ? new Difference(path, Change.CHANGED, full.line(), List.of()) : full;
  }

  /** The files that are there; refuses a place that render did not make. */
  private SortedMap<String, Path> checkedTarget() throws IOException {
    if (Files.isSymbolicLink(target)) {
      throw failed("must be a directory, is a symbolic link");
    }
    if (exists(target) && !Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw failed("must be a directory, is a file");
    }
    Optional<String> hidden = FileTree.hiddenDirectory(target);
    if (hidden.isPresent()) {
      throw failed("must be empty or made by render, has the directory '" + hidden.get() + "'");
    }
    SortedMap<String, Path> disk = FileTree.list(target);
    if (disk.isEmpty()) {
      return disk;
    }
    for (Path file : disk.values()) {
      if (isGenerated(file)) {
        return disk;
      }
    }
    throw failed(
        "must be empty or made by render, has other files such as '" + disk.firstKey() + "'");
  }

  private static boolean isGenerated(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      return ManifestSet.HEADER.equals(reader.readLine());
    }
  }

  /** Puts right what a killed run left: the old tree goes back when there is no other. */
  private void recover() throws IOException {
    if (exists(old)) {
      if (exists(target)) {
        FileTree.delete(old);
      } else {
        rename.move(old, target);
      }
    }
    FileTree.delete(fresh);
  }

  private void replace(SortedMap<String, String> files, List<Difference> changes)
      throws IOException {
    TreeMap<String, Path> unchanged = new TreeMap<>(FileTree.list(target));
    for (Difference change : changes) {
      unchanged.remove(change.path());
    }
    try {
      Files.createDirectory(fresh);
      FileTree.write(fresh, files, unchanged);
      exchange();
    } catch (IOException e) {
      try {
        FileTree.delete(fresh);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
    try {
      FileTree.delete(old);
    } catch (IOException left) {
      // The new tree is in place; the next run removes the rest, or says why it cannot.
      return;
    }
  }

  private void exchange() throws IOException {
    boolean replaces = exists(target);
    if (replaces) {
      rename.move(target, old);
    }
    try {
      rename.move(fresh, target);
    } catch (IOException e) {
      if (replaces) {
        try {
          rename.move(old, target);
        } catch (IOException second) {
          e.addSuppressed(second);
        }
      }
      throw e;
    }
  }

  private RenderException failed(String rule) {
    return new RenderException("directory '" + target + "' " + rule);
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** What went wrong, without the path when the message is only that. */
  private static String reason(IOException e) {
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason() + " (" + failure.getFile() + ")";
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
