package dev.maximus.engine.run;

import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.core.internal.OutputData;
import com.pulumi.core.internal.OutputInternal;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceArgs;
import com.pulumi.resources.ResourceOptions;
import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.graph.ResourceNode.Kind;
import dev.maximus.engine.graph.Urn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Declares a resource directly when nothing about it has to be waited for, and leaves every other
 * case to pulumi-java's own implementation. Both ways must tell the monitor the same; a test runs
 * programs through each and compares.
 */
final class DirectDeployment extends DelegatingDeployment {
  /** A provider is read by every resource after it, so that its id is worth a short wait. */
  private static final long PROVIDER_WAIT_MILLIS = 2_000;

  private final RecordingMonitor monitor;
  private final DeferredOutputs deferred;

  DirectDeployment(
      DeploymentImpl sdk, Callers callers, RecordingMonitor monitor, DeferredOutputs deferred) {
    super(sdk, callers);
    this.monitor = monitor;
    this.deferred = deferred;
  }

  @Override
  public void readOrRegisterResource(
      Resource resource,
      boolean remote,
      Function<String, Resource> newDependency,
      ResourceArgs args,
      ResourceOptions options,
      Resource.LazyFields lazy,
      @Nullable CompletableFuture<String> packageRef) {
    constructing(resource);
    if (remote
        || packageRef != null
        || options.getUrn().isPresent()
        || isRead(options)
        || !declare(resource, args, options, lazy)) {
      super.readOrRegisterResource(
          resource, remote, newDependency, args, options, lazy, packageRef);
    }
  }

  /** Whether the resource exists already. Generated code gives every resource an empty id. */
  private static boolean isRead(ResourceOptions options) {
    if (options.getId().isEmpty()) {
      return false;
    }
    OutputData<String> id = done(options.getId().get());
    return id == null || !id.getValueOptional().orElse("").isEmpty();
  }

