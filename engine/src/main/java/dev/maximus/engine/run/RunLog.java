package dev.maximus.engine.run;

import com.pulumi.core.internal.Internal;
import com.pulumi.deployment.internal.EngineLogger;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a program logs. Debug messages, of which the SDK writes six a resource, are dropped.
 */
final class RunLog implements EngineLogger {
  private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();
  private final AtomicInteger errors = new AtomicInteger();

  private record Entry(Level level, String message, CompletableFuture<String> urn) {
    Message toMessage() {
      Optional<String> resource =
          Optional.of(urn.exceptionally(fault -> "").getNow("")).filter(text -> !text.isEmpty());
      return new Message(level, message, resource);
    }
  }

  /** One message of the program and the URN of the resource it speaks of. */
  record Message(Level level, String text, Optional<String> urn) {}

  /** Warnings and errors and plain messages, in the order in which the program wrote them. */
  List<Message> messages() {
    return entries.stream().map(Entry::toMessage).toList();
  }

  @Override
  public CompletableFuture<Void> logAsync(
      Level level,
      String message,
      @Nullable Resource resource,
      @Nullable Integer streamId,
      @Nullable Boolean ephemeral) {
    if (level.intValue() >= Level.INFO.intValue()) {
      entries.add(
          new Entry(
              level,
              message,
              resource == null
                  ? CompletableFuture.completedFuture("")
                  : Internal.of(resource.urn()).getValueOrDefault("")));
      if (level.intValue() >= Level.SEVERE.intValue()) {
        errors.incrementAndGet();
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public int getErrorCount() {
    return errors.get();
  }

  @Override
  public boolean hasLoggedErrors() {
    return errors.get() > 0;
  }
}
