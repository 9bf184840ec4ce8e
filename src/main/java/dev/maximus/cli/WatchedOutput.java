package dev.maximus.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Standard output that remembers why it failed. A reader that has seen enough ({@code | head}) is
 * no failure; a full disk is one.
 */
final class WatchedOutput extends OutputStream {
  private final OutputStream to;
  private Optional<IOException> failure = Optional.empty();

  WatchedOutput(OutputStream to) {
    this.to = to;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    try {
      to.write(bytes, offset, length);
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    to.flush();
  }

  /** Why something could not be written, unless the reader went away. */
  Optional<String> failure() {
    if (failure.isEmpty()) {
      return Optional.empty();
    }
    String message = String.valueOf(failure.get().getMessage());
    return closedByReader(message) ? Optional.empty() : Optional.of(message);
  }

  private static boolean closedByReader(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return lower.contains("broken pipe") || lower.contains("pipe is being closed");
  }
}
