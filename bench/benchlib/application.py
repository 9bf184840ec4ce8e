"""The application that every tool renders: N services, as data, in the form each tool reads.

The first eight services are those of MAXIMUS. More are made after their pattern: of eight, two have
an autoscaler and one has a port of its own for metrics.
"""

import hashlib
import json
import os

NAMESPACE = "maximus"
LOG_LEVEL = "info"
VERSION = "1.0.0"
REQUESTS = {"cpu": "250m", "memory": "512Mi", "ephemeral-storage": "256Mi"}
LIMITS = {"cpu": "1", "memory": "1Gi", "ephemeral-storage": "1Gi"}

# name, port, pods: a number, or the range of an autoscaler
MAXIMUS = [
    ("maximus-core", 8100, (3, 10)),
    ("penelope", 8154, (2, 8)),
    ("maba", 8152, 2),
    ("nis", 8153, 2),
    ("tig-fabric", 8150, 1),
    ("reactive-orchestrator", 8151, 2),
    ("safety-monitor", 8155, 2),
    ("hitl-dashboard", 8156, 2),
]
METRICS_APART = 7
FIRST_PORT = 10000
PORTS = 40000


def services(count):
    """The services of the application, as plain data."""
    made = []
    for index in range(count):
        pattern = index % len(MAXIMUS)
        name, port, pods = MAXIMUS[pattern]
        metrics = port
        if index >= len(MAXIMUS):
            name = "service-%05d" % (index + 1)
            port = metrics = FIRST_PORT + index % PORTS
            if pattern == METRICS_APART:
                metrics = port + 1
        made.append(_service(name, port, metrics, pods))
    return made


def _service(name, port, metrics, pods):
    tagged = "registry.example/maximus/%s:%s" % (name, VERSION)
    service = {
        "name": name,
        "port": port,
        "metricsPort": metrics,
        "version": VERSION,
        # Nothing is published there: the digest only has the right form.
        "image": tagged + "@sha256:" + hashlib.sha256(tagged.encode()).hexdigest(),
    }
    if isinstance(pods, tuple):
        service["autoscaling"] = {"min": pods[0], "max": pods[1]}
    else:
        service["replicas"] = pods
    return service


def objects_of(count):
    """How many objects the application has: the namespace, and four or five of each service."""
    return 1 + sum(5 if "autoscaling" in service else 4 for service in services(count))


def write(directory, count):
    """Writes the application in every form: for Maximus, for Helm, and as JSON for cdk8s."""
    made = services(count)
    _write(directory, "maximus/Pulumi.yaml", _project())
    _write(directory, "maximus/stacks/Pulumi.bench.yaml", _stack())
    _write(directory, "maximus/stacks/services.yaml", _catalogue(made))
    _write(directory, "helm/values.yaml", _values(made))
    application = {
        "namespace": NAMESPACE,
        "logLevel": LOG_LEVEL,
        "resources": {"requests": REQUESTS, "limits": LIMITS},
        "services": made,
    }
    _write(directory, "cdk8s/application.json", json.dumps(application, indent=1) + "\n")


def _write(directory, name, text):
    path = os.path.join(directory, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _project():
    return (
        "name: maximus-platform\n"
        "runtime: {name: java, options: {binary: maximus.jar}}\n"
        "stackConfigDir: stacks\n"
    )


def _stack():
    def share(name):
        return "{request: %s, limit: %s}" % (json.dumps(REQUESTS[name]), json.dumps(LIMITS[name]))

    return (
        "config:\n"
        "  maximus:logLevel: %s\n"
        "  maximus:catalogue: stacks/services.yaml\n"
        "  maximus:defaults:\n"
        "    cpu: %s\n"
        "    memory: %s\n"
        "    ephemeralStorage: %s\n"
    ) % (LOG_LEVEL, share("cpu"), share("memory"), share("ephemeral-storage"))


def _catalogue(made):
    lines = ["services:"]
    for service in made:
        lines.append("  %s:" % service["name"])
        lines.append("    port: %d" % service["port"])
        if service["metricsPort"] != service["port"]:
            lines.append("    metricsPort: %d" % service["metricsPort"])
        lines.extend(_pods(service, "    "))
        lines.append('    image: "%s"' % service["image"])
    return "\n".join(lines) + "\n"


def _values(made):
    lines = ["namespace: " + NAMESPACE, "logLevel: " + LOG_LEVEL, "resources:"]
    for part, amounts in (("requests", REQUESTS), ("limits", LIMITS)):
        lines.append("  %s:" % part)
        lines.extend('    %s: "%s"' % amount for amount in amounts.items())
    lines.append("services:")
    for service in made:
        lines.append("  - name: " + service["name"])
        lines.append("    port: %d" % service["port"])
        lines.append("    metricsPort: %d" % service["metricsPort"])
        lines.append('    version: "%s"' % service["version"])
        lines.append('    image: "%s"' % service["image"])
        lines.extend(_pods(service, "    "))
    return "\n".join(lines) + "\n"


def _pods(service, indent):
    if "replicas" in service:
        return [indent + "replicas: %d" % service["replicas"]]
    return [indent + "autoscaling: {min: %(min)d, max: %(max)d}" % service["autoscaling"]]
