package dev.maximus.engine.run;

import com.pulumi.resources.Resource;
import dev.maximus.engine.graph.Urn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds which resource of the program a fault belongs to, from the stack of calls: the innermost
 * constructor of a resource class that is not the SDK's own.
 */
final class Callers {
  private static final List<String> NOT_THE_PROGRAM =
      List.of("com.pulumi.", "dev.maximus.engine.run.", "java.", "jdk.", "sun.", "com.google.");

  /** The resource declared last of each class: while its constructor runs, that is the one. */
  private final Map<String, Urn> lastOfClass = new ConcurrentHashMap<>();

  /** The resources whose constructors called a function, by its token. */
  private final Map<String, Set<Urn>> askers = new ConcurrentHashMap<>();

  /** A place in the program, and the resource whose constructor it is in. */
  record Caller(Optional<Urn> resource, Optional<String> where) {
    static final Caller NOBODY = new Caller(Optional.empty(), Optional.empty());
  }

  void declared(Resource resource, Urn urn) {
    lastOfClass.put(resource.getClass().getName(), urn);
  }

  Optional<Urn> urnOf(Resource resource) {
    return Optional.ofNullable(lastOfClass.get(resource.getClass().getName()));
  }

  /** Takes note of the resource that calls a function of a provider. */
  void asks(String token) {
    find(Thread.currentThread().getStackTrace())
        .resource()
        .ifPresent(
            urn -> askers.computeIfAbsent(token, t -> new ConcurrentSkipListSet<>()).add(urn));
  }

  /** The resources that called the function, by URN. */
  List<Urn> askers(String token) {
    return List.copyOf(askers.getOrDefault(token, Set.of()));
  }

  Caller find(StackTraceElement[] trace) {
    StackTraceElement place = null;
    for (StackTraceElement frame : trace) {
      if (isProgram(frame)) {
        place = place == null ? frame : place;
        @Nullable Urn urn = lastOfClass.get(outerClass(frame.getClassName()));
        if (urn != null) {
          return new Caller(Optional.of(urn), Optional.of(text(place)));
        }
      }
    }
    return place == null ? Caller.NOBODY : new Caller(Optional.empty(), Optional.of(text(place)));
  }

  private static boolean isProgram(StackTraceElement frame) {
    for (String prefix : NOT_THE_PROGRAM) {
      if (frame.getClassName().startsWith(prefix)) {
        return false;
      }
    }
    return true;
  }

  private static String outerClass(String name) {
    int lambda = name.indexOf("$$");
    return lambda < 0 ? name : name.substring(0, lambda);
  }

  private static String text(StackTraceElement frame) {
    return "%s (%s:%d)".formatted(frame.getClassName(), frame.getFileName(), frame.getLineNumber());
  }
}
