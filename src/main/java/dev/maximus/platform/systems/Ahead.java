package dev.maximus.platform.systems;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Makes values on a second thread, a few ahead of the thread that takes them in their order. What
 * the second thread has not begun when it is wanted, the taking thread makes itself: neither idles,
 * and where there is one processor only, nothing is lost.
 *
 * @param <S> what a value is made of
 * @param <T> a value; making it must have no effect but its result
 */
final class Ahead<S, T> implements AutoCloseable {
  /** For fewer, a thread takes more time than it saves. */
  static final int MANY = 32;

  /** Values that wait at most. What waits for long, the garbage collector copies. */
  static final int WINDOW = 16;

  private final Iterator<S> sources;
  private final Function<S, T> maker;
  private final boolean many;
  private final ArrayDeque<Task<S, T>> waiting = new ArrayDeque<>();
  private final BlockingQueue<FutureTask<T>> offered = new ArrayBlockingQueue<>(WINDOW);
  private final Thread helper = new Thread(this::help, "ahead");
  private boolean begun;

  private record Task<S, T>(S source, FutureTask<T> value) {}

  Ahead(Collection<S> sources, Function<S, T> maker) {
    this.sources = sources.iterator();
    this.maker = maker;
    this.many = sources.size() >= MANY;
    helper.setDaemon(true);
  }

  /** The next value. */
  T next() {
    if (!many) {
      return maker.apply(sources.next());
    }
    if (!begun) {
      // One by itself first: no two threads ever wait for each other's classes.
      begun = true;
      T first = maker.apply(sources.next());
      helper.start();
      return first;
    }
    while (sources.hasNext() && waiting.size() < WINDOW) {
      S source = sources.next();
      FutureTask<T> value = new FutureTask<>(() -> maker.apply(source));
      waiting.add(new Task<>(source, value));
      offered.add(value);
    }
    return take(waiting.remove());
  }

  private T take(Task<S, T> task) {
    if (offered.remove(task.value())) {
      return maker.apply(task.source());
    }
    try {
      return task.value().get();
    } catch (ExecutionException e) {
      // Made again here, it fails again, and its stack says for which resource.
      return maker.apply(task.source());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a value is made", e);
    }
  }

  private void help() {
    try {
      while (true) {
        offered.take().run();
      }
    } catch (InterruptedException e) {
      // Closed: nobody wants the rest.
      return;
    }
  }

  @Override
  public void close() {
    helper.interrupt();
  }
}
