package dev.maximus.engine.graph;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a program asked of the engine beyond a resource's inputs. An empty optional means that the
 * program did not say.
 *
 * @param aliases earlier identities, each a URN or {@code key=value} parts, in the program's order
 * @param customTimeouts by operation ({@code create}, {@code update}, {@code delete}, {@code read})
 */
public record ResourceOptions(
    Optional<Boolean> protect,
    Optional<Boolean> retainOnDelete,
    Optional<Boolean> deleteBeforeReplace,
    List<String> ignoreChanges,
    List<String> replaceOnChanges,
    List<String> additionalSecretOutputs,
    List<String> hideDiffs,
    List<String> aliases,
    Optional<String> importId,
    Optional<String> version,
    Optional<String> pluginDownloadUrl,
    Optional<Urn> deletedWith,
    List<Urn> replaceWith,
    Optional<PropertyValue> replacementTrigger,
    Map<String, String> customTimeouts) {

  public static final ResourceOptions NONE =
      new ResourceOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Map.of());

  public ResourceOptions {
    ignoreChanges = List.copyOf(ignoreChanges);
    replaceOnChanges = List.copyOf(replaceOnChanges);
    additionalSecretOutputs = List.copyOf(additionalSecretOutputs);
    hideDiffs = List.copyOf(hideDiffs);
    aliases = List.copyOf(aliases);
    replaceWith = List.copyOf(replaceWith);
    customTimeouts = Collections.unmodifiableSortedMap(new TreeMap<>(customTimeouts));
  }
}
