package dev.maximus.engine.run;

import dev.maximus.engine.graph.ResourceOptions;
import dev.maximus.engine.graph.Urn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pulumirpc.AliasOuterClass.Alias;
import pulumirpc.Resource.ReadResourceRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceRequest.CustomTimeouts;

/** Reads the options out of a request. */
final class Requests {
  private Requests() {}

  static ResourceOptions options(RegisterResourceRequest request) {
    return new ResourceOptions(
        request.hasProtect() ? Optional.of(request.getProtect()) : Optional.empty(),
        request.hasRetainOnDelete() ? Optional.of(request.getRetainOnDelete()) : Optional.empty(),
        request.getDeleteBeforeReplaceDefined()
            ? Optional.of(request.getDeleteBeforeReplace())
            : Optional.empty(),
        request.getIgnoreChangesList(),
        request.getReplaceOnChangesList(),
        request.getAdditionalSecretOutputsList(),
        request.getHideDiffsList(),
        aliases(request),
        text(request.getImportId()),
        text(request.getVersion()),
        text(request.getPluginDownloadURL()),
        text(request.getDeletedWith()).map(Urn::new),
        request.getReplaceWithList().stream().map(Urn::new).toList(),
        request.hasReplacementTrigger()
            ? Optional.of(ProtoValues.value(request.getReplacementTrigger()))
            : Optional.empty(),
        request.hasCustomTimeouts() ? timeouts(request.getCustomTimeouts()) : Map.of());
  }

  static ResourceOptions options(ReadResourceRequest request) {
    ResourceOptions none = ResourceOptions.NONE;
    return new ResourceOptions(
        none.protect(),
        none.retainOnDelete(),
        none.deleteBeforeReplace(),
        none.ignoreChanges(),
        none.replaceOnChanges(),
        request.getAdditionalSecretOutputsList(),
        none.hideDiffs(),
        none.aliases(),
        none.importId(),
        text(request.getVersion()),
        text(request.getPluginDownloadURL()),
        none.deletedWith(),
        none.replaceWith(),
        none.replacementTrigger(),
        none.customTimeouts());
  }

  private static List<String> aliases(RegisterResourceRequest request) {
    if (request.getAliasesCount() == 0) {
      return request.getAliasURNsList();
    }
    List<String> aliases = new ArrayList<>(request.getAliasURNsList());
    for (Alias alias : request.getAliasesList()) {
      aliases.add(alias.hasUrn() ? alias.getUrn() : spec(alias.getSpec()));
    }
    return aliases;
  }

  private static String spec(Alias.Spec spec) {
    return alias(
        spec.getName(),
        spec.getType(),
        spec.getStack(),
        spec.getProject(),
        spec.getParentUrn(),
        spec.getNoParent());
  }

  static String alias(
      String name, String type, String stack, String project, String parent, boolean noParent) {
    List<String> parts = new ArrayList<>();
    add(parts, "name", name);
    add(parts, "type", type);
    add(parts, "stack", stack);
    add(parts, "project", project);
    add(parts, "parent", parent);
    if (noParent) {
      parts.add("noParent=true");
    }
    return String.join(",", parts);
  }

  private static void add(List<String> parts, String key, String value) {
    if (!value.isEmpty()) {
      parts.add(key + "=" + value);
    }
  }

  private static Map<String, String> timeouts(CustomTimeouts timeouts) {
    Map<String, String> byOperation = new TreeMap<>();
    put(byOperation, "create", timeouts.getCreate());
    put(byOperation, "update", timeouts.getUpdate());
    put(byOperation, "delete", timeouts.getDelete());
    put(byOperation, "read", timeouts.getRead());
    return byOperation;
  }

  private static void put(Map<String, String> map, String key, String value) {
    if (!value.isEmpty()) {
      map.put(key, value);
    }
  }

  private static Optional<String> text(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}
