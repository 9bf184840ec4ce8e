package dev.maximus.engine.run;

import com.pulumi.core.internal.Internal;
import com.pulumi.core.internal.OutputData;
import com.pulumi.resources.Resource;
import dev.maximus.engine.graph.Urn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds which resource of the program a fault belongs to, from the stack of calls: the innermost
 * constructor of a resource class that is not the SDK's own.
 */
final class Callers {
  private static final List<String> NOT_THE_PROGRAM =
      List.of("com.pulumi.", "dev.maximus.engine.run.", "java.", "jdk.", "sun.", "com.google.");

  /** How long a message waits for a URN. */
  private static final long NAME_MILLIS = 1_000;

  private final Map<String, Constructed> byClass = new ConcurrentHashMap<>();

  /** The resources whose constructors called a function, by its token. */
  private final Map<String, Set<Resource>> askers = new ConcurrentHashMap<>();

  /** The resource of a class that was begun last, and how many there are. */
  private record Constructed(Resource last, int count) {}

  /** A place in the program, and the resource that it belongs to. */
  record Caller(Optional<Resource> resource, Optional<String> where) {}

  /** Takes note of a resource whose constructor is running. */
  void constructing(Resource resource) {
    if (isProgram(resource.getClass().getName())) {
      byClass.compute(
          resource.getClass().getName(),
          (name, before) ->
              before == null
                  ? new Constructed(resource, 1)
                  : before.last() == resource
                      ? before
                      : new Constructed(resource, before.count() + 1));
    }
  }

  /** Takes note of the resource that calls a function of a provider. */
  void asks(String token) {
    find(Thread.currentThread().getStackTrace())
        .resource()
        .ifPresent(
            resource ->
                askers.computeIfAbsent(token, t -> ConcurrentHashMap.newKeySet()).add(resource));
  }

  /** The URNs of the resources that called the function, in their order. */
  CompletableFuture<List<String>> askers(String token) {
    CompletableFuture<List<String>> names = CompletableFuture.completedFuture(List.of());
    for (Resource resource : askers.getOrDefault(token, Set.of())) {
      names =
          names.thenCombine(
              name(resource),
              (list, name) -> Stream.concat(list.stream(), Stream.of(name)).sorted().toList());
    }
    return names;
  }

  /** The URN once it is there; one that does not come is no reason to wait for ever. */
  private static CompletableFuture<String> name(Resource resource) {
    String typeAndName = resource.pulumiResourceType() + "::" + resource.pulumiResourceName();
    return Internal.of(resource.urn())
        .getValueOrDefault(typeAndName)
        .exceptionally(fault -> typeAndName)
        .copy()
        .completeOnTimeout(typeAndName, NAME_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The URN of a resource, if it is there. */
  static Optional<Urn> urnOf(Resource resource) {
    CompletableFuture<OutputData<String>> urn = Internal.of(resource.urn()).getDataAsync();
    return urn.isDone() && !urn.isCompletedExceptionally()
        ? urn.join().getValueOptional().map(Urn::new)
        : Optional.empty();
  }

  /**
   * Finds the caller. To be asked when something happens and not later: a constructor is that of
   * the resource begun last. Of code that runs later, as in an apply, the resource is known only
   * where its class has one.
   */
  Caller find(StackTraceElement[] trace) {
    StackTraceElement place = null;
    for (StackTraceElement frame : trace) {
      if (isProgram(frame.getClassName())) {
        place = place == null ? frame : place;
        @Nullable Constructed found = byClass.get(outerClass(frame.getClassName()));
        if (found != null && (found.count() == 1 || frame.getMethodName().equals("<init>"))) {
          return new Caller(Optional.of(found.last()), Optional.of(text(place)));
        }
      }
    }
    return new Caller(Optional.empty(), Optional.ofNullable(place).map(Callers::text));
  }

  private static boolean isProgram(String className) {
    for (String prefix : NOT_THE_PROGRAM) {
      if (className.startsWith(prefix)) {
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
