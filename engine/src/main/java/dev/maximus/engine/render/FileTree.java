package dev.maximus.engine.render;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A tree of small text files on disk. */
final class FileTree {
  private FileTree() {}

  /**
   * The files below a directory, by relative path with {@code /}. Links are not followed, and what
   * starts with a dot is not seen: editors and desktops leave such files, render never makes one.
   */
  static SortedMap<String, Path> list(Path root) throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
      try {
        list(root, "", files);
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
    return files;
  }

  private static void list(Path directory, String prefix, SortedMap<String, Path> files)
      throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      for (Path child : children) {
        String name = child.getFileName().toString();
        if (name.startsWith(".")) {
          continue;
        }
        String path = prefix + name;
        // Asking the system about each of thousands of our own files takes longer than reading
        // them.
        if (!name.endsWith(".yaml") && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          list(child, path + "/", files);
        } else {
          files.put(path, child);
        }
      }
    }
  }

  /** A directory such as {@code .git}: a sign that the place belongs to somebody else. */
  static Optional<String> hiddenDirectory(Path root) throws IOException {
    if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(root)) {
      for (Path child : children) {
        String name = child.getFileName().toString();
        if (name.startsWith(".") && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a file has exactly these bytes. */
  static boolean holds(Path file, String content) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    byte[] expected = content.getBytes(StandardCharsets.UTF_8);
    return attributes.isRegularFile()
        && attributes.size() == expected.length
        && Arrays.equals(Files.readAllBytes(file), expected);
  }

  /**
   * Fills a directory that exists and is empty. Each file is closed, and an error of that is seen.
   *
   * @param unchanged files on disk that have the content already, by relative path: they get a
   *     second name instead of a copy. Nothing is written for them, and no file is made, which is
   *     slow on ext4 for a minute after as many were deleted.
   */
  static void write(Path root, Map<String, String> files, Map<String, Path> unchanged)
      throws IOException {
    Set<String> made = new HashSet<>();
    String base = root + "/";
    boolean links = true;
    for (Map.Entry<String, String> entry : files.entrySet()) {
      String path = entry.getKey();
      int slash = path.lastIndexOf('/');
      if (slash > 0 && made.add(path.substring(0, slash))) {
        Files.createDirectories(root.resolve(path.substring(0, slash)));
      }
      Path same = unchanged.get(path);
      links = links && (same == null || link(root.resolve(path), same));
      if (links && same != null) {
        continue;
      }
      try (FileOutputStream out = new FileOutputStream(base + path)) {
        out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static boolean link(Path name, Path file) {
    try {
      Files.createLink(name, file);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      // No second names on this file system, or not for this user: then it is a copy.
      return false;
    }
  }

  /** Removes a tree, or does nothing when there is none. A link is removed, not followed. */
  static void delete(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
