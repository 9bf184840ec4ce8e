import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.ApiObjectProps;
import org.cdk8s.App;
import org.cdk8s.AppProps;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.JsonPatch;

/**
 * The application of bench/render, with cdk8s: {@code Application <application.json> <output
 * directory>}.
 *
 * <p>The typed resources of cdk8s-plus are not to be had for Java as a package, so each object is an
 * ApiObject, and what it holds is given in one piece. That is less work for cdk8s than typed
 * resources would be.
 */
public final class Application {
  private static final String CHECKSUM = "maximus.dev/config-checksum";

  private final Chart chart;
  private final String namespace;
  private final String logLevel;
  private final Object resources;

  private Application(Chart chart, JsonNode input, Object resources) {
    this.chart = chart;
    this.namespace = input.get("namespace").asText();
    this.logLevel = input.get("logLevel").asText();
    this.resources = resources;
  }

  public static void main(String[] args) throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode input = json.readTree(new File(args[0]));
    App app = new App(AppProps.builder().outdir(args[1]).build());
    Chart chart =
        new Chart(app, "maximus", ChartProps.builder().disableResourceNameHashes(true).build());
    Object resources = json.convertValue(input.get("resources"), Map.class);
    Application application = new Application(chart, input, resources);
    application.declareNamespace();
    for (JsonNode service : input.get("services")) {
      application.declare(service);
    }
    app.synth();
  }

  private void declareNamespace() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("app.kubernetes.io/name", namespace);
    labels.put("app.kubernetes.io/part-of", namespace);
    labels.put("app.kubernetes.io/managed-by", "maximus-platform");
    for (String mode : List.of("enforce", "audit", "warn")) {
      labels.put("pod-security.kubernetes.io/" + mode, "restricted");
      labels.put("pod-security.kubernetes.io/" + mode + "-version", "v1.36");
    }
    ApiObjectMetadata metadata =
        ApiObjectMetadata.builder().name(namespace).labels(labels).build();
    object("namespace", "v1", "Namespace", metadata);
  }

  private void declare(JsonNode service) {
    String name = service.get("name").asText();
    ApiObjectMetadata metadata =
        ApiObjectMetadata.builder()
            .name(name)
            .namespace(namespace)
            .labels(labels(name, service))
            .build();
    Map<String, Object> settings = settings(name, service);
    object(name + "-account", "v1", "ServiceAccount", metadata)
        .addJsonPatch(JsonPatch.add("/automountServiceAccountToken", false));
    object(name + "-settings", "v1", "ConfigMap", metadata)
        .addJsonPatch(JsonPatch.add("/data", settings));
    object(name + "-deployment", "apps/v1", "Deployment", metadata)
        .addJsonPatch(JsonPatch.add("/spec", deployment(name, service, settings)));
    object(name + "-service", "v1", "Service", metadata)
        .addJsonPatch(JsonPatch.add("/spec", service(name, service)));
    if (service.has("autoscaling")) {
      object(name + "-autoscaler", "autoscaling/v2", "HorizontalPodAutoscaler", metadata)
          .addJsonPatch(JsonPatch.add("/spec", autoscaler(name, service.get("autoscaling"))));
    }
  }

  private ApiObject object(String id, String version, String kind, ApiObjectMetadata metadata) {
    return new ApiObject(
        chart,
        id,
        ApiObjectProps.builder().apiVersion(version).kind(kind).metadata(metadata).build());
  }

  private Map<String, Object> deployment(
      String name, JsonNode service, Map<String, Object> settings) {
    Map<String, Object> spec = new LinkedHashMap<>();
    if (service.has("replicas")) {
      spec.put("replicas", service.get("replicas").asInt());
    }
    spec.put("revisionHistoryLimit", 5);
    spec.put("selector", map("matchLabels", selector(name)));
    spec.put(
        "strategy",
        map("type", "RollingUpdate", "rollingUpdate", map("maxSurge", 1, "maxUnavailable", 0)));
    Map<String, Object> annotations =
        map(
            CHECKSUM, checksum(settings),
            "prometheus.io/scrape", "true",
            "prometheus.io/scheme", "http",
            "prometheus.io/path", "/metrics",
            "prometheus.io/port", service.get("metricsPort").asText());
    spec.put(
        "template",
        map(
            "metadata", map("labels", labels(name, service), "annotations", annotations),
            "spec", pod(name, service)));
    return spec;
  }

  private Map<String, Object> pod(String name, JsonNode service) {
    return map(
        "serviceAccountName", name,
        "automountServiceAccountToken", false,
        "enableServiceLinks", false,
        "securityContext",
            map(
                "runAsNonRoot", true,
                "runAsUser", 10001,
                "runAsGroup", 10001,
                "fsGroup", 10001,
                "fsGroupChangePolicy", "OnRootMismatch",
                "seccompProfile", map("type", "RuntimeDefault")),
        "terminationGracePeriodSeconds", 45,
        "topologySpreadConstraints",
            List.of(
                spread("kubernetes.io/hostname", name),
                spread("topology.kubernetes.io/zone", name)),
        "containers", List.of(container(name, service)),
        "volumes", List.of(map("name", "tmp", "emptyDir", map())));
  }

  private Map<String, Object> container(String name, JsonNode service) {
    List<Object> ports = new ArrayList<>();
    ports.add(containerPort("http-api", service.get("port").asInt()));
    if (metricsApart(service)) {
      ports.add(containerPort("http-metrics", service.get("metricsPort").asInt()));
    }
    return map(
        "name", name,
        "image", service.get("image").asText(),
        "imagePullPolicy", "IfNotPresent",
        "ports", ports,
        "envFrom", List.of(map("configMapRef", map("name", name))),
        "resources", resources,
        "securityContext",
            map(
                "allowPrivilegeEscalation", false,
                "capabilities", map("drop", List.of("ALL")),
                "privileged", false,
                "readOnlyRootFilesystem", true,
                "runAsNonRoot", true),
        "startupProbe", probe("/health/startup", 2, 2, 60),
        "readinessProbe", probe("/health/ready", 5, 3, 3),
        "livenessProbe", probe("/health/live", 10, 5, 6),
        "lifecycle", map("preStop", map("exec", map("command", List.of("sleep", "5")))),
        "volumeMounts", List.of(map("name", "tmp", "mountPath", "/tmp")));
  }

  private static Map<String, Object> service(String name, JsonNode service) {
    List<Object> ports = new ArrayList<>();
    ports.add(servicePort("http-api", service.get("port").asInt()));
    if (metricsApart(service)) {
      ports.add(servicePort("http-metrics", service.get("metricsPort").asInt()));
    }
    return map("type", "ClusterIP", "selector", selector(name), "ports", ports);
  }

  private static Map<String, Object> autoscaler(String name, JsonNode range) {
    return map(
        "scaleTargetRef", map("apiVersion", "apps/v1", "kind", "Deployment", "name", name),
        "minReplicas", range.get("min").asInt(),
        "maxReplicas", range.get("max").asInt(),
        "metrics", List.of(utilization("cpu", 70), utilization("memory", 80)),
        "behavior",
            map(
                "scaleUp",
                    map(
                        "stabilizationWindowSeconds", 0,
                        "selectPolicy", "Max",
                        "policies", List.of(policy("Percent", 100, 15), policy("Pods", 4, 15))),
                "scaleDown",
                    map(
                        "stabilizationWindowSeconds", 300,
                        "selectPolicy", "Min",
                        "policies", List.of(policy("Pods", 1, 60)))));
  }

  private Map<String, Object> settings(String name, JsonNode service) {
    return map(
        "UVICORN_HOST", "0.0.0.0",
        "UVICORN_PORT", service.get("port").asText(),
        "UVICORN_WORKERS", "1",
        "UVICORN_LOG_LEVEL", logLevel,
        "UVICORN_TIMEOUT_KEEP_ALIVE", "75",
        "UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN", "30",
        "LOG_FORMAT", "json",
        "LOG_LEVEL", logLevel,
        "HTTP_CLIENT_MAX_CONNECTIONS", "200",
        "HTTP_CLIENT_MAX_KEEPALIVE_CONNECTIONS", "50",
        "HTTP_CLIENT_HTTP2", "true",
        "METRICS_PATH", "/metrics",
        "METRICS_PORT", service.get("metricsPort").asText(),
        "OTEL_SERVICE_NAME", name,
        "OTEL_RESOURCE_ATTRIBUTES",
            "service.namespace=maximus,service.version=" + service.get("version").asText(),
        "OTEL_PROPAGATORS", "tracecontext,baggage");
  }

  private static Map<String, String> selector(String name) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("app.kubernetes.io/name", name);
    labels.put("app.kubernetes.io/instance", name);
    return labels;
  }

  private static Map<String, String> labels(String name, JsonNode service) {
    Map<String, String> labels = selector(name);
    labels.put("app.kubernetes.io/component", "service");
    labels.put("app.kubernetes.io/part-of", "maximus");
    labels.put("app.kubernetes.io/version", service.get("version").asText());
    labels.put("app.kubernetes.io/managed-by", "maximus-platform");
    return labels;
  }

  private static boolean metricsApart(JsonNode service) {
    return service.get("port").asInt() != service.get("metricsPort").asInt();
  }

  private static Map<String, Object> containerPort(String name, int port) {
    return map("name", name, "containerPort", port, "protocol", "TCP");
  }

  private static Map<String, Object> servicePort(String name, int port) {
    return map(
        "name", name, "appProtocol", "http", "protocol", "TCP", "port", port, "targetPort", name);
  }

  private static Map<String, Object> probe(String path, int period, int timeout, int failures) {
    return map(
        "httpGet", map("path", path, "port", "http-api"),
        "periodSeconds", period,
        "timeoutSeconds", timeout,
        "failureThreshold", failures);
  }

  private static Map<String, Object> spread(String key, String name) {
    return map(
        "maxSkew", 1,
        "topologyKey", key,
        "whenUnsatisfiable", "ScheduleAnyway",
        "labelSelector", map("matchLabels", selector(name)),
        "matchLabelKeys", List.of("pod-template-hash"));
  }

  private static Map<String, Object> utilization(String resource, int percent) {
    return map(
        "type", "Resource",
        "resource",
            map(
                "name", resource,
                "target", map("type", "Utilization", "averageUtilization", percent)));
  }

  private static Map<String, Object> policy(String type, int value, int seconds) {
    return map("type", type, "value", value, "periodSeconds", seconds);
  }

  private static String checksum(Map<String, Object> settings) {
    try {
      byte[] text = settings.toString().getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
