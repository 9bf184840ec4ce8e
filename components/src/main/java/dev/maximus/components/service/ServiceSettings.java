package dev.maximus.components.service;

import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables that a FastAPI service on uvicorn gets, none of them secret. */
final class ServiceSettings {
  /** Read by uvicorn's own command line: every option has a variable with this prefix. */
  private static final String UVICORN = "UVICORN_";

  private static final String OTEL = "OTEL_";

  /** Of the client that calls other services: connections at most, and those kept open. */
  private static final String HTTP_CLIENT_MAX_CONNECTIONS = "200";

  private static final String HTTP_CLIENT_MAX_KEEPALIVE = "50";

  /** Less than {@link ServiceDeployment#TERMINATION_SECONDS} minus what preStop takes. */
  private static final String GRACEFUL_SHUTDOWN_SECONDS = "30";

  /**
   * Longer than the 60 s of common proxies, so that the proxy closes first and no request fails.
   */
  private static final String KEEP_ALIVE_SECONDS = "75";

  private ServiceSettings() {}

  static boolean isReserved(String name) {
    return name.startsWith(UVICORN)
        || name.startsWith(OTEL)
        || name.startsWith("HTTP_CLIENT_")
        || name.equals("LOG_FORMAT")
        || name.equals("LOG_LEVEL")
        || name.equals("METRICS_PATH")
        || name.equals("METRICS_PORT");
  }

  static Map<String, String> of(String name, ServiceDeploymentArgs args) {
    Map<String, String> settings = new LinkedHashMap<>(args.settings());
    settings.put("UVICORN_HOST", "0.0.0.0");
    settings.put("UVICORN_PORT", Integer.toString(args.ports().http()));
    // One process a pod: more load means more pods, which the scheduler and the autoscaler see.
    settings.put("UVICORN_WORKERS", "1");
    settings.put("UVICORN_LOG_LEVEL", args.logLevel().text());
    settings.put("UVICORN_TIMEOUT_KEEP_ALIVE", KEEP_ALIVE_SECONDS);
    settings.put("UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN", GRACEFUL_SHUTDOWN_SECONDS);
    settings.put("LOG_FORMAT", "json");
    settings.put("LOG_LEVEL", args.logLevel().text());
    settings.put("HTTP_CLIENT_MAX_CONNECTIONS", HTTP_CLIENT_MAX_CONNECTIONS);
    settings.put("HTTP_CLIENT_MAX_KEEPALIVE_CONNECTIONS", HTTP_CLIENT_MAX_KEEPALIVE);
    settings.put("HTTP_CLIENT_HTTP2", "true");
    settings.put("METRICS_PATH", ServiceDeployment.METRICS_PATH);
    settings.put("METRICS_PORT", Integer.toString(args.ports().metrics()));
    settings.put("OTEL_SERVICE_NAME", name);
    settings.put(
        "OTEL_RESOURCE_ATTRIBUTES",
        "service.namespace=" + args.partOf() + ",service.version=" + args.image().tag());
    settings.put("OTEL_PROPAGATORS", "tracecontext,baggage");
    return settings;
  }
}
