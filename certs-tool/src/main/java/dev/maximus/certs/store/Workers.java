package dev.maximus.certs.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Does the same work for many numbers, by several threads. More threads than processors, because
 * most wait for the disk, and the disk is quick when many wait at once. Each takes the next number
 * when it has done one, so no queue grows.
 */
final class Workers {
  /** What is done for one number. */
  interface Work {
    void run(int number) throws IOException;
  }

  private static final String CANCELLED = "the run was cancelled; the store is as it was";

  private final int count;
  private final Work work;
  private final Progress progress;
  private final BooleanSupplier cancelled;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private volatile Optional<Throwable> fault = Optional.empty();

  Workers(int count, Work work, Progress progress, BooleanSupplier cancelled) {
    this.count = count;
    this.work = work;
    this.progress = progress;
    this.cancelled = cancelled;
  }

  /**
   * Ends when all is done, or after the first fault.
   *
   * @throws StoreException when it was cancelled
   */
  void run(int threads) throws IOException {
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, count); i++) {
      Thread thread = new Thread(this::loop, "certs-" + i);
      thread.setDaemon(true);
      others.add(thread);
      thread.start();
    }
    loop();
    for (Thread thread : others) {
      join(thread);
    }
    Optional<Throwable> failed = fault;
    if (failed.isPresent()) {
      raise(failed.get());
    }
    if (cancelled.getAsBoolean()) {
      throw new StoreException(CANCELLED);
    }
  }

  private void loop() {
    try {
      int number = next.getAndIncrement();
      while (number < count && fault.isEmpty() && !cancelled.getAsBoolean()) {
        work.run(number);
        progress.done(done.incrementAndGet(), count);
        number = next.getAndIncrement();
      }
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
  }

  private synchronized void fail(Throwable first) {
    if (fault.isEmpty()) {
      fault = Optional.of(first);
    }
  }

  /** Waits to the end even when interrupted: files must not be written behind our back. */
  private void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
        fail(new StoreException(CANCELLED));
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void raise(Throwable fault) throws IOException {
    if (fault instanceof IOException e) {
      throw e;
    }
    if (fault instanceof Error e) {
      throw e;
    }
    throw (RuntimeException) fault;
  }
}
