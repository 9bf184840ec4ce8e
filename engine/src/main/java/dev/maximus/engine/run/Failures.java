package dev.maximus.engine.run;

import com.pulumi.exceptions.ResourceException;
import com.pulumi.exceptions.RunException;
import dev.maximus.engine.graph.Urn;
import dev.maximus.engine.run.ProgramFailedException.Failure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;

/** Makes of what went wrong in a run what its user is told. */
final class Failures {
  private Failures() {}

  /**
   * Every fault once: what fails after another for the same cause is not a second fault. Of all
   * tasks that failed for one cause a resource's says most, and of several the first by name.
   */
  static List<Failure> of(TaskRunner runner, RunLog log) {
    IdentityHashMap<Throwable, TaskRunner.Fault> byCause = new IdentityHashMap<>();
    for (TaskRunner.Fault fault : runner.faults()) {
      byCause.merge(fault.cause(), fault, Failures::better);
    }
    List<Failure> failures = new ArrayList<>();
    byCause.forEach((cause, fault) -> failures.add(failure(fault, cause)));
    for (RunLog.Message message : log.messages()) {
      if (message.level().intValue() >= Level.SEVERE.intValue()) {
        failures.add(
            new Failure(
                message.urn().map(Urn::new), Optional.empty(), message.text(), Optional.empty()));
      }
    }
    failures.sort(Comparator.comparing(Failure::sentence));
    return failures;
  }

  /** The caller is that of the first: what came after the fault may have changed who it seems. */
  private static TaskRunner.Fault better(TaskRunner.Fault first, TaskRunner.Fault other) {
    return BY_TASK.compare(first, other) <= 0
        ? first
        : new TaskRunner.Fault(other.task(), other.cause(), first.caller());
  }

  private static Failure failure(TaskRunner.Fault fault, Throwable cause) {
    if (cause instanceof EngineException) {
      return new Failure(
          Optional.empty(),
          Optional.empty(),
          String.valueOf(cause.getMessage()),
          Optional.of(cause));
    }
    Callers.Caller caller = fault.caller();
    Optional<Urn> resource = caller.resource().flatMap(Callers::urnOf);
    if (resource.isEmpty() && cause instanceof ResourceException known) {
      resource = known.getResource().flatMap(Callers::urnOf);
    }
    String message =
        cause.getMessage() == null || cause.getMessage().isEmpty()
            ? cause.getClass().getName()
            : cause.getMessage();
    boolean named = resource.isPresent() || !fault.task().startsWith(RESOURCE_TASK);
    return new Failure(
        resource,
        caller.where(),
        named ? message : fault.task().substring(RESOURCE_TASK.length()) + ": " + message,
        Optional.of(cause));
  }

  /** How pulumi-java begins the description of a resource's task; type and name follow. */
  static final String RESOURCE_TASK = "readOrRegisterResource: ";

  private static final Comparator<TaskRunner.Fault> BY_TASK =
      Comparator.<TaskRunner.Fault, Boolean>comparing(f -> !f.task().startsWith(RESOURCE_TASK))
          .thenComparing(TaskRunner.Fault::task);

  /**
   * What a fault began with. The SDK wraps it on its way; only its exceptions for users, as for a
   * config value of the wrong type, say more than their cause.
   */
  static Throwable root(Throwable throwable) {
    Throwable cause = TaskRunner.unwrap(throwable);
    while (cause.getCause() != null
        && cause.getClass().getName().startsWith("com.pulumi.")
        && !saysMore(cause)) {
      cause = TaskRunner.unwrap(cause.getCause());
    }
    return cause;
  }

  private static boolean saysMore(Throwable wrapper) {
    Throwable cause = wrapper.getCause();
    return wrapper instanceof RunException
        && cause != null
        && !String.valueOf(wrapper.getMessage()).contains(String.valueOf(cause.getMessage()));
  }
}
