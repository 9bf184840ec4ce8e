package dev.maximus.engine.run;

import static java.util.Objects.requireNonNull;

import com.pulumi.resources.ResourceTransformation;
import dev.maximus.engine.graph.PropertyValue.Fields;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Everything a program can see of its surroundings in one run.
 *
 * @param organization {@value #DEFAULT_ORGANIZATION} unless set, as with Pulumi's own file back end
 * @param config values by full key ({@code project:key}), each as the text Pulumi would pass
 * @param secretKeys the keys of {@code config} whose values are secret
 * @param rootDirectory what the program reads as the directory of its project file
 * @param dryRun whether the program is told that this is a preview
 * @param stackReferences where the outputs of other stacks come from
 * @param functions answers to provider functions by token, beyond those the engine knows
 * @param transformations applied to every resource, as with {@code Pulumi.withOptions}
 */
public record RunSettings(
    String organization,
    String project,
    String stack,
    SortedMap<String, String> config,
    Set<String> secretKeys,
    String rootDirectory,
    boolean dryRun,
    StackReferences stackReferences,
    Map<String, Function<Fields, Fields>> functions,
    List<ResourceTransformation> transformations) {

  public static final String DEFAULT_ORGANIZATION = "organization";

  /**
   * The text that stands for a value nobody knows yet. Pulumi's SDKs and engine agree on it; a
   * config value with this text is unknown to the program's resources, whatever the program makes
   * of it.
   */
  public static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

  public RunSettings {
    requireNonNull(organization, "organization is null");
    requireNonNull(project, "project is null");
    requireNonNull(stack, "stack is null");
    requireNonNull(rootDirectory, "rootDirectory is null");
    requireNonNull(stackReferences, "stackReferences is null");
    config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
    secretKeys = Set.copyOf(secretKeys);
    functions = Map.copyOf(functions);
    transformations = List.copyOf(transformations);
  }

  /** A preview of a stack without config. */
  public static RunSettings of(String project, String stack) {
    return new RunSettings(
        DEFAULT_ORGANIZATION,
        project,
        stack,
        new TreeMap<>(),
        Set.of(),
        "",
        true,
        StackReferences.NONE,
        Map.of(),
        List.of());
  }

  public RunSettings withOrganization(String organization) {
    return with(copy -> copy.organization = organization);
  }

  public RunSettings withConfig(Map<String, String> config, Set<String> secretKeys) {
    return with(
        copy -> {
          copy.config = config;
          copy.secretKeys = secretKeys;
        });
  }

  public RunSettings withRootDirectory(String rootDirectory) {
    return with(copy -> copy.rootDirectory = rootDirectory);
  }

  public RunSettings withDryRun(boolean dryRun) {
    return with(copy -> copy.dryRun = dryRun);
  }

  public RunSettings withStackReferences(StackReferences stackReferences) {
    return with(copy -> copy.stackReferences = stackReferences);
  }

  public RunSettings withFunctions(Map<String, Function<Fields, Fields>> functions) {
    return with(copy -> copy.functions = functions);
  }

  public RunSettings withTransformations(List<ResourceTransformation> transformations) {
    return with(copy -> copy.transformations = transformations);
  }

  private RunSettings with(Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return new RunSettings(
        copy.organization,
        project,
        stack,
        new TreeMap<>(copy.config),
        copy.secretKeys,
        copy.rootDirectory,
        copy.dryRun,
        copy.stackReferences,
        copy.functions,
        copy.transformations);
  }

  /** What a {@code with} method may change, open for the length of that method. */
  private static final class Copy {
    private String organization;
    private Map<String, String> config;
    private Set<String> secretKeys;
    private String rootDirectory;
    private boolean dryRun;
    private StackReferences stackReferences;
    private Map<String, Function<Fields, Fields>> functions;
    private List<ResourceTransformation> transformations;

    Copy(RunSettings of) {
      organization = of.organization;
      config = of.config;
      secretKeys = of.secretKeys;
      rootDirectory = of.rootDirectory;
      dryRun = of.dryRun;
      stackReferences = of.stackReferences;
      functions = of.functions;
      transformations = of.transformations;
    }
  }
}
