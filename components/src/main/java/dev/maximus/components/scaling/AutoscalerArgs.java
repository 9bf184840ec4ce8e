package dev.maximus.components.scaling;

import com.pulumi.kubernetes.autoscaling.v2.inputs.CrossVersionObjectReferenceArgs;
import com.pulumi.kubernetes.autoscaling.v2.inputs.HPAScalingPolicyArgs;
import com.pulumi.kubernetes.autoscaling.v2.inputs.HPAScalingRulesArgs;
import com.pulumi.kubernetes.autoscaling.v2.inputs.HorizontalPodAutoscalerBehaviorArgs;
import com.pulumi.kubernetes.autoscaling.v2.inputs.HorizontalPodAutoscalerSpecArgs;
import com.pulumi.kubernetes.autoscaling.v2.inputs.MetricSpecArgs;
import com.pulumi.kubernetes.autoscaling.v2.inputs.MetricTargetArgs;
import com.pulumi.kubernetes.autoscaling.v2.inputs.ResourceMetricSourceArgs;

/**
 * What is equal for all autoscalers, built once. Not in {@link Autoscaled} itself: settings are
 * read before anything is deployed, and reading them must not load the classes of Pulumi.
 */
final class AutoscalerArgs {
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

  private static final MetricSpecArgs CPU = utilization("cpu", Autoscaled.CPU_PERCENT);
  private static final MetricSpecArgs MEMORY = utilization("memory", Autoscaled.MEMORY_PERCENT);

  private AutoscalerArgs() {}

  static HorizontalPodAutoscalerSpecArgs of(Autoscaled range, String deployment) {
    return HorizontalPodAutoscalerSpecArgs.builder()
        .scaleTargetRef(
            CrossVersionObjectReferenceArgs.builder()
                .apiVersion("apps/v1")
                .kind("Deployment")
                .name(deployment)
                .build())
        .minReplicas(range.min())
        .maxReplicas(range.max())
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
