package dev.maximus.engine.run;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.pulumi.Context;
import com.pulumi.context.internal.ConfigContextInternal;
import com.pulumi.context.internal.ContextInternal;
import com.pulumi.context.internal.LoggingContextInternal;
import com.pulumi.context.internal.OutputContextInternal;
import com.pulumi.core.internal.OutputFactory;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import com.pulumi.deployment.internal.DeploymentInstanceInternal;
import com.pulumi.internal.PulumiInternal;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.Urn;
import dev.maximus.engine.run.ProgramFailedException.Failure;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs a Pulumi Java program in this JVM and records what it declares: no command line, no server,
 * no state, no passphrase, no cluster.
 *
 * <p>The program meets pulumi-java as it is; only the two ends that would speak to the engine's
 * process are ours. Runs are independent of each other: two may follow one another or go on at the
 * same time.
 */
public final class InProcessEngine {
  /**
   * The waiting thread looks for awaited outputs this often, and for a thirtieth of its time at
   * most.
   */
  private static final long MIN_PAUSE_NANOS = 500_000;

  private static final long PAUSE_RATIO = 30;

  private InProcessEngine() {}

  /**
   * What a run recorded.
   *
   * @param messages what the program logged, warnings included
   */
  public record Recording(ResourceGraph graph, List<LogMessage> messages) {}

  /** A line that the program logged for the person who runs it. */
  public record LogMessage(boolean warning, String text, Optional<Urn> resource) {}

  /**
   * Runs the program to its end.
   *
   * @throws ProgramFailedException when it throws, logs an error, or declares what an engine
   *     refuses
   */
  public static ResourceGraph run(Consumer<Context> program, RunSettings settings) {
    return record(program, settings).graph();
  }

  /** Like {@link #run}, and keeps what the program logged. */
  public static Recording record(Consumer<Context> program, RunSettings settings) {
    return record(program, settings, true);
  }

  /** With {@code direct} false, all goes through pulumi-java's implementation: the yardstick. */
  static Recording record(Consumer<Context> program, RunSettings settings, boolean direct) {
    RunLog log = new RunLog();
    Callers callers = new Callers();
    TaskRunner runner = new TaskRunner(log, callers);
    RecordingMonitor monitor = new RecordingMonitor(settings, callers);
    DeploymentImpl.DeploymentState state =
        new DeploymentImpl.DeploymentState(
            new DeploymentImpl.Config(
                ImmutableMap.copyOf(settings.config()), ImmutableSet.copyOf(settings.secretKeys())),
            Logger.getAnonymousLogger(),
            settings.organization(),
            settings.project(),
            settings.stack(),
            settings.rootDirectory(),
            settings.dryRun(),
            new RootEngine(),
            monitor);
    state.runner = runner;
    state.logger = log;
    DeploymentImpl deployment = new DeploymentImpl(state);
    DeferredOutputs deferred = new DeferredOutputs(settings.dryRun(), deployment.getLog());
    DeploymentInstanceInternal instance =
        new DeploymentInstanceInternal(
            direct
                ? new DirectDeployment(deployment, callers, monitor, deferred)
                : new DelegatingDeployment(deployment, callers));
    Optional<com.pulumi.deployment.DeploymentInstance> outer =
        Optional.ofNullable(DeploymentInstanceHolder.getInstanceNoThrow());
    DeploymentInstanceHolder.setInstance(instance);
    try {
      CompletableFuture<Integer> running =
          new PulumiInternal(runner, context(settings, deployment, runner)).runAsync(program);
      await(running, deferred);
    } finally {
      // What the program kept of this run must not act on it later.
      instance.markInvalid();
      DeploymentInstanceHolder.setInstance(outer.orElse(null));
    }
    List<Failure> failures = Failures.of(runner, log);
    if (!failures.isEmpty()) {
      throw new ProgramFailedException(settings.project(), settings.stack(), failures);
    }
    return new Recording(monitor.graph(), messages(log));
  }

  private static void await(CompletableFuture<Integer> running, DeferredOutputs deferred) {
    long pause = MIN_PAUSE_NANOS;
    while (true) {
      try {
        Integer unused = running.get(pause, TimeUnit.NANOSECONDS);
        return;
      } catch (TimeoutException e) {
        long start = System.nanoTime();
        while (deferred.completeAwaited()) {
          // What was waited for may have made more outputs waited for.
        }
        pause = Math.max(MIN_PAUSE_NANOS, PAUSE_RATIO * (System.nanoTime() - start));
      } catch (ExecutionException e) {
        throw new IllegalStateException("the runner failed", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the program runs", e);
      }
    }
  }

  private static ContextInternal context(
      RunSettings settings, DeploymentImpl deployment, TaskRunner runner) {
    return new ContextInternal(
        settings.organization(),
        settings.project(),
        settings.stack(),
        new LoggingContextInternal(deployment.getLog()),
        new ConfigContextInternal(
            settings.project(), name -> new SecureConfig(deployment.getConfig(), name)),
        new OutputContextInternal(new OutputFactory(runner)),
        settings.transformations());
  }

  private static List<LogMessage> messages(RunLog log) {
    return log.messages().stream()
        .map(
            message ->
                new LogMessage(
                    message.level().intValue() >= Level.WARNING.intValue(),
                    message.text(),
                    message.urn().map(Urn::new)))
        .toList();
  }
}
