package dev.maximus.engine.run;

import com.pulumi.deployment.internal.EngineLogger;
import com.pulumi.deployment.internal.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Counts the program's open tasks and collects what went wrong in them.
 *
 * <p>pulumi-java's own runner prints the list of all open tasks whenever one is added or looked at,
 * which takes quadratic time, and stops at the first fault. This one does neither: it is done when
 * the last task is, and keeps every fault.
 */
final class TaskRunner implements Runner {
  /**
   * After a fault, a run in which nothing moves for so long is over: a resource whose constructor
   * threw has outputs that nobody will ever complete.
   */
  private static final long STALLED_MILLIS = 500;

  private final EngineLogger logger;
  private final Callers callers;
  private final AtomicInteger open = new AtomicInteger();
  private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private final AtomicLong moves = new AtomicLong();
  private final AtomicBoolean watched = new AtomicBoolean();

  /** What one task failed with, what the task was, and whose call it was. */
  record Fault(String task, Throwable cause, Callers.Caller caller) {}

  private static final class Outcome<T> extends Result<T> {
    Outcome(int exitCode, List<Exception> exceptions, Optional<T> result) {
      super(exitCode, exceptions, result);
    }
  }

  TaskRunner(EngineLogger logger, Callers callers) {
    this.logger = logger;
    this.callers = callers;
  }

  /** Done when no task is open. */
  CompletableFuture<Void> drained() {
    return drained;
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  @Override
  public <T> void registerTask(String description, CompletableFuture<T> task) {
    open.incrementAndGet();
    moves.incrementAndGet();
    // A task that has ended need not be waited for; the callback would only cost a future.
    if (task.isDone() && !task.isCompletedExceptionally()) {
      taskEnded();
      return;
    }
    CompletableFuture<T> unused =
        task.whenComplete(
            (value, throwable) -> {
              if (throwable != null) {
                failed(description, throwable);
              }
              taskEnded();
            });
  }

  private void failed(String task, Throwable throwable) {
    Throwable cause = Failures.root(throwable);
    faults.add(new Fault(task, cause, callers.find(cause.getStackTrace())));
    if (watched.compareAndSet(false, true)) {
      endWhenStalled();
    }
  }

  private void endWhenStalled() {
    long seen = moves.get();
    CompletableFuture.delayedExecutor(STALLED_MILLIS, TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              if (drained.isDone()) {
                return;
              }
              if (moves.get() == seen) {
                drained.complete(null);
              } else {
                endWhenStalled();
              }
            });
  }

  private void taskEnded() {
    moves.incrementAndGet();
    if (open.decrementAndGet() == 0) {
      drained.complete(null);
    }
  }

  @Override
  public <T> CompletableFuture<Result<T>> runAsync(Supplier<T> callback) {
    // Held open until the callback has registered what it starts.
    open.incrementAndGet();
    Optional<T> value = Optional.empty();
    try {
      value = Optional.ofNullable(callback.get());
    } catch (RuntimeException | Error e) {
      failed("program", e);
    }
    taskEnded();
    Optional<T> result = value;
    return drained.thenApply(ignored -> outcome(result));
  }

  private <T> Result<T> outcome(Optional<T> result) {
    List<Exception> exceptions = new ArrayList<>();
    for (Fault fault : faults) {
      exceptions.add(
          fault.cause() instanceof Exception exception
              ? exception
              : new IllegalStateException(fault.cause()));
    }
    int code =
        exceptions.isEmpty() && !logger.hasLoggedErrors()
            ? ProcessExitedSuccessfully
            : ProcessExitedAfterLoggingUserActionableMessage;
    return new Outcome<>(code, exceptions, result);
  }

  static Throwable unwrap(Throwable throwable) {
    Throwable cause = throwable;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
