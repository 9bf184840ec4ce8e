package dev.maximus.engine.run;

import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.core.internal.OutputData;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import com.pulumi.resources.ResourceOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Reads the options of a resource as the SDK would put them into its request. */
final class DirectOptions {
  private DirectOptions() {}

  /** Empty when an alias is not complete, or an option needs the SDK's serializer. */
  static Optional<dev.maximus.engine.graph.ResourceOptions> read(ResourceOptions options) {
    if (options.getReplacementTrigger().isPresent() || !options.getReplaceWith().isEmpty()) {
      return Optional.empty();
    }
    Optional<List<String>> aliases = aliases(options.getAliases());
    if (aliases.isEmpty()) {
      return Optional.empty();
    }
    Optional<CustomResourceOptions> custom =
        options instanceof CustomResourceOptions c ? Optional.of(c) : Optional.empty();
    return Optional.of(
        new dev.maximus.engine.graph.ResourceOptions(
            options.getProtect(),
            options.getRetainOnDelete(),
            custom.flatMap(CustomResourceOptions::getDeleteBeforeReplaceOptional),
            options.getIgnoreChanges(),
            custom.isPresent() ? options.getReplaceOnChanges() : List.of(),
            custom.map(CustomResourceOptions::getAdditionalSecretOutputs).orElse(List.of()),
            options.getHideDiffs(),
            aliases.get(),
            custom.flatMap(CustomResourceOptions::getImportId).filter(id -> !id.isEmpty()),
            options.getVersion().filter(version -> !version.isEmpty()),
            options.getPluginDownloadURL().filter(url -> !url.isEmpty()),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            options.getCustomTimeouts().map(DirectOptions::timeouts).orElse(Map.of())));
  }

  private static Map<String, String> timeouts(CustomTimeouts timeouts) {
    Map<String, String> byOperation = new TreeMap<>();
    put(byOperation, "create", timeouts.getCreate());
    put(byOperation, "update", timeouts.getUpdate());
    put(byOperation, "delete", timeouts.getDelete());
    put(byOperation, "read", timeouts.getRead());
    return byOperation;
  }

  private static void put(Map<String, String> map, String key, Optional<Duration> value) {
    String text = CustomTimeouts.golangString(value);
    if (!text.isEmpty()) {
      map.put(key, text);
    }
  }

  private static Optional<List<String>> aliases(List<Output<Alias>> outputs) {
    if (outputs.isEmpty()) {
      return Optional.of(List.of());
    }
    List<String> aliases = new ArrayList<>(outputs.size());
    for (Output<Alias> output : outputs) {
      Optional<String> text = now(output).flatMap(DirectOptions::alias);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      aliases.add(text.get());
    }
    return Optional.of(aliases);
  }

  private static Optional<String> alias(Alias alias) {
    if (alias.getUrn().isPresent()) {
      return alias.getUrn();
    }
    Optional<String> name = part(alias.getName());
    Optional<String> type = part(alias.getType());
    Optional<String> stack = part(alias.getStack());
    Optional<String> project = part(alias.getProject());
    Optional<String> parent =
        alias.hasNoParent()
            ? Optional.of("")
            : alias.getParent().isPresent()
                ? now(alias.getParent().get().urn())
                : part(alias.getParentUrn());
    if (name.isEmpty()
        || type.isEmpty()
        || stack.isEmpty()
        || project.isEmpty()
        || parent.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Requests.alias(
            name.get(), type.get(), stack.get(), project.get(), parent.get(), alias.hasNoParent()));
  }

  private static Optional<String> part(Optional<Output<String>> output) {
    return output.isEmpty() ? Optional.of("") : now(output.get());
  }

  private static <T> Optional<T> now(Output<T> output) {
    CompletableFuture<OutputData<T>> future = Internal.of(output).getDataAsync();
    if (!future.isDone() || future.isCompletedExceptionally()) {
      return Optional.empty();
    }
    return future.join().getValueOptional();
  }
}
