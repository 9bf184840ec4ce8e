package dev.maximus.engine.run;

import com.google.common.collect.ImmutableSet;
import com.google.protobuf.Value;
import com.pulumi.Log;
import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.core.internal.ContextAwareCompletableFuture;
import com.pulumi.core.internal.OutputCompletionSource;
import com.pulumi.core.internal.OutputData;
import com.pulumi.core.internal.OutputInternal;
import com.pulumi.core.internal.annotations.ExportMetadata;
import com.pulumi.deployment.DeploymentInstance;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import com.pulumi.resources.Resource;
import com.pulumi.serialization.internal.Converter;
import com.pulumi.serialization.internal.Deserializer;
import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.ResourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The output properties of resources, computed only once somebody looks at them.
 *
 * <p>To turn a resource's state into typed objects takes longer than all the rest of declaring it,
 * and most programs never read most of them. So each output is a future that is left open, and the
 * thread that waits for the run looks now and then whether anything waits for one of them. A
 * program that reads many is better served at once: after some finds the outputs are computed as
 * they come.
 */
final class DeferredOutputs {
  private static final int FINDS_BEFORE_EAGER = 8;

  private static final ClassValue<List<ExportMetadata<?>>> EXPORTS =
      new ClassValue<>() {
        @Override
        protected List<ExportMetadata<?>> computeValue(Class<?> type) {
          return ExportMetadata.of(type).values().stream()
              .filter(export -> !isOwn(export.getAnnotation().name()))
              .<ExportMetadata<?>>map(export -> export)
              .toList();
        }
      };

  private final boolean dryRun;
  private final Converter converter;
  private final ConcurrentLinkedQueue<Open<?>> open = new ConcurrentLinkedQueue<>();
  private final AtomicInteger finds = new AtomicInteger();

  /** One output that nobody has asked for. */
  private record Open<T>(
      CompletableFuture<OutputData<T>> future,
      TypeShape<T> shape,
      Resource resource,
      String name,
      Optional<PropertyValue> value) {

    boolean isAwaited() {
      return future.getNumberOfDependents() > 0;
    }

    void complete(Converter converter, boolean dryRun) {
      OutputCompletionSource<T> source =
          new OutputCompletionSource<>(future, ImmutableSet.of(resource), shape);
      if (value.isEmpty()) {
        source.trySetDefaultResult(!dryRun);
        return;
      }
      try {
        Value proto = ProtoValues.value(value.get());
        source.setValue(
            converter, resource.getClass().getTypeName() + "." + name, proto, ImmutableSet.of());
      } catch (RuntimeException e) {
        source.trySetException(e);
      }
    }
  }

  DeferredOutputs(boolean dryRun, Log log) {
    this.dryRun = dryRun;
    this.converter = new Converter(log, new Deserializer(log));
  }

  /** Gives a resource its output properties, with the state that a provider would answer. */
  void attach(Resource resource, ResourceNode node) {
    for (ExportMetadata<?> export : EXPORTS.get(resource.getClass())) {
      attach(resource, node, export);
    }
  }

  private <T> void attach(Resource resource, ResourceNode node, ExportMetadata<T> export) {
    if (!export.isFieldNull(resource)) {
      return;
    }
    CompletableFuture<OutputData<T>> future =
        ContextAwareCompletableFuture.wrap(new CompletableFuture<>());
    export.setFieldValue(resource, quietly(future));
    Open<T> output =
        new Open<>(
            future,
            export.getDataShape(),
            resource,
            export.getName(),
            state(node, export.getName()));
    if (finds.get() >= FINDS_BEFORE_EAGER) {
      output.complete(converter, dryRun);
    } else {
      open.add(output);
    }
  }

  /** An output that the runner does not wait for: it may stay open for ever. */
  private static <T> Output<T> quietly(CompletableFuture<OutputData<T>> future) {
    DeploymentInstance instance = DeploymentInstanceHolder.getInstanceNoThrow();
    DeploymentInstanceHolder.setInstance(null);
    try {
      return new OutputInternal<>(future);
    } finally {
      DeploymentInstanceHolder.setInstance(instance);
    }
  }

  private static Optional<PropertyValue> state(ResourceNode node, String name) {
    if (node.kind() == ResourceNode.Kind.COMPONENT || node.kind() == ResourceNode.Kind.STACK) {
      return Optional.empty();
    }
    Optional<PropertyValue> value = node.inputs().get(name);
    return node.options().additionalSecretOutputs().contains(name)
        ? value.map(v -> v instanceof PropertyValue.Secret ? v : new PropertyValue.Secret(v))
        : value;
  }

  private static boolean isOwn(String name) {
    return name.equals("urn") || name.equals("id");
  }

  /** Computes what is waited for; true when there was any. */
  boolean completeAwaited() {
    List<Open<?>> awaited = new ArrayList<>();
    for (Open<?> output : open) {
      if (output.isAwaited()) {
        awaited.add(output);
      }
    }
    if (awaited.isEmpty()) {
      return false;
    }
    if (finds.incrementAndGet() >= FINDS_BEFORE_EAGER) {
      for (Open<?> output = open.poll(); output != null; output = open.poll()) {
        output.complete(converter, dryRun);
      }
    } else {
      open.removeAll(awaited);
      awaited.forEach(output -> output.complete(converter, dryRun));
    }
    return true;
  }
}
