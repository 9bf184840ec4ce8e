package dev.maximus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.maximus.testing.Toolchain;
import dev.maximus.testing.cluster.Cluster;
import dev.maximus.testing.cluster.KubernetesCluster;
import dev.maximus.testing.cluster.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed manifests are what Kubernetes takes: by its schemas, and by its API server. */
class ManifestsTest {
  private static final Path MANIFESTS = Toolchain.root().resolve("manifests-generated");

  static List<String> environments() throws IOException {
    try (Stream<Path> directories = Files.list(MANIFESTS)) {
      return directories
          .filter(Files::isDirectory)
          .map(directory -> String.valueOf(directory.getFileName()))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyEnvironmentIsThere() throws IOException {
    assertThat(environments()).containsExactly("dev", "prod", "staging");
  }

  @ParameterizedTest
  @MethodSource("environments")
  void kubeconformAcceptsEveryObject(String environment) throws IOException {
    Toolchain.require("go", "kubeconform");
    Toolchain.require("go", "schemas");
    List<Path> files = listed(environment);

    Toolchain.Result result =
        Toolchain.run(command("validate", List.of("-summary", "-output", "text"), files));

    assertThat(result.stdout() + result.stderr()).contains("Errors: 0", "Skipped: 0");
    assertThat(result.stdout()).contains("Valid: " + files.size());
    assertThat(result.exitCode()).isZero();
  }

  @ParameterizedTest
  @MethodSource("environments")
  @KubernetesCluster(Mode.SIMULATED)
  void theApiServerAcceptsEveryObject(String environment, Cluster cluster) throws IOException {
    Path kubectl = Toolchain.require("cluster", "kubernetes").resolve("kubectl");
    Path directory = MANIFESTS.resolve(environment);
    List<Path> namespaces =
        listed(environment).stream()
            .filter(file -> String.valueOf(file.getFileName()).startsWith("namespace-"))
            .toList();
    try {
      // In a dry run a namespace is not there for what comes after it.
      kubectl(kubectl, cluster, command("apply", List.of("--server-side"), files(namespaces)));

      Toolchain.Result result =
          kubectl(
              kubectl,
              cluster,
              List.of("apply", "--server-side", "--dry-run=server", "-k", directory.toString()));

      assertThat(result.stdout().lines()).hasSize(listed(environment).size());
      // A pod that the namespace's Pod Security level would refuse shows as a warning here.
      assertThat(result.stderr()).isEmpty();
    } finally {
      kubectl(
          kubectl,
          cluster,
          command("delete", List.of("--ignore-not-found", "--wait"), files(namespaces)));
    }
  }

  private static Toolchain.Result kubectl(Path kubectl, Cluster cluster, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(kubectl.toString());
    command.add("--kubeconfig=" + cluster.kubeconfig());
    command.addAll(arguments);
    Toolchain.Result result = Toolchain.execute(command, Map.of());
    assertThat(result.exitCode()).as("%s%n%s", command, result.stderr()).isZero();
    return result;
  }

  private static List<String> command(String verb, List<String> options, List<?> operands) {
    List<String> command = new ArrayList<>();
    command.add(verb);
    command.addAll(options);
    operands.forEach(operand -> command.add(operand.toString()));
    return command;
  }

  private static List<String> files(List<Path> paths) {
    return paths.stream().map(path -> "--filename=" + path).toList();
  }

  /** The files that {@code kubectl apply -k} applies. */
  private static List<Path> listed(String environment) throws IOException {
    Path directory = MANIFESTS.resolve(environment);
    List<Path> files = new ArrayList<>();
    YAMLMapper yaml = new YAMLMapper();
    JsonNode listing = yaml.readTree(directory.resolve("kustomization.yaml").toFile());
    for (JsonNode resource : listing.get("resources")) {
      files.add(directory.resolve(resource.textValue()));
    }
    return files;
  }
}
