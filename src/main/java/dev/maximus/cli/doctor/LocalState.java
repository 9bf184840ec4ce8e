package dev.maximus.cli.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Something that the project made for itself on this machine. */
public record LocalState(String name, boolean present, String detail) {

  /**
   * The class-data archive and what {@code toolchain/build} has built.
   *
   * @param home the project of the launcher
   */
  public static List<LocalState> of(Optional<Path> home, Map<String, String> env)
      throws IOException {
    return List.of(archive(home), toolchain(cache(env)));
  }

  private static LocalState archive(Optional<Path> home) throws IOException {
    String name = "class-data archive";
    if (home.isEmpty()) {
      return new LocalState(name, false, "not started by ./maximus");
    }
    Path launcher = home.get().resolve("target").resolve("launcher");
    List<Path> archives = list(launcher, "maximus-*.{jsa,aot}");
    return archives.isEmpty()
        ? new LocalState(
            name, false, "./maximus makes it by itself; ./maximus warm-up makes it now")
        : new LocalState(
            name, true, archives.get(0) + " (" + Files.size(archives.get(0)) / (1 << 20) + " MiB)");
  }

  private static LocalState toolchain(Path cache) throws IOException {
    String name = "real engines for tests";
    Set<String> built = new TreeSet<>();
    for (Path entry : list(cache, "*-????????????????")) {
      String file = String.valueOf(entry.getFileName());
      if (Files.isDirectory(entry) && !file.startsWith("bench-")) {
        built.add(file.substring(0, file.lastIndexOf('-')));
      }
    }
    return built.isEmpty()
        ? new LocalState(name, false, "toolchain/build makes them in " + cache)
        : new LocalState(name, true, String.join(", ", built) + " in " + cache);
  }

  /** As {@code toolchain/build} has it. */
  private static Path cache(Map<String, String> env) {
    String own = env.getOrDefault("MAXIMUS_CACHE", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String base = env.getOrDefault("XDG_CACHE_HOME", "");
    Path caches =
        base.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(base);
    return caches.resolve("maximus-platform");
  }

  private static List<Path> list(Path directory, String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, pattern)) {
        entries.forEach(found::add);
      }
    }
    found.sort(null);
    return found;
  }
}
