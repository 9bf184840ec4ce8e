package dev.maximus.engine.run;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.pulumi.deployment.internal.Monitor;
import com.pulumi.resources.Resource;
import dev.maximus.engine.graph.PropertyValue;
import dev.maximus.engine.graph.PropertyValue.Fields;
import dev.maximus.engine.graph.ResourceGraph;
import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.engine.graph.ResourceNode.Kind;
import dev.maximus.engine.graph.Urn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import pulumirpc.Resource.ReadResourceRequest;
import pulumirpc.Resource.ReadResourceResponse;
import pulumirpc.Resource.RegisterPackageRequest;
import pulumirpc.Resource.RegisterPackageResponse;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;
import pulumirpc.Resource.ResourceCallRequest;
import pulumirpc.Resource.ResourceInvokeRequest;
import pulumirpc.Resource.ResourceInvokeResponse;
import pulumirpc.Resource.SupportsFeatureRequest;
import pulumirpc.Resource.SupportsFeatureResponse;

/**
 * Takes every declaration of a program and answers as the engine would, with a provider that gives
 * back what it was given. May be called from many threads at once.
 */
final class RecordingMonitor implements Monitor {
  static final String STACK_TYPE = "pulumi:pulumi:Stack";
  private static final String STACK_REFERENCE_TYPE = "pulumi:pulumi:StackReference";
  private static final String GET_RESOURCE = "pulumi:pulumi:getResource";
  private static final String PROVIDER_TYPE_PREFIX = "pulumi:providers:";

  private final RunSettings settings;
  private final Callers callers;
  private final Map<Urn, Declared> declared = new ConcurrentHashMap<>();
  private final Map<Urn, Fields> outputs = new ConcurrentHashMap<>();

  /** A resource, and the state and id the program was told. */
  private record Declared(ResourceNode node, Supplier<Struct> state, String id) {}

  RecordingMonitor(RunSettings settings, Callers callers) {
    this.settings = settings;
    this.callers = callers;
  }

  ResourceGraph graph() {
    List<ResourceNode> nodes = new ArrayList<>(declared.size());
    for (Declared entry : declared.values()) {
      ResourceNode node = entry.node();
      Fields registered = outputs.get(node.urn());
      nodes.add(registered == null ? node : node.withOutputs(registered));
    }
    return ResourceGraph.of(settings.project(), settings.stack(), nodes);
  }

  @Override
  public CompletableFuture<SupportsFeatureResponse> supportsFeatureAsync(
      SupportsFeatureRequest request) {
    return CompletableFuture.completedFuture(
        SupportsFeatureResponse.newBuilder().setHasSupport(true).build());
  }

  @Override
  public CompletableFuture<RegisterResourceResponse> registerResourceAsync(
      Resource resource, RegisterResourceRequest request) {
    return answer(() -> register(request));
  }

  private RegisterResourceResponse register(RegisterResourceRequest request) {
    Urn urn = urn(request.getType(), request.getName(), request.getParent());
    if (request.getRemote()) {
      throw new EngineException(
          "remote component '%s' runs in the process of its provider, which the in-process engine does not start; use the Pulumi engine for this stack"
              .formatted(urn));
    }
    Kind kind = kind(request.getType(), request.getCustom());
    ResourceNode node =
        new ResourceNode(
            urn,
            kind,
            Optional.of(request.getParent()).filter(parent -> !parent.isEmpty()).map(Urn::new),
            urns(request.getDependenciesList()),
            propertyDependencies(request),
            text(request.getProvider()),
            ProtoValues.fields(request.getObject()),
            Optional.empty(),
            Optional.empty(),
            Requests.options(request));
    Struct state =
        isExternal(node)
            ? withSecrets(request.getObject(), request.getAdditionalSecretOutputsList())
            : Struct.getDefaultInstance();
    String id = idOf(node);
    declare(new Declared(node, () -> state, id));
    return RegisterResourceResponse.newBuilder()
        .setUrn(urn.value())
        .setId(id)
        .setObject(state)
        .build();
  }

  /** Records a resource; its state, if someone asks, is what it was given. */
  void declare(ResourceNode node, String id) {
    declare(
        new Declared(
            node,
            () ->
                isExternal(node)
                    ? withSecrets(
                        ProtoValues.struct(node.inputs()), node.options().additionalSecretOutputs())
                    : Struct.getDefaultInstance(),
            id));
  }

  private static boolean isExternal(ResourceNode node) {
    return node.kind() == Kind.CUSTOM || node.kind() == Kind.PROVIDER;
  }

  /**
   * An id is unknown until the resource exists, as one that is imported does already. Empty says so
   * in the protocol.
   */
  String idOf(ResourceNode node) {
    if (!isExternal(node)) {
      return "";
    }
    return node.options().importId().orElseGet(() -> settings.dryRun() ? "" : node.name());
  }

  private void declare(Declared entry) {
    Urn urn = entry.node().urn();
    if (declared.putIfAbsent(urn, entry) != null) {
      throw new EngineException(
          "Duplicate resource URN '%s'; try giving it a unique name".formatted(urn));
    }
  }

  Kind kind(String type, boolean custom) {
    if (type.equals(STACK_TYPE)) {
      return Kind.STACK;
    }
    if (!custom) {
      return Kind.COMPONENT;
    }
    return type.startsWith(PROVIDER_TYPE_PREFIX) ? Kind.PROVIDER : Kind.CUSTOM;
  }

  /** A URN as the engine forms it: the types of all parents but the stack are part of it. */
  Urn urn(String type, String name, String parent) {
    String prefix = "";
    if (!parent.isEmpty()) {
      String parentType = new Urn(parent).qualifiedType();
      prefix = parentType.equals(STACK_TYPE) ? "" : parentType + "$";
    }
    return new Urn(
        "urn:pulumi:"
            + settings.stack()
            + "::"
            + settings.project()
            + "::"
            + prefix
            + type
            + "::"
            + name);
  }