  /** The reference of a provider, which the SDK declares and completes on another thread. */
  private static Optional<String> reference(ProviderResource provider) {
    try {
      return Optional.of(
          Internal.from(provider)
              .getRegistrationId()
              .get(PROVIDER_WAIT_MILLIS, TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException e) {
      // Not ready, or failed: in the SDK's way a resource waits for it, or fails with it.
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** False when something has to be waited for, or is of a kind only the SDK can serialize. */
  private boolean declare(
      Resource resource, ResourceArgs args, ResourceOptions options, Resource.LazyFields lazy) {
    boolean custom = resource instanceof CustomResource;
    String type = resource.pulumiResourceType();
    boolean isStack = type.equals(RecordingMonitor.STACK_TYPE);
    Optional<String> parent = isStack ? Optional.of("") : parentUrn(options);
    Optional<String> provider =
        custom && options.getProvider().isPresent()
            ? reference(options.getProvider().get())
            : Optional.of("");
    Optional<dev.maximus.engine.graph.ResourceOptions> read = DirectOptions.read(options);
    OutputData<List<Resource>> explicit = done(options.getDependsOn());
    if (parent.isEmpty() || provider.isEmpty() || read.isEmpty() || explicit == null) {
      return false;
    }
    Dependencies dependencies = new Dependencies();
    List<Resource> dependsOn = explicit.getValueOrDefault(List.of());
    if (!dependencies.add(dependsOn) || !dependencies.add(options.getReplaceWith())) {
      return false;
    }
    Fields.Builder inputs = new Fields.Builder();
    if (!new ArgsReader()
        .read(
            args,
            (name, value, from) -> {
              // Both are the resource's own, and never inputs.
              if (!name.equals("id") && !name.equals("urn")) {
                inputs.put(name, value);
                dependencies.addProperty(name, from);
              }
            })) {
      return false;
    }
    if (dependencies.incomplete) {
      return false;
    }
    Urn urn = monitor.urn(type, resource.pulumiResourceName(), parent.get());
    Kind kind = monitor.kind(type, custom);
    ResourceNode node =
        new ResourceNode(
            urn,
            kind,
            parent.filter(text -> !text.isEmpty()).map(Urn::new),
            List.copyOf(dependencies.all),
            dependencies.byProperty,
            provider.filter(text -> !text.isEmpty()),
            inputs.build(),
            Optional.empty(),
            Optional.empty(),
            read.get());
    record(resource, node, lazy);
    return true;
  }

  private void record(Resource resource, ResourceNode node, Resource.LazyFields lazy) {
    String id = monitor.idOf(node);
    try {
      monitor.declare(node, id);
    } catch (EngineException e) {
      getRunner()
          .registerTask(
              Failures.RESOURCE_TASK + node.type() + "-" + node.name(),
              CompletableFuture.failedFuture(e));
      lazy.urn().fail(e);
      lazy.id().ifPresent(field -> field.fail(e));
      return;
    }
    deferred.attach(resource, node);
    lazy.urn()
        .completeOrThrow(
            new OutputInternal<>(OutputData.of(node.urn().value()).withDependency(resource)));
    lazy.id()
        .ifPresent(
            field ->
                field.completeOrThrow(
                    new OutputInternal<>(
                        (id.isEmpty() ? OutputData.<String>unknown() : OutputData.of(id))
                            .withDependency(resource))));
  }

  private Optional<String> parentUrn(ResourceOptions options) {
    Resource parent = options.getParent().isPresent() ? options.getParent().get() : getStack();
    return urnNow(parent);
  }

  private static Optional<String> urnNow(Resource resource) {
    OutputData<String> data = done(resource.urn());
    return data == null ? Optional.empty() : data.getValueOptional();
  }

  /** The data of an output, or null while it is not there. */
  private static <T> @Nullable OutputData<T> done(Output<T> output) {
    CompletableFuture<OutputData<T>> future = Internal.of(output).getDataAsync();
    return future.isDone() && !future.isCompletedExceptionally() ? future.join() : null;
  }

  @Override
  public void registerResourceOutputs(Resource resource, Output<Map<String, Output<?>>> outputs) {
    CompletableFuture<OutputData<Map<String, Output<?>>>> later =
        Internal.of(outputs).getDataAsync();
    if (!later.isDone()) {
      // The stack's are announced before the program starts.
      getRunner()
          .registerTask(
              "registerResourceOutputs: " + resource.pulumiResourceName(),
              later.thenAccept(done -> registerResourceOutputs(resource, outputs)));
      return;
    }
    OutputData<Map<String, Output<?>>> data = done(outputs);
    Optional<String> urn = urnNow(resource);
    if (data == null || urn.isEmpty() || !data.isKnown() || data.isSecret()) {
      super.registerResourceOutputs(resource, outputs);
      return;
    }
    TreeMap<String, PropertyValue> values = new TreeMap<>();
    ArgsReader reader = new ArgsReader();
    for (Map.Entry<String, Output<?>> entry : data.getValueOrDefault(Map.of()).entrySet()) {
      PropertyValue value = reader.value(entry.getValue());
      if (value == null) {
        super.registerResourceOutputs(resource, outputs);
        return;
      }
      if (!(value instanceof PropertyValue.Null)) {
        values.put(entry.getKey(), value);
      }
    }
    monitor.outputs(new Urn(urn.get()), new Fields(values));
  }

  /**
   * The resources one waits for. A component stands for the resources below it, as the SDK has it:
   * the custom ones, down to but not beyond each.
   */
  private static final class Dependencies {
    private final Set<Urn> all = new HashSet<>();
    private final TreeMap<String, List<Urn>> byProperty = new TreeMap<>();
    private boolean incomplete;

    boolean add(List<Resource> resources) {
      for (Urn urn : urns(resources)) {
        all.add(urn);
      }
      return !incomplete;
    }

    void addProperty(String name, Set<Resource> resources) {
      if (!resources.isEmpty()) {
        List<Urn> urns = urns(resources);
        all.addAll(urns);
        if (!urns.isEmpty()) {
          byProperty.put(name, urns);
        }
      }
    }

    private List<Urn> urns(Iterable<Resource> resources) {
      List<Urn> urns = new ArrayList<>();
      collect(resources, new HashSet<>(), urns);
      return urns;
    }

    private void collect(Iterable<Resource> resources, Set<Resource> seen, List<Urn> urns) {
      for (Resource resource : resources) {
        if (!seen.add(resource)) {
          continue;
        }
        if (resource instanceof ComponentResource && !Internal.from(resource).getRemote()) {
          List<Resource> children;
          synchronized (resource.pulumiChildResources()) {
            children = List.copyOf(resource.pulumiChildResources());
          }
          collect(children, seen, urns);
          continue;
        }
        Optional<String> urn = urnNow(resource);
        if (urn.isEmpty()) {
          incomplete = true;
        } else if (!urn.get().isEmpty()) {
          urns.add(new Urn(urn.get()));
        }
      }
    }
  }
}
