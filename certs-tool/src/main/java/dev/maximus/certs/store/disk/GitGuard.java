package dev.maximus.certs.store.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Keeps keys out of git: the directory of a store may lie in a work tree, its files may not. */
final class GitGuard {
  private static final int SECONDS = 20;
  private static final int SHOWN = 5;

  private GitGuard() {}

  /** What would bring a key into git, as sentences. The directory exists. */
  static List<String> problems(Path directory) throws IOException {
    Path real = directory.toRealPath();
    if (!inWorkTree(real)) {
      return List.of();
    }
    List<String> problems = new ArrayList<>();
    Path ignore = directory.resolve(StoreDirectory.IGNORE);
    if (Files.exists(ignore, LinkOption.NOFOLLOW_LINKS)
        && Files.readAllLines(ignore).stream().noneMatch(line -> line.strip().equals("*"))) {
      problems.add("file '" + ignore + "' must have the line '*', so that no key goes into git");
    }
    List<String> tracked =
        tracked(real).stream()
            .filter(
                name -> !name.equals(StoreDirectory.INDEX) && !name.equals(StoreDirectory.IGNORE))
            .toList();
    for (String name : tracked.subList(0, Math.min(SHOWN, tracked.size()))) {
      problems.add("file '" + directory.resolve(name) + "' is tracked by git, must not be");
    }
    if (!tracked.isEmpty()) {
      problems.add(
          "to take them out of git, run: git rm -r --cached "
              + directory
              + "; what was committed is known to all who can read the repository, so issue new keys"
              + " as well");
    }
    return problems;
  }

  private static boolean inWorkTree(Path real) {
    for (Path place = real; place != null; place = place.getParent()) {
      if (Files.exists(place.resolve(".git"))) {
        return true;
      }
    }
    return false;
  }

  /** Empty where there is no git: then nobody commits either. */
  private static List<String> tracked(Path real) throws IOException {
    Process git;
    try {
      git =
          new ProcessBuilder("git", "-C", real.toString(), "ls-files", "-z", "--", ".")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return List.of();
    }
    git.getOutputStream().close();
    String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!git.waitFor(SECONDS, TimeUnit.SECONDS)) {
        git.destroyForcibly();
      }
    } catch (InterruptedException e) {
      git.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    return Arrays.stream(names.split("\0")).filter(name -> !name.isEmpty()).toList();
  }
}
