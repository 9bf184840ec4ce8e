package dev.maximus.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.pulumi.Config;
import com.pulumi.context.internal.ConfigContextInternal;
import com.pulumi.context.internal.ContextInternal;
import com.pulumi.context.internal.LoggingContextInternal;
import com.pulumi.context.internal.OutputContextInternal;
import com.pulumi.core.internal.Constants;
import com.pulumi.core.internal.OutputCompletionSource;
import com.pulumi.core.internal.OutputData;
import com.pulumi.core.internal.OutputFactory;
import com.pulumi.core.internal.OutputInternal;
import com.pulumi.core.internal.Reflection;
import com.pulumi.core.internal.annotations.ExportMetadata;
import com.pulumi.deployment.DeploymentInstance;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import com.pulumi.deployment.internal.DeploymentInstanceInternal;
import com.pulumi.deployment.internal.DeploymentInternal;
import com.pulumi.deployment.internal.Engine;
import com.pulumi.deployment.internal.EngineLogger;
import com.pulumi.deployment.internal.Monitor;
import com.pulumi.deployment.internal.Runner;
import com.pulumi.internal.PulumiInternal;
import com.pulumi.resources.Resource;
import com.pulumi.serialization.internal.Converter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pulumirpc.Resource.RegisterResourceRequest;

/**
 * What we use of pulumi-java that is not meant for users, and what it looked like in the version
 * that this project was written for. A new version may change any of it without notice; then this
 * test, and not a strange graph, says so.
 */
class InternalApiTest {
  private static final String LOOK =
      """

      %s is not what dev.maximus.engine.run was written for: %s.
      Where to look: read that class in the new version's sources jar, bring InProcessEngine, \
      DelegatingDeployment and TaskRunner (run and tasks), RecordingMonitor and Requests (messages) or \
      DirectDeployment, ArgsReader, DirectOptions and DeferredOutputs (the direct way) in step, and change \
      this test last. FidelityTest then tells whether the real engine still hears the same.
      """;

  private static final String[] KNOWN_FIELDS = {
    "acceptResources",
    "acceptSecrets",
    "accepts_byte_string",
    "additionalSecretOutputs",
    "aliasSpecs",
    "aliasURNs",
    "aliases",
    "custom",
    "customTimeouts",
    "deleteBeforeReplace",
    "deleteBeforeReplaceDefined",
    "deletedWith",
    "dependencies",
    "envVarMappings",
    "hideDiffs",
    "hooks",
    "ignoreChanges",
    "importId",
    "name",
    "object",
    "packageRef",
    "parent",
    "parentStackTraceHandle",
    "pluginChecksums",
    "pluginDownloadURL",
    "propertyDependencies",
    "protect",
    "provider",
    "providers",
    "remote",
    "replaceOnChanges",
    "replace_with",
    "replacement_trigger",
    "retainOnDelete",
    "snippetId",
    "sourcePosition",
    "stackTrace",
    "supportsPartialValues",
    "supportsResultReporting",
    "transforms",
    "type",
    "version"
  };

  private final List<String> differences = new ArrayList<>();

  @Test
  void theInternalApiIsTheOneWeWereWrittenFor() {
    constructor(
        DeploymentImpl.DeploymentState.class,
        DeploymentImpl.Config.class,
        Logger.class,
        String.class,
        String.class,
        String.class,
        String.class,
        boolean.class,
        Engine.class,
        Monitor.class);
    writableField(DeploymentImpl.DeploymentState.class, "runner", Runner.class);
    writableField(DeploymentImpl.DeploymentState.class, "logger", EngineLogger.class);
    constructor(DeploymentImpl.class, DeploymentImpl.DeploymentState.class);
    constructor(DeploymentImpl.Config.class, ImmutableMap.class, ImmutableSet.class);
    constructor(DeploymentInstanceInternal.class, DeploymentInternal.class);
    constructor(PulumiInternal.class, Runner.class, ContextInternal.class);
    constructor(Config.class, DeploymentImpl.Config.class, String.class);
    constructor(
        ContextInternal.class,
        String.class,
        String.class,
        String.class,
        LoggingContextInternal.class,
        ConfigContextInternal.class,
        OutputContextInternal.class,
        List.class);
    constructor(OutputContextInternal.class, OutputFactory.class);
    method(PulumiInternal.class, "runAsync", Consumer.class);
    method(DeploymentInstanceHolder.class, "setInstance", DeploymentInstance.class);
    method(DeploymentInstanceHolder.class, "getInstanceNoThrow");
    method(Reflection.class, "allFields", Class.class);
    method(ExportMetadata.class, "of", Class.class);
    method(OutputData.class, "withDependency", Resource.class);
    constructor(OutputInternal.class, OutputData.class);
    method(
        OutputCompletionSource.class,
        "setValue",
        Converter.class,
        String.class,
        com.google.protobuf.Value.class,
        ImmutableSet.class);

    methods(
        Monitor.class,
        "callAsync",
        "invokeAsync",
        "readResourceAsync",
        "registerPackageAsync",
        "registerResourceAsync",
        "registerResourceOutputsAsync",
        "supportsFeatureAsync");
    methods(Engine.class, "getRootResourceAsync", "logAsync", "requirePulumiVersionAsync");
    methods(Runner.class, "registerTask", "runAsync");
    methods(EngineLogger.class, "getErrorCount", "hasLoggedErrors", "logAsync");
    methods(
        DeploymentInternal.class,
        "call",
        "getConfig",
        "getProjectName",
        "getRootDirectory",
        "getRunner",
        "getStack",
        "getStackName",
        "invoke",
        "invokeAsync",
        "isConfigSecret",
        "isDryRun",
        "readOrRegisterResource",
        "registerPackage",
        "registerResourceOutputs",
        "requirePulumiVersion",
        "setStack");

    assertThat(differences)
        .as(() -> LOOK.formatted(version(), String.join("; ", differences)))
        .isEmpty();
  }

