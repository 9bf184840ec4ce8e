package dev.maximus.certs.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/** Looks at who may read and write a file. Says nothing where files have no such modes. */
final class ModeChecks {
  private static final int OTHERS = 0077;
  private static final int OTHERS_WRITE = 0022;
  private static final int EXECUTE = 0111;

  private final CheckList checks;

  ModeChecks(CheckList checks) {
    this.checks = checks;
  }

  void key(Path file) {
    check(file, OTHERS | EXECUTE, "key", "0600");
    owner(file);
  }

  void certificate(Path file) {
    check(file, OTHERS_WRITE | EXECUTE, "certificate", "0644");
  }

  void directory(Path directory) {
    check(directory, OTHERS, "directory", "0700");
  }

  private void check(Path file, int forbidden, String what, String right) {
    Optional<Integer> mode = FileMode.of(file);
    if (mode.isEmpty()) {
      return;
    }
    String text = FileMode.text(mode.get());
    if ((mode.get() & forbidden) == 0) {
      checks.ok("mode", file.toString(), "mode '%s' is right for a %s".formatted(text, what));
    } else {
      checks.failed(
          "mode", file.toString(), "mode '%s' of a %s must be %s".formatted(text, what, right));
    }
  }

  /** A key of somebody else is one that somebody else can read. */
  private void owner(Path file) {
    try {
      UserPrincipal mine = Files.getOwner(file.toAbsolutePath().getParent());
      UserPrincipal owner = Files.getOwner(file);
      if (!owner.equals(mine)) {
        checks.failed(
            "mode",
            file.toString(),
            "owner '%s' of a key must be that of its directory, '%s'"
                .formatted(owner.getName(), mine.getName()));
      }
    } catch (IOException | UnsupportedOperationException e) {
      checks.skipped("mode", file.toString(), "the owner cannot be read");
    }
  }
}
