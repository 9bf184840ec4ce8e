package dev.maximus.platform.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AheadTest {
  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static <T> List<T> all(int count, Function<Integer, T> maker) {
    List<T> values = new ArrayList<>();
    try (Ahead<Integer, T> ahead = new Ahead<>(numbers(count), maker)) {
      for (int i = 0; i < count; i++) {
        values.add(ahead.next());
      }
    }
    return values;
  }

  @Test
  void givesTheValuesInTheirOrder() {
    for (int count : new int[] {0, 1, 2, Ahead.MANY - 1, Ahead.MANY, 1000}) {
      assertThat(all(count, i -> "value " + i))
          .isEqualTo(numbers(count).stream().map(i -> "value " + i).toList());
    }
  }

  @Test
  void makesEachValueOnce() {
    AtomicInteger made = new AtomicInteger();
    all(1000, i -> made.incrementAndGet());
    assertThat(made).hasValue(1000);
  }

  @Test
  void staysOnOneThreadForFew() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    all(Ahead.MANY - 1, i -> threads.add(Thread.currentThread()));
    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void makesAFewAheadWhileTheTakerDoesOtherThings() throws InterruptedException {
    // One of the window is taken, by whichever thread; the others are left to the second thread.
    CountDownLatch ahead = new CountDownLatch(Ahead.WINDOW - 1);
    AtomicInteger made = new AtomicInteger();
    Thread taker = Thread.currentThread();
    try (Ahead<Integer, Integer> values =
        new Ahead<>(
            numbers(1000),
            i -> {
              made.incrementAndGet();
              if (Thread.currentThread() != taker) {
                ahead.countDown();
              }
              return i;
            })) {
      values.next();
      values.next();
      assertThat(ahead.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(made).hasValue(1 + Ahead.WINDOW);
    }
  }

  @Test
  void aFaultComesFromTheThreadThatTakes() {
    Thread taker = Thread.currentThread();
    try (Ahead<Integer, Integer> ahead =
        new Ahead<>(
            numbers(1000),
            i -> {
              if (i == 40) {
                throw new IllegalArgumentException("number '40' on " + Thread.currentThread());
              }
              return i;
            })) {
      for (int i = 0; i < 40; i++) {
        assertThat(ahead.next()).isEqualTo(i);
      }
      assertThatThrownBy(ahead::next)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("number '40' on " + taker);
    }
  }

  @Test
  void closingEndsTheSecondThread() throws InterruptedException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch seen = new CountDownLatch(1);
    Thread taker = Thread.currentThread();
    try (Ahead<Integer, Boolean> ahead =
        new Ahead<>(
            numbers(1000),
            i -> {
              if (Thread.currentThread() != taker) {
                threads.add(Thread.currentThread());
                seen.countDown();
              }
              return true;
            })) {
      ahead.next();
      ahead.next();
      assertThat(seen.await(30, TimeUnit.SECONDS)).isTrue();
    }
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(30));
      assertThat(thread.isAlive()).isFalse();
    }
  }
}
