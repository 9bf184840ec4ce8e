package dev.maximus.certs.store.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Every change on disk, one method each. Whoever asks to be told before each change can end the
 * program there: the test that does so proves that no moment is a bad one.
 */
public final class Disk {
  /** Told before each change. */
  public interface Observer {
    void before(String operation, Path path) throws IOException;
  }

  private static final Set<PosixFilePermission> OPEN = PosixFilePermissions.fromString("rw-r--r--");
  private static final FileAttribute<?> OPEN_FILE = PosixFilePermissions.asFileAttribute(OPEN);
  private static final FileAttribute<?> SECRET_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> LOCK =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);

  private final Observer observer;

  /** Whether the umask takes bits away that an open file has; known after the first such file. */
  private volatile boolean narrow;

  private volatile boolean measured;

  public Disk() {
    this((operation, path) -> {});
  }

  public Disk(Observer observer) {
    this.observer = observer;
  }

  void createDirectory(Path path) throws IOException {
    observer.before("mkdir", path);
    Files.createDirectory(path, DIRECTORY);
  }

  /** Writes a new file, down to the disk. A secret one is created with its mode, never changed. */
  void write(Path path, byte[] content, boolean secret) throws IOException {
    observer.before("create", path);
    try (FileChannel file = FileChannel.open(path, NEW, secret ? SECRET_FILE : OPEN_FILE)) {
      if (!secret) {
        widen(path);
      }
      observer.before("write", path);
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      observer.before("sync", path);
      file.force(true);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new FileSystemException(path.toString(), null, e.getMessage());
    }
  }

  /** Others may read a certificate whatever the umask says. */
  private void widen(Path path) throws IOException {
    if (!measured) {
      narrow = !Files.getPosixFilePermissions(path).equals(OPEN);
      measured = true;
    }
    if (narrow) {
      Files.setPosixFilePermissions(path, OPEN);
    }
  }

  FileChannel openLock(Path path) throws IOException {
    observer.before("lock", path);
    return FileChannel.open(path, LOCK, SECRET_FILE);
  }

  void link(Path link, Path existing) throws IOException {
    observer.before("link", link);
    Files.createLink(link, existing);
  }

  void symbolicLink(Path link, String target) throws IOException {
    observer.before("symlink", link);
    Files.createSymbolicLink(link, Path.of(target));
  }

  /** Puts one name in the place of another, at once for whoever looks. */
  void rename(Path from, Path to) throws IOException {
    observer.before("rename", to);
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete(Path path) throws IOException {
    observer.before("delete", path);
    Files.deleteIfExists(path);
  }

  /** Makes the names in a directory durable. */
  void sync(Path directory) throws IOException {
    observer.before("sync", directory);
    try (FileChannel channel = FileChannel.open(directory)) {
      channel.force(true);
    }
  }

  /** Makes a file durable that is written already. */
  void syncFile(Path path) throws IOException {
    observer.before("sync", path);
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      file.force(true);
    }
  }

  /** Copies a file into a new one, down to the disk. */
  void copy(Path from, Path to, boolean secret) throws IOException {
    observer.before("create", to);
    try (FileChannel source = FileChannel.open(from, LinkOption.NOFOLLOW_LINKS);
        FileChannel target = FileChannel.open(to, NEW, secret ? SECRET_FILE : OPEN_FILE)) {
      if (!secret) {
        widen(to);
      }
      observer.before("write", to);
      long done = 0;
      while (done < source.size()) {
        done += source.transferTo(done, source.size() - done, target);
      }
      observer.before("sync", to);
      target.force(true);
    }
  }

  /** Replaces a file that readers may be reading: they see the old one or the new one. */
  void replace(Path directory, String name, Path source) throws IOException {
    Path temporary = directory.resolve("." + name + ".new");
    delete(temporary);
    copy(source, temporary, false);
    rename(temporary, directory.resolve(name));
    sync(directory);
  }

  void deleteTree(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
        for (Path child : children) {
          deleteTree(child);
        }
      } catch (NoSuchFileException e) {
        return;
      }
    }
    delete(path);
  }
}