  /** An option that the SDK learns to send must not be dropped in silence. */
  @Test
  void everyFieldOfARegistrationIsKnownToUs() {
    List<String> fields =
        RegisterResourceRequest.getDescriptor().getFields().stream()
            .map(field -> field.getName())
            .sorted()
            .toList();

    assertThat(fields)
        .as(() -> LOOK.formatted(version(), "RegisterResourceRequest has other fields"))
        .containsExactly(KNOWN_FIELDS);
  }

  @Test
  void theMarksOfThePropertyProtocolAreTheOnesWeKnow() {
    assertThat(
            List.of(
                Constants.UnknownValue,
                Constants.SpecialSigKey,
                Constants.SpecialSecretSig,
                Constants.SpecialOutputSig,
                Constants.SpecialResourceSig,
                Constants.SpecialAssetSig,
                Constants.SpecialArchiveSig))
        .as(() -> LOOK.formatted(version(), "Constants has other values"))
        .containsExactly(
            RunSettings.UNKNOWN,
            "4dabf18193072939515e22adb298388d",
            "1b47061264138c4ac30d75fd1eb44270",
            "d0e6a833031e9bbcd3f4e8bde6ca49a4",
            "5cf8f73096256a8f31e491e813e4eb8e",
            "c44067f5952c0a294b673a41bacd8c17",
            "0def7320c3a5731c473e5ecbe6d01bc7");
  }

  private static String version() {
    String jar = DeploymentImpl.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return jar.substring(jar.lastIndexOf('/') + 1);
  }

  private void constructor(Class<?> type, Class<?>... parameters) {
    boolean found =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(constructor -> Modifier.isPublic(constructor.getModifiers()))
            .map(Constructor::getParameterTypes)
            .anyMatch(types -> Arrays.equals(types, parameters));
    if (!found) {
      differences.add(
          "class %s has no public constructor (%s)".formatted(type.getName(), names(parameters)));
    }
  }

  private void writableField(Class<?> type, String name, Class<?> fieldType) {
    boolean found =
        Stream.of(type.getFields())
            .filter(field -> field.getName().equals(name) && field.getType() == fieldType)
            .mapToInt(Field::getModifiers)
            .anyMatch(modifiers -> Modifier.isPublic(modifiers) && !Modifier.isFinal(modifiers));
    if (!found) {
      differences.add("class %s has no writable field '%s'".formatted(type.getName(), name));
    }
  }

  private void method(Class<?> type, String name, Class<?>... parameters) {
    boolean found =
        Stream.of(type.getMethods())
            .filter(method -> method.getName().equals(name))
            .map(Method::getParameterTypes)
            .anyMatch(types -> Arrays.equals(types, parameters));
    if (!found) {
      differences.add(
          "class %s has no method %s(%s)".formatted(type.getName(), name, names(parameters)));
    }
  }

  /** All that an interface of theirs asks of a class of ours. */
  private void methods(Class<?> type, String... names) {
    List<String> found =
        Stream.of(type.getMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers()))
            .map(Method::getName)
            .distinct()
            .sorted()
            .toList();
    if (!found.equals(List.of(names))) {
      differences.add(
          "interface %s asks for %s and not %s"
              .formatted(type.getName(), found, Arrays.toString(names)));
    }
  }

  private static String names(Class<?>... types) {
    return String.join(", ", Arrays.stream(types).map(Class::getSimpleName).toList());
  }
}
