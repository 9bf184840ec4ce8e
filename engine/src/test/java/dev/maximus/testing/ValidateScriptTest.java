package dev.maximus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas know every field of each kind that we use, and no other. */
class ValidateScriptTest {
  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: a, labels: {app: a}}
      spec:
        ports: [{port: 80, targetPort: http}, {port: 81, targetPort: 8080}]
      """;
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: a}
      spec:
        selector: {matchLabels: {app: a}}
        strategy: {rollingUpdate: {maxSurge: 25%, maxUnavailable: 0}}
        template:
          metadata: {labels: {app: a}}
          spec:
            containers:
              - name: a
                image: a:1
                resources: {requests: {cpu: 1, memory: 64Mi}, limits: {cpu: 1.5, memory: "1"}}
      """;
  private static final String AUTOSCALER =
      """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: a}
      spec:
        maxReplicas: 2
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: a}
      """;
  private static final String VIRTUAL_SERVICE =
      """
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: a}
      spec:
        hosts: [a]
        http:
          - match: [{uri: {prefix: /a}}]
            route: [{destination: {host: a, port: {number: 80}}}]
      """;
  private static final String SERVICE_MONITOR =
      """
      apiVersion: monitoring.coreos.com/v1
      kind: ServiceMonitor
      metadata: {name: a}
      spec:
        selector: {matchLabels: {app: a}}
        endpoints: [{port: metrics, interval: 30s}, {targetPort: 8080}]
      """;
  private static final String ROUTE =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: a}
      spec:
        parentRefs: [{name: gateway}]
        rules: [{backendRefs: [{name: a, port: 80}]}]
      """;
  private static final String CERTIFICATE =
      """
      apiVersion: cert-manager.io/v1
      kind: Certificate
      metadata: {name: a}
      spec: {secretName: a, dnsNames: [a], issuerRef: {name: ca}}
      """;

  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(
      strings = {
        SERVICE,
        DEPLOYMENT,
        AUTOSCALER,
        VIRTUAL_SERVICE,
        SERVICE_MONITOR,
        ROUTE,
        CERTIFICATE
      })
  void knownFieldsAreAcceptedAndOthersAreNot(String manifest) throws Exception {
    Toolchain.require("go", "kubeconform");
    Toolchain.require("go", "schemas");
    Toolchain.Result right = validate(manifest);
    assertThat(right.exitCode()).as(right.stdout()).isZero();

    // One field more, in the spec.
    String wrong =
        manifest.contains("spec: {")
            ? manifest.replace("spec: {", "spec: {colour: red, ")
            : manifest.replaceFirst("(?m)^spec:$", "spec:\n  colour: red");
    Toolchain.Result result = validate(wrong);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.stdout()).contains("'colour' not allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80, targetPort: [1]}]}\n",
        "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: http}]}\n",
        "apiVersion: v1\nkind: Service\nmetadata: {name: a, name: b}\n",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {on: 1}\n",
        "apiVersion: example.org/v1\nkind: Unknown\nmetadata: {name: a}\n",
      })
  void wrongValuesAreNot(String manifest) throws Exception {
    Toolchain.require("go", "kubeconform");
    Toolchain.require("go", "schemas");
    Toolchain.Result result = validate(manifest);
    assertThat(result.exitCode()).as(result.stdout()).isEqualTo(1);
  }

  private Toolchain.Result validate(String manifest) throws Exception {
    Path file = Files.writeString(dir.resolve("manifest.yaml"), manifest);
    Files.writeString(dir.resolve("kustomization.yaml"), "resources: [manifest.yaml]\n");
    assertThat(file).exists();
    return Toolchain.run(List.of("validate", dir.toString()));
  }
}
