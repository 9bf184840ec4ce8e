package dev.maximus.components.scaling;

import com.pulumi.kubernetes.autoscaling.v2.inputs.HorizontalPodAutoscalerSpecArgs;
import dev.maximus.components.common.Problems;
import java.util.OptionalInt;

/** As many pods as the load needs, within a range. */
public record Autoscaled(int min, int max) implements Scaling {
  /** Of what the pods request. Room for the time that a new pod takes to start. */
  public static final int CPU_PERCENT = 70;

  /** Higher than for CPU: memory rarely falls again, so a lower target would only ever add pods. */
  public static final int MEMORY_PERCENT = 80;

  public Autoscaled {
    Problems.in("Autoscaled")
        .require(min >= 1 && min <= MAX, "min '%d' must be from 1 to %d", min, MAX)
        .require(max >= 1 && max <= MAX, "max '%d' must be from 1 to %d", max, MAX)
        .require(min < max, "max '%d' must be more than min '%d'", max, min)
        .throwIfAny();
  }

  @Override
  public OptionalInt replicas() {
    return OptionalInt.empty();
  }

  @Override
  public int atLeast() {
    return min;
  }

  /** The autoscaler's orders for a Deployment. */
  public HorizontalPodAutoscalerSpecArgs specArgs(String deployment) {
    return AutoscalerArgs.of(this, deployment);
  }
}
