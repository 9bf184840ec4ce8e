package dev.maximus.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A copy of this project's settings in a directory of a test's own. */
final class SampleProject {
  private SampleProject() {}

  /** The directory of this project. */
  static Path repository() {
    return Path.of(System.getProperty("maximus.root")).toAbsolutePath();
  }

  /** Copies what a render needs. */
  static Path in(Path directory) throws IOException {
    Files.copy(repository().resolve("Pulumi.yaml"), directory.resolve("Pulumi.yaml"));
    Files.createDirectory(directory.resolve("stacks"));
    try (Stream<Path> files = Files.list(repository().resolve("stacks"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, directory.resolve("stacks").resolve(file.getFileName().toString()));
      }
    }
    return directory;
  }

  static Path devFile(Path project) {
    return project.resolve("stacks").resolve("Pulumi.dev.yaml");
  }

  /** Changes a text that must be there. */
  static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(from)) {
      throw new IllegalArgumentException("file '" + file + "' does not contain '" + from + "'");
    }
    Files.writeString(file, text.replace(from, to));
  }

  /** Every file below a directory with its content. */
  static SortedMap<String, String> snapshot(Path directory) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    if (Files.exists(directory)) {
      try (Stream<Path> paths = Files.walk(directory)) {
        paths.filter(Files::isRegularFile).forEach(path -> put(files, directory, path));
      }
    }
    return files;
  }

  /** Removes a directory with all that is in it. */
  static void delete(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void put(Map<String, String> files, Path directory, Path path) {
    try {
      files.put(
          directory.relativize(path).toString(),
          Files.readString(path, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
