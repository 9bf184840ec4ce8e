package dev.maximus.engine.render;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work that a second thread does while the first goes on. Where that is not worth a thread, the
 * work is done when its result is asked for.
 */
final class Beside<T> {
  /** From so many pieces of work on, a thread saves more time than it takes. */
  static final int MANY = 256;

  private final FutureTask<T> task;

  private Beside(Callable<T> work) {
    this.task = new FutureTask<>(work);
  }

  static <T> Beside<T> begin(int pieces, Callable<T> work) {
    Beside<T> beside = new Beside<>(work);
    if (pieces >= MANY) {
      Thread thread = new Thread(beside.task, "beside");
      thread.setDaemon(true);
      thread.start();
    }
    return beside;
  }

  /** What the work gave, or threw. */
  T result() {
    // Does nothing when the work has begun.
    task.run();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("the second thread failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a second thread works", e);
    }
  }
}
