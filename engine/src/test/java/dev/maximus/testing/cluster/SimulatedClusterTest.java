package dev.maximus.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@KubernetesCluster(Mode.SIMULATED)
class SimulatedClusterTest {
  private static final List<String> NAMESPACES = new ArrayList<>();
  private static final List<KubernetesClient> CLIENTS = new ArrayList<>();

  @BeforeEach
  void remember(Cluster cluster) {
    NAMESPACES.add(cluster.namespace());
    CLIENTS.add(cluster.client());
  }

  @AfterAll
  static void namespacesAreGoneOrGoing() {
    KubernetesClient client = CLIENTS.get(0);
    assertThat(NAMESPACES).doesNotHaveDuplicates();
    for (String name : NAMESPACES) {
      client
          .namespaces()
          .withName(name)
          .waitUntilCondition(namespace -> namespace == null, 60, TimeUnit.SECONDS);
    }
  }

  @Test
  void deploymentBecomesReady(Cluster cluster) {
    cluster.client().resource(Samples.deployment("web", 3)).serverSideApply();
    Deployment ready =
        cluster
            .client()
            .apps()
            .deployments()
            .withName("web")
            .waitUntilCondition(
                d -> d != null && Integer.valueOf(3).equals(d.getStatus().getReadyReplicas()),
                60,
                TimeUnit.SECONDS);
    assertThat(ready.getMetadata().getNamespace()).isEqualTo(cluster.namespace());
    assertThat(cluster.client().pods().withLabel("app", "web").list().getItems())
        .hasSize(3)
        .allSatisfy(pod -> assertThat(pod.getStatus().getPhase()).isEqualTo("Running"));
  }

  @Test
  void claimIsBound(Cluster cluster) {
    PersistentVolumeClaim claim =
        new PersistentVolumeClaimBuilder()
            .withNewMetadata()
            .withName("data")
            .endMetadata()
            .withNewSpec()
            .withAccessModes("ReadWriteOnce")
            .withNewResources()
            .withRequests(Map.of("storage", new Quantity("1Gi")))
            .endResources()
            .endSpec()
            .build();
    cluster.client().resource(claim).serverSideApply();
    // Some provisioners wait for the first pod that uses the claim.
    Pod pod = Samples.pod("user", TestImage.PAUSE.reference());
    pod.getSpec()
        .setVolumes(
            List.of(
                new io.fabric8.kubernetes.api.model.VolumeBuilder()
                    .withName("data")
                    .withNewPersistentVolumeClaim("data", false)
                    .build()));
    cluster.client().resource(pod).create();
    PersistentVolumeClaim bound =
        cluster
            .client()
            .persistentVolumeClaims()
            .withName("data")
            .waitUntilCondition(
                c -> c != null && "Bound".equals(c.getStatus().getPhase()), 60, TimeUnit.SECONDS);
    assertThat(bound.getSpec().getVolumeName()).isNotBlank();
  }

  @RepeatedTest(2)
  void namespaceIsEmptyAtFirst(Cluster cluster) {
    ConfigMap map =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("mine")
            .endMetadata()
            .addToData("key", "value")
            .build();
    // Would fail the second time if namespaces were shared.
    cluster.client().resource(map).create();
    assertThat(cluster.client().configMaps().withName("mine").get().getData())
        .containsEntry("key", "value");
  }

  @Test
  void apiServerValidates(Cluster cluster) {
    Deployment wrong = Samples.deployment("web", 1);
    wrong.getSpec().getSelector().setMatchLabels(Map.of("app", "other"));
    assertThatThrownBy(() -> cluster.client().resource(wrong).create())
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("selector");
  }
}
