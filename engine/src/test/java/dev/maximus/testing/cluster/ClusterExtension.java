package dev.maximus.testing.cluster;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** See {@link KubernetesCluster}. JUnit closes what is in the stores: namespaces, then clusters. */
final class ClusterExtension implements ExecutionCondition, ParameterResolver {
  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(ClusterExtension.class);

  /** A condition, so that reports name the whole class as skipped, and why. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    try {
      shared(context).require();
      return ConditionEvaluationResult.enabled("there is a cluster");
    } catch (TestAbortedException e) {
      return ConditionEvaluationResult.disabled(e.getMessage());
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Cluster.class;
  }

  @Override
  public Cluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // The key: a store also finds what is in the stores of the enclosing contexts.
    return context
        .getStore(STORE)
        .computeIfAbsent(
            context.getUniqueId(),
            id -> shared(context).namespace(testName(context)),
            TestNamespace.class)
        .cluster();
  }

  private static String testName(ExtensionContext context) {
    return context
        .getTestMethod()
        .map(java.lang.reflect.Method::getName)
        .orElseGet(() -> context.getRequiredTestClass().getSimpleName());
  }

  private static SharedCluster shared(ExtensionContext context) {
    Mode mode = mode(context);
    return context
        .getRoot()
        .getStore(STORE)
        .computeIfAbsent(
            mode, key -> SharedCluster.start(mode, System.getenv()), SharedCluster.class);
  }

  private static Mode mode(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), KubernetesCluster.class)
        .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), KubernetesCluster.class))
        .map(KubernetesCluster::value)
        .orElseThrow(() -> new IllegalStateException("no @KubernetesCluster on the test"));
  }
}
