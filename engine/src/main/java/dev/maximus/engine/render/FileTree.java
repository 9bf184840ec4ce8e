package dev.maximus.engine.render;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A tree of small text files on disk. */
final class FileTree {
  private FileTree() {}

  /**
   * The regular files below a directory, by relative path with {@code /}; links are not followed.
   */
  static SortedMap<String, Path> list(Path root) throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
      list(root, "", files);
    }
    return files;
  }

  private static void list(Path directory, String prefix, SortedMap<String, Path> files)
      throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      for (Path child : children) {
        String name = prefix + child.getFileName();
        if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          list(child, name + "/", files);
        } else {
          files.put(name, child);
        }
      }
    }
  }

  /** Whether a file has exactly these bytes. */
  static boolean holds(Path file, String content) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    byte[] expected = content.getBytes(StandardCharsets.UTF_8);
    return Files.size(file) == expected.length
        && java.util.Arrays.equals(Files.readAllBytes(file), expected);
  }

  /** Writes all files below a directory that exists and is empty. Each is closed, and that seen. */
  static void write(Path root, Map<String, String> files) throws IOException {
    Set<String> made = new HashSet<>();
    String base = root.toString() + "/";
    for (Map.Entry<String, String> entry : files.entrySet()) {
      String path = entry.getKey();
      int slash = path.lastIndexOf('/');
      if (slash > 0 && made.add(path.substring(0, slash))) {
        Files.createDirectories(root.resolve(path.substring(0, slash)));
      }
      try (FileOutputStream out = new FileOutputStream(base + path)) {
        out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
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
          public FileVisitResult postVisitDirectory(
              Path directory, @org.jspecify.annotations.Nullable IOException failure)
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
