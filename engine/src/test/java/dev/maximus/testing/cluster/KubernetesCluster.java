package dev.maximus.testing.cluster;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class or a test method a parameter of type {@link Cluster}, with a namespace of its
 * own.
 *
 * <pre>{@code
 * @KubernetesCluster(Mode.SIMULATED)
 * class DeploymentTest {
 *   @Test
 *   void becomesReady(Cluster cluster) {
 *     cluster.client().resource(deployment).serverSideApply();
 *   }
 * }
 * }</pre>
 *
 * <p>The cluster is the one in {@code MAXIMUS_TEST_KUBECONFIG}; else K3s in Docker; else the one of
 * {@code toolchain/cluster}. There is one for each mode and JVM. Where there is none, tests are
 * skipped.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ClusterExtension.class)
public @interface KubernetesCluster {
  Mode value() default Mode.SIMULATED;
}