  private static Struct withSecrets(Struct state, List<String> secretNames) {
    if (secretNames.isEmpty()) {
      return state;
    }
    Struct.Builder marked = state.toBuilder();
    for (String name : secretNames) {
      Value value = state.getFieldsMap().get(name);
      if (value != null) {
        marked.putFields(name, ProtoValues.secret(value));
      }
    }
    return marked.build();
  }

  private static SortedMap<String, List<Urn>> propertyDependencies(
      RegisterResourceRequest request) {
    TreeMap<String, List<Urn>> byProperty = new TreeMap<>();
    request
        .getPropertyDependenciesMap()
        .forEach(
            (property, dependencies) -> {
              if (dependencies.getUrnsCount() > 0) {
                byProperty.put(property, urns(dependencies.getUrnsList()));
              }
            });
    return byProperty;
  }

  @Override
  public CompletableFuture<ReadResourceResponse> readResourceAsync(
      Resource resource, ReadResourceRequest request) {
    return answer(() -> read(request));
  }

  private ReadResourceResponse read(ReadResourceRequest request) {
    Urn urn = urn(request.getType(), request.getName(), request.getParent());
    boolean reference = request.getType().equals(STACK_REFERENCE_TYPE);
    Struct state = reference ? referencedStack(request) : request.getProperties();
    Struct told = withSecrets(state, request.getAdditionalSecretOutputsList());
    ResourceNode node =
        new ResourceNode(
            urn,
            Kind.READ,
            Optional.of(request.getParent()).filter(parent -> !parent.isEmpty()).map(Urn::new),
            urns(request.getDependenciesList()),
            new TreeMap<>(),
            text(request.getProvider()),
            ProtoValues.fields(request.getProperties()),
            Optional.empty(),
            text(request.getId()),
            Requests.options(request));
    declare(new Declared(node, () -> told, request.getId()));
    return ReadResourceResponse.newBuilder().setUrn(urn.value()).setProperties(told).build();
  }

  private Struct referencedStack(ReadResourceRequest request) {
    Fields found = settings.stackReferences().require(request.getId());
    List<PropertyValue> secretNames = new ArrayList<>();
    found
        .values()
        .forEach(
            (name, value) -> {
              if (value.containsSecret()) {
                secretNames.add(new PropertyValue.Text(name));
              }
            });
    return ProtoValues.struct(
        Fields.of(
            Map.of(
                "name",
                new PropertyValue.Text(request.getId()),
                "outputs",
                StackReferences.forProgram(found),
                "secretOutputNames",
                new PropertyValue.Items(secretNames))));
  }

  @Override
  public CompletableFuture<ResourceInvokeResponse> invokeAsync(ResourceInvokeRequest request) {
    String token = request.getTok();
    Function<Fields, Fields> function = settings.functions().get(token);
    if (function == null && !token.equals(GET_RESOURCE)) {
      return refused("function", token);
    }
    return answer(
        () ->
            ResourceInvokeResponse.newBuilder()
                .setReturn(
                    function == null
                        ? getResource(request.getArgs())
                        : ProtoValues.struct(function.apply(ProtoValues.fields(request.getArgs()))))
                .build());
  }

  private Struct getResource(Struct arguments) {
    String urn = arguments.getFieldsOrThrow("urn").getStringValue();
    Declared found = declared.get(new Urn(urn));
    if (found == null) {
      throw new EngineException("resource '%s' is not declared by this program".formatted(urn));
    }
    return Struct.newBuilder()
        .putFields("urn", Value.newBuilder().setStringValue(urn).build())
        .putFields("id", Value.newBuilder().setStringValue(found.id()).build())
        .putFields("state", Value.newBuilder().setStructValue(found.state().get()).build())
        .build();
  }

  @Override
  public CompletableFuture<pulumirpc.Provider.CallResponse> callAsync(ResourceCallRequest request) {
    return refused("method", request.getTok());
  }

  /** The message names who asked, for an invoke itself carries no resource. */
  private <T> CompletableFuture<T> refused(String what, String token) {
    return callers
        .askers(token)
        .thenCompose(
            askers ->
                CompletableFuture.failedFuture(
                    new EngineException(
                        "%s '%s' called from %s needs its provider, which the in-process engine does not start; pass the value in as configuration, or use the Pulumi engine for this stack"
                            .formatted(
                                what,
                                token,
                                askers.isEmpty()
                                    ? "the program itself"
                                    : askers.stream()
                                        .map("resource '%s'"::formatted)
                                        .collect(Collectors.joining(", "))))));
  }

  @Override
  public CompletableFuture<Void> registerResourceOutputsAsync(
      RegisterResourceOutputsRequest request) {
    return answer(
        () -> {
          outputs(new Urn(request.getUrn()), ProtoValues.fields(request.getOutputs()));
          return null;
        });
  }

  void outputs(Urn urn, Fields values) {
    outputs.put(urn, values);
  }

  @Override
  public CompletableFuture<RegisterPackageResponse> registerPackageAsync(
      RegisterPackageRequest request) {
    return CompletableFuture.completedFuture(
        RegisterPackageResponse.newBuilder()
            .setRef(request.getName() + "@" + request.getVersion())
            .build());
  }

  private static <T> CompletableFuture<T> answer(Supplier<T> work) {
    try {
      return CompletableFuture.completedFuture(work.get());
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static List<Urn> urns(List<String> values) {
    List<Urn> urns = new ArrayList<>(values.size());
    for (String value : values) {
      urns.add(new Urn(value));
    }
    return urns;
  }

  private static Optional<String> text(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}
