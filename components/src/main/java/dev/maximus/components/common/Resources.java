package dev.maximus.components.common;

import static java.util.Objects.requireNonNull;

import com.pulumi.kubernetes.core.v1.inputs.ResourceRequirementsArgs;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a container asks for, and what it may use at most.
 *
 * @param ephemeralStorage the writable layer, {@code /tmp} and the logs on the node's disk
 */
public record Resources(Share cpu, Share memory, Share ephemeralStorage) {

  /** What is reserved, and what is the end. */
  public record Share(Quantity request, Quantity limit) {
    public Share {
      requireNonNull(request, "request is null");
      requireNonNull(limit, "limit is null");
      Problems.in("Share")
          .require(
              request.compareTo(limit) <= 0,
              "request '%s' must not be more than the limit '%s'",
              request,
              limit)
          .throwIfAny();
    }

    public static Share of(String request, String limit) {
      return new Share(Quantity.of(request), Quantity.of(limit));
    }
  }

  public Resources {
    requireNonNull(cpu, "cpu is null");
    requireNonNull(memory, "memory is null");
    requireNonNull(ephemeralStorage, "ephemeralStorage is null");
  }

  /** These resources as a container has them. */
  public ResourceRequirementsArgs requirementsArgs() {
    return ResourceRequirementsArgs.builder()
        .requests(amounts(cpu.request(), memory.request(), ephemeralStorage.request()))
        .limits(amounts(cpu.limit(), memory.limit(), ephemeralStorage.limit()))
        .build();
  }

  private static Map<String, String> amounts(Quantity cpu, Quantity memory, Quantity storage) {
    Map<String, String> amounts = new LinkedHashMap<>();
    amounts.put("cpu", cpu.text());
    amounts.put("memory", memory.text());
    amounts.put("ephemeral-storage", storage.text());
    return amounts;
  }
}
