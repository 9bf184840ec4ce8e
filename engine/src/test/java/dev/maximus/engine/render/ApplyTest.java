package dev.maximus.engine.render;

import static dev.maximus.engine.render.TestGraph.fields;
import static dev.maximus.engine.render.TestGraph.object;
import static dev.maximus.engine.render.TestGraph.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maximus.engine.graph.ResourceNode;
import dev.maximus.testing.Toolchain;
import dev.maximus.testing.cluster.Cluster;
import dev.maximus.testing.cluster.KubernetesCluster;
import dev.maximus.testing.cluster.Mode;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What kubectl and a real API server make of the files. */
@KubernetesCluster(Mode.SIMULATED)
class ApplyTest {
  private static final String SECRET = "kubernetes:core/v1:Secret";

  @TempDir private Path temp;

  @Test
  void theListingIsApplied(Cluster cluster) {
    String text = "[a]\n  key: \"value\" # on\n\n";
    Path directory =
        write(
            object(
                "kubernetes:core/v1:ConfigMap",
                cluster.namespace(),
                "app",
                "data",
                fields("switch", "on", "number", "1e3", "text", text)),
            object("kubernetes:core/v1:ServiceAccount", cluster.namespace(), "app"),
            tls(cluster));
    Toolchain.Result result = kubectl(cluster, "apply", "-k", directory.toString());
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    assertThat(result.lines())
        .containsExactlyInAnyOrder("serviceaccount/app created", "configmap/app created");
    assertThat(cluster.client().configMaps().withName("app").get().getData())
        .isEqualTo(Map.of("switch", "on", "number", "1e3", "text", text));
    assertThat(cluster.client().secrets().withName("tls").get()).isNull();
  }

  @Test
  void theShapeOfASecretIsAcceptedWhateverItsType(Cluster cluster) {
    Path directory =
        write(
            object(
                SECRET, cluster.namespace(), "opaque", "stringData", fields("a.b", "some value")),
            tls(cluster),
            typed(cluster, "kubernetes.io/dockerconfigjson", ".dockerconfigjson"),
            typed(cluster, "kubernetes.io/dockercfg", ".dockercfg"),
            typed(cluster, "kubernetes.io/ssh-auth", "ssh-privatekey"),
            typed(cluster, "kubernetes.io/basic-auth", "password"));
    Toolchain.Result result =
        kubectl(
            cluster,
            "apply",
            "--dry-run=server",
            "-f",
            directory.resolve(cluster.namespace()).toString());
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    assertThat(result.lines()).hasSize(6).allMatch(line -> line.endsWith("(server dry run)"));
  }

  @Test
  void theShapeOfASecretNeverTakesThePlaceOfTheRealOne(Cluster cluster) {
    cluster
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("db")
                .endMetadata()
                .addToStringData("password", "the real one")
                .build())
        .create();
    String file =
        write(
                object(
                    SECRET,
                    cluster.namespace(),
                    "db",
                    "stringData",
                    fields("password", "secret!!")))
            .resolve(cluster.namespace() + "/secret-db.yaml")
            .toString();
    for (List<String> command :
        List.of(
            List.of("apply", "-f", file),
            List.of("apply", "--server-side", "--force-conflicts", "-f", file),
            List.of("replace", "-f", file),
            List.of("patch", "secret", "db", "-n", cluster.namespace(), "--patch-file", file))) {
      Toolchain.Result result = kubectl(cluster, command.toArray(String[]::new));
      assertThat(result.exitCode()).as("kubectl %s", command).isNotZero();
      assertThat(result.stderr()).containsIgnoringCase("uid");
    }
    assertThat(cluster.client().secrets().withName("db").get().getData())
        .containsEntry("password", "dGhlIHJlYWwgb25l");
  }

  private Path write(ResourceNode... nodes) {
    Path directory = temp.resolve("dev");
    ManifestDirectory.at(directory).write(ManifestSet.of(TestGraph.of(nodes)));
    return directory;
  }

  private static ResourceNode tls(Cluster cluster) {
    return object(
        SECRET,
        cluster.namespace(),
        "tls",
        "type",
        "kubernetes.io/tls",
        "data",
        secret(TestGraph.UNKNOWN));
  }

  private static ResourceNode typed(Cluster cluster, String type, String key) {
    return object(
        SECRET,
        cluster.namespace(),
        type.substring(type.indexOf('/') + 1),
        "type",
        type,
        "data",
        fields(key, secret("c29tZSB2YWx1ZQ==")));
  }

  private static Toolchain.Result kubectl(Cluster cluster, String... arguments) {
    Path program = Toolchain.require("cluster", "kubernetes").resolve("kubectl");
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return Toolchain.execute(command, Map.of("KUBECONFIG", cluster.kubeconfig().toString()));
  }
}
