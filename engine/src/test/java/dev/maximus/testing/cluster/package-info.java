/** A Kubernetes cluster for a test: {@link dev.maximus.testing.cluster.KubernetesCluster}. */
@NullMarked
package dev.maximus.testing.cluster;

import org.jspecify.annotations.NullMarked;
