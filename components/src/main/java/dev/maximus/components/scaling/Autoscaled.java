package dev.maximus.components.scaling;

import com.pulumi.kubernetes.autoscaling.v2.inputs.CrossVersionObjectReferenceArgs;
import com.pulumi.kubernetes.autoscaling.v2.inputs.HPAScalingPolicyArgs;
import com.pulumi.kubernetes.autoscaling.v2.inputs.HPAScalingRulesArgs;
import com.pulumi.kubernetes.autoscaling.v2.inputs.HorizontalPodAutoscalerBehaviorArgs;
import com.pulumi.kubernetes.autoscaling.v2.inputs.HorizontalPodAutoscalerSpecArgs;
import com.pulumi.kubernetes.autoscaling.v2.inputs.MetricSpecArgs;
import com.pulumi.kubernetes.autoscaling.v2.inputs.MetricTargetArgs;
import com.pulumi.kubernetes.autoscaling.v2.inputs.ResourceMetricSourceArgs;
import dev.maximus.components.common.Problems;
import java.util.OptionalInt;

/** As many pods as the load needs, within a range. */
public record Autoscaled(int min, int max) implements Scaling {
  /** Of what the pods request. Room for the time that a new pod takes to start. */
  public static final int CPU_PERCENT = 70;

  /** Higher than for CPU: memory rarely falls again, so a lower target would only ever add pods. */
  public static final int MEMORY_PERCENT = 80;

  /** Up is quick: the number may double, or grow by four, every 15 seconds. */
  private static final HPAScalingRulesArgs UP =
      HPAScalingRulesArgs.builder()
          .stabilizationWindowSeconds(0)
          .selectPolicy("Max")
          .policies(policy("Percent", 100, 15), policy("Pods", 4, 15))
          .build();

  /** Down is slow: one pod a minute, and only after five minutes with less to do. */
  private static final HPAScalingRulesArgs DOWN =
      HPAScalingRulesArgs.builder()
          .stabilizationWindowSeconds(300)
          .selectPolicy("Min")
          .policies(policy("Pods", 1, 60))
          .build();

  private static final HorizontalPodAutoscalerBehaviorArgs BEHAVIOR =
      HorizontalPodAutoscalerBehaviorArgs.builder().scaleUp(UP).scaleDown(DOWN).build();

  private static final MetricSpecArgs CPU = utilization("cpu", CPU_PERCENT);
  private static final MetricSpecArgs MEMORY = utilization("memory", MEMORY_PERCENT);

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
    return HorizontalPodAutoscalerSpecArgs.builder()
        .scaleTargetRef(
            CrossVersionObjectReferenceArgs.builder()
                .apiVersion("apps/v1")
                .kind("Deployment")
                .name(deployment)
                .build())
        .minReplicas(min)
        .maxReplicas(max)
        .metrics(CPU, MEMORY)
        .behavior(BEHAVIOR)
        .build();
  }

  private static HPAScalingPolicyArgs policy(String type, int value, int seconds) {
    return HPAScalingPolicyArgs.builder().type(type).value(value).periodSeconds(seconds).build();
  }

  private static MetricSpecArgs utilization(String resource, int percent) {
    return MetricSpecArgs.builder()
        .type("Resource")
        .resource(
            ResourceMetricSourceArgs.builder()
                .name(resource)
                .target(
                    MetricTargetArgs.builder()
                        .type("Utilization")
                        .averageUtilization(percent)
                        .build())
                .build())
        .build();
  }
}
