package dev.maximus.certs.cli;

import dev.maximus.certs.store.Progress;
import java.util.Locale;

/**
 * Says how far a long work is: on a terminal in one line that is overwritten, else in a line every
 * ten seconds. Short work says nothing.
 */
final class ProgressLine implements Progress {
  private static final int QUIET_MILLIS = 500;
  private static final int TERMINAL_MILLIS = 100;
  private static final int LOG_MILLIS = 10_000;

  private final Console console;
  private final long start;
  private long shown;
  private boolean open;

  ProgressLine(Console console) {
    this.console = console;
    this.start = console.clock().millis();
    this.shown = start;
  }

  @Override
  public synchronized void done(int done, int total) {
    long now = console.clock().millis();
    int pause = console.errTerminal() ? TERMINAL_MILLIS : LOG_MILLIS;
    if (now - start < QUIET_MILLIS || now - shown < pause) {
      return;
    }
    shown = now;
    String line = String.format(Locale.ROOT, "%,d of %,d certificates", done, total);
    if (console.errTerminal()) {
      console.err().print("\r\u001b[K" + line);
      console.err().flush();
      open = true;
    } else {
      console.say(line);
    }
  }

  /** Takes the line away. */
  synchronized void end() {
    if (open) {
      console.err().print("\r\u001b[K");
      console.err().flush();
      open = false;
    }
  }
}
