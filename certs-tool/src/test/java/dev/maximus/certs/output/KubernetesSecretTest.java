package dev.maximus.certs.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maximus.certs.request.Layout;
import dev.maximus.certs.request.OutputKind;
import dev.maximus.testing.Requires;
import dev.maximus.testing.Toolchain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesSecretTest {
  private final TestPki pki = new TestPki();

  @Test
  void theFormIsCanonical() {
    Map<String, byte[]> data =
        Map.of("tls.key", bytes("b"), "tls.crt", bytes("a"), "ca.crt", bytes("c"));

    assertThat(new KubernetesSecret("on", Optional.of("shop"), KubernetesSecret.TLS, data).yaml())
        .isEqualTo(
            """
            apiVersion: v1
            data:
              ca.crt: Yw==
              tls.crt: YQ==
              tls.key: Yg==
            kind: Secret
            metadata:
              name: "on"
              namespace: "shop"
            type: kubernetes.io/tls
            """);
    assertThatThrownBy(() -> new KubernetesSecret("a-.b", Optional.empty(), "Opaque", data))
        .hasMessage("Secret name 'a-.b' must be labels of a-z, 0-9 and '-' with dots between");
    assertThat(new KubernetesSecret("web", Optional.empty(), "Opaque", data))
        .hasToString("KubernetesSecret[web, [ca.crt, tls.crt, tls.key]]");
  }

  @Test
  void theSchemaOfKubernetesAcceptsThem(@TempDir Path directory) throws IOException {
    Toolchain.require("go", "kubeconform");
    Toolchain.require("go", "schemas");
    Toolchain.Result result =
        Toolchain.run(List.of("validate", "-summary", write(directory).toString()));

    assertThat(result.stdout()).contains("4 resources found").contains("Valid: 4");
    assertThat(result.exitCode()).isZero();
  }

  /** Types, names and keys are the API server's to judge: no schema knows its rules. */
  @Test
  void anApiServerTakesThem(@TempDir Path directory) throws IOException {
    Path kubectl = Toolchain.require("cluster", "kubernetes").resolve("kubectl");
    Path file = write(directory);
    Path state = directory.resolve("cluster");
    String owner = Long.toString(ProcessHandle.current().pid());
    try {
      Toolchain.Result started =
          Toolchain.run(
              List.of("cluster", "start", "--state", state.toString(), "--owner-pid", owner));
      Requires.that("cluster", started.exitCode() == 0, "a cluster: " + started.stderr());
      String command =
          "KUBECONFIG=%s %s "
              .formatted(
                  Quoting.shell(state.resolve("admin.conf").toString()),
                  Quoting.shell(kubectl.toString()));
      Command.output(directory, command + "create namespace istio-system");
      String applied =
          Command.output(
              directory,
              command
                  + "apply --server-side --validate=strict -f "
                  + Quoting.shell(file.toString()));

      assertThat(applied.lines())
          .containsExactly(
              "secret/server serverside-applied",
              "secret/server-files serverside-applied",
              "secret/services serverside-applied",
              "secret/cacerts serverside-applied");
      assertThat(
              Command.output(
                  directory,
                  command + "get secret server -o jsonpath='{.data.tls\\.crt}' | base64 -d"))
          .startsWith("-----BEGIN CERTIFICATE-----\n");
    } finally {
      Toolchain.run(List.of("cluster", "stop", "--purge", "--state", state.toString()));
    }
  }

  private Path write(Path directory) throws IOException {
    StringBuilder all = new StringBuilder();
    for (List<OutputFile> files :
        List.of(
            TestPki.files(
                pki.server(Layout.DIRECTORIES),
                OutputKind.KUBERNETES_TLS,
                OutputKind.KUBERNETES_OPAQUE,
                OutputKind.TRUSTSTORE_JKS,
                OutputKind.DER),
            TestPki.files(pki.services(Layout.DIRECTORIES), OutputKind.KUBERNETES_TLS),
            TestPki.files(pki.istio(Layout.DIRECTORIES), OutputKind.KUBERNETES_TLS))) {
      files.stream()
          .filter(file -> file.name().endsWith("secret.yaml"))
          .forEach(
              file ->
                  all.append("---\n")
                      .append(new String(file.content(), StandardCharsets.US_ASCII)));
    }
    return Files.writeString(directory.resolve("secrets.yaml"), all);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
