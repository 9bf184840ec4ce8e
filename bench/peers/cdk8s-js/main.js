// The application of bench/render, with cdk8s: node main.js <application.json> <output directory> [layout]
'use strict';

const { createHash } = require('crypto');
const { readFileSync } = require('fs');
const { App, Chart, YamlOutputType } = require('cdk8s');
const { k8s } = require('cdk8s-plus-32');

const [input, outdir, layout = 'FILE_PER_CHART'] = process.argv.slice(2);
const application = JSON.parse(readFileSync(input, 'utf8'));
const { namespace, logLevel, resources } = application;

const selector = (name) => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/instance': name,
});

const labels = (service) => ({
  ...selector(service.name),
  'app.kubernetes.io/component': 'service',
  'app.kubernetes.io/part-of': 'maximus',
  'app.kubernetes.io/version': service.version,
  'app.kubernetes.io/managed-by': 'maximus-platform',
});

const settings = (service) => ({
  UVICORN_HOST: '0.0.0.0',
  UVICORN_PORT: String(service.port),
  UVICORN_WORKERS: '1',
  UVICORN_LOG_LEVEL: logLevel,
  UVICORN_TIMEOUT_KEEP_ALIVE: '75',
  UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN: '30',
  LOG_FORMAT: 'json',
  LOG_LEVEL: logLevel,
  HTTP_CLIENT_MAX_CONNECTIONS: '200',
  HTTP_CLIENT_MAX_KEEPALIVE_CONNECTIONS: '50',
  HTTP_CLIENT_HTTP2: 'true',
  METRICS_PATH: '/metrics',
  METRICS_PORT: String(service.metricsPort),
  OTEL_SERVICE_NAME: service.name,
  OTEL_RESOURCE_ATTRIBUTES: `service.namespace=maximus,service.version=${service.version}`,
  OTEL_PROPAGATORS: 'tracecontext,baggage',
});

const checksum = (data) =>
  createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16);

const amounts = (of) => Object.fromEntries(
  Object.entries(of).map(([name, amount]) => [name, k8s.Quantity.fromString(amount)]));

const probe = (path, periodSeconds, timeoutSeconds, failureThreshold) => ({
  httpGet: { path, port: k8s.IntOrString.fromString('http-api') },
  periodSeconds,
  timeoutSeconds,
  failureThreshold,
});

const spread = (topologyKey, service) => ({
  maxSkew: 1,
  topologyKey,
  whenUnsatisfiable: 'ScheduleAnyway',
  labelSelector: { matchLabels: selector(service.name) },
  matchLabelKeys: ['pod-template-hash'],
});

const ports = (service, make) => (service.port === service.metricsPort
  ? [make('http-api', service.port)]
  : [make('http-api', service.port), make('http-metrics', service.metricsPort)]);

const container = (service) => ({
  name: service.name,
  image: service.image,
  imagePullPolicy: 'IfNotPresent',
  ports: ports(service, (name, containerPort) => ({ name, containerPort, protocol: 'TCP' })),
  envFrom: [{ configMapRef: { name: service.name } }],
  resources: { requests: amounts(resources.requests), limits: amounts(resources.limits) },
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
  },
  startupProbe: probe('/health/startup', 2, 2, 60),
  readinessProbe: probe('/health/ready', 5, 3, 3),
  livenessProbe: probe('/health/live', 10, 5, 6),
  lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } },
  volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
});

const pod = (service) => ({
  serviceAccountName: service.name,
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  securityContext: {
    runAsNonRoot: true,
    runAsUser: 10001,
    runAsGroup: 10001,
    fsGroup: 10001,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  },
  terminationGracePeriodSeconds: 45,
  topologySpreadConstraints: [
    spread('kubernetes.io/hostname', service),
    spread('topology.kubernetes.io/zone', service),
  ],
  containers: [container(service)],
  volumes: [{ name: 'tmp', emptyDir: {} }],
});

const utilization = (name, averageUtilization) => ({
  type: 'Resource',
  resource: { name, target: { type: 'Utilization', averageUtilization } },
});

const policy = (type, value, periodSeconds) => ({ type, value, periodSeconds });

function declare(chart, service) {
  const id = (kind) => `${service.name}-${kind}`;
  const metadata = { name: service.name, namespace, labels: labels(service) };
  const data = settings(service);
  new k8s.KubeServiceAccount(chart, id('account'), {
    metadata,
    automountServiceAccountToken: false,
  });
  new k8s.KubeConfigMap(chart, id('settings'), { metadata, data });
  new k8s.KubeDeployment(chart, id('deployment'), {
    metadata,
    spec: {
      ...(service.replicas ? { replicas: service.replicas } : {}),
      revisionHistoryLimit: 5,
      selector: { matchLabels: selector(service.name) },
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: {
          maxSurge: k8s.IntOrString.fromNumber(1),
          maxUnavailable: k8s.IntOrString.fromNumber(0),
        },
      },
      template: {
        metadata: {
          labels: labels(service),
          annotations: {
            'maximus.dev/config-checksum': checksum(data),
            'prometheus.io/scrape': 'true',
            'prometheus.io/scheme': 'http',
            'prometheus.io/path': '/metrics',
            'prometheus.io/port': String(service.metricsPort),
          },
        },
        spec: pod(service),
      },
    },
  });
  new k8s.KubeService(chart, id('service'), {
    metadata,
    spec: {
      type: 'ClusterIP',
      selector: selector(service.name),
      ports: ports(service, (name, port) => ({
        name,
        appProtocol: 'http',
        protocol: 'TCP',
        port,
        targetPort: k8s.IntOrString.fromString(name),
      })),
    },
  });
  if (service.autoscaling) {
    new k8s.KubeHorizontalPodAutoscalerV2(chart, id('autoscaler'), {
      metadata,
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: service.name },
        minReplicas: service.autoscaling.min,
        maxReplicas: service.autoscaling.max,
        metrics: [utilization('cpu', 70), utilization('memory', 80)],
        behavior: {
          scaleUp: {
            stabilizationWindowSeconds: 0,
            selectPolicy: 'Max',
            policies: [policy('Percent', 100, 15), policy('Pods', 4, 15)],
          },
          scaleDown: {
            stabilizationWindowSeconds: 300,
            selectPolicy: 'Min',
            policies: [policy('Pods', 1, 60)],
          },
        },
      },
    });
  }
}

const app = new App({ outdir, yamlOutputType: YamlOutputType[layout] });
const chart = new Chart(app, 'maximus', { disableResourceNameHashes: true });
const restricted = {};
for (const mode of ['enforce', 'audit', 'warn']) {
  restricted[`pod-security.kubernetes.io/${mode}`] = 'restricted';
  restricted[`pod-security.kubernetes.io/${mode}-version`] = 'v1.36';
}
new k8s.KubeNamespace(chart, 'namespace', {
  metadata: {
    name: namespace,
    labels: {
      'app.kubernetes.io/name': namespace,
      'app.kubernetes.io/part-of': namespace,
      'app.kubernetes.io/managed-by': 'maximus-platform',
      ...restricted,
    },
  },
});
for (const service of application.services) {
  declare(chart, service);
}
app.synth();
