package dev.maximus.certs.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;

/** The store is as it was before: what was asked for cannot be done, for these reasons. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final List<String> problems;

  public StoreException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  public StoreException(String problem) {
    this(List.of(problem));
  }

  private StoreException(String problem, Throwable cause) {
    super(problem, cause);
    this.problems = List.of(problem);
  }

  /** What the operating system refused, with the file in the message. */
  public static StoreException of(IOException fault) {
    String reason = fault.getMessage() == null ? fault.getClass().getSimpleName() : "";
    String file = "";
    if (fault instanceof FileSystemException place) {
      file = place.getFile() == null ? "" : place.getFile();
      reason =
          place instanceof AccessDeniedException
              ? "permission denied"
              : place.getReason() == null ? plain(place) : place.getReason();
    } else if (reason.isEmpty()) {
      reason = String.valueOf(fault.getMessage());
    }
    return new StoreException(
        file.isEmpty() ? "the store cannot be used: " + reason : "file '" + file + "': " + reason,
        fault);
  }

  private static String plain(FileSystemException fault) {
    String name = fault.getClass().getSimpleName().replace("Exception", "");
    return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
  }

  /** Every fault there is, each a sentence. */
  public List<String> problems() {
    return problems;
  }
}
