{{- define "bench.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .name }}
{{- end }}

{{- define "bench.labels" -}}
{{ include "bench.selector" . }}
app.kubernetes.io/component: service
app.kubernetes.io/part-of: maximus
app.kubernetes.io/version: {{ .version | quote }}
app.kubernetes.io/managed-by: maximus-platform
{{- end }}

{{- define "bench.metadata" -}}
name: {{ .service.name }}
namespace: {{ .values.namespace }}
labels:
  {{- include "bench.labels" .service | nindent 2 }}
{{- end }}

{{- define "bench.settings" -}}
UVICORN_HOST: 0.0.0.0
UVICORN_PORT: {{ .service.port | quote }}
UVICORN_WORKERS: "1"
UVICORN_LOG_LEVEL: {{ .values.logLevel }}
UVICORN_TIMEOUT_KEEP_ALIVE: "75"
UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN: "30"
LOG_FORMAT: json
LOG_LEVEL: {{ .values.logLevel }}
HTTP_CLIENT_MAX_CONNECTIONS: "200"
HTTP_CLIENT_MAX_KEEPALIVE_CONNECTIONS: "50"
HTTP_CLIENT_HTTP2: "true"
METRICS_PATH: /metrics
METRICS_PORT: {{ .service.metricsPort | quote }}
OTEL_SERVICE_NAME: {{ .service.name }}
OTEL_RESOURCE_ATTRIBUTES: service.namespace=maximus,service.version={{ .service.version }}
OTEL_PROPAGATORS: tracecontext,baggage
{{- end }}

{{- define "bench.probe" -}}
httpGet:
  path: {{ index . 0 }}
  port: http-api
periodSeconds: {{ index . 1 }}
timeoutSeconds: {{ index . 2 }}
failureThreshold: {{ index . 3 }}
{{- end }}

{{- define "bench.spread" -}}
maxSkew: 1
topologyKey: {{ .key }}
whenUnsatisfiable: ScheduleAnyway
labelSelector:
  matchLabels:
    {{- include "bench.selector" .service | nindent 4 }}
matchLabelKeys:
  - pod-template-hash
{{- end }}
