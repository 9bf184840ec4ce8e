"""The tools that are compared: how each is found, and what it runs for N services.

Every tool takes the same application (application.py) and writes all its objects to disk. Where a tool has
several ways, the one that is quickest for it is taken.
"""

import glob
import os
import shutil
import tempfile

from benchlib import install

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ENVIRONMENT = "bench"
# The same as the launcher's: docs/command-line.md says why.
JVM_FLAGS = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmn32m", "-XX:-UsePerfData", "-Xshare:auto"]


class Tool:
    """One tool. `prepare` raises NotInstalled when it cannot run here."""

    name = ""
    title = ""
    version = ""
    environment = {}

    def prepare(self):
        raise NotImplementedError

    def inputs(self, directory):
        """Makes what this tool needs beside the files of application.py."""

    def clean(self, directory):
        """Puts aside what an earlier run wrote, so that each run does all its work.

        It is removed with the directory of the benchmark: ext4 takes ten times as long to make
        thousands of files right after as many were removed, which would be measured as the tool's.
        """
        if os.path.exists(self.result(directory)):
            os.rename(self.result(directory), os.path.join(tempfile.mkdtemp(prefix="ran-", dir=directory), "out"))

    def command(self, directory):
        raise NotImplementedError

    def result(self, directory):
        """The directory that this tool writes."""
        return os.path.join(directory, "out-" + self.name)

    def output(self, directory):
        """The file that takes what the tool prints."""
        return os.path.join(directory, self.name + ".out")

    def documents(self, directory):
        """The YAML files that hold the objects."""
        return sorted(glob.glob(os.path.join(self.result(directory), "*.yaml")))


class Maximus(Tool):
    name = "maximus"
    title = "maximus render"
    launcher = os.path.join(ROOT, "maximus")

    def prepare(self):
        install.say("maximus: building if needed, and making its class-data archive ...")
        install.step([self.launcher, "warm-up"], ROOT)
        self.version = install.step([self.launcher, "--version"], ROOT).strip().splitlines()[0]

    def command(self, directory):
        return [self.launcher, "-C", os.path.join(directory, "maximus"), "render", ENVIRONMENT]

    def result(self, directory):
        return os.path.join(directory, "maximus", "manifests-generated", ENVIRONMENT)

    def documents(self, directory):
        return manifests(self.result(directory))


class MaximusDev(Maximus):
    """The command of the README, on this project's own files."""

    name = "maximus-dev"
    title = "maximus render dev"

    def inputs(self, directory):
        project = os.path.join(directory, "dev")
        os.makedirs(project, exist_ok=True)
        shutil.copy(os.path.join(ROOT, "Pulumi.yaml"), project)
        shutil.copytree(os.path.join(ROOT, "stacks"), os.path.join(project, "stacks"), dirs_exist_ok=True)

    def command(self, directory):
        return [self.launcher, "-C", os.path.join(directory, "dev"), "render", "dev"]

    def result(self, directory):
        return os.path.join(directory, "dev", "manifests-generated", "dev")


class GoTool(Tool):
    """A program that Go builds from its module."""

    module = ""

    def prepare(self):
        definition = "%s@%s" % (self.module, self.version)

        def build(fresh):
            go = install.need("go", "Go 1.26 or newer")
            install.step([go, "install", "-trimpath", definition], fresh, GOBIN=fresh, GOFLAGS="")

        self.program = os.path.join(install.installed(self.name, definition, [], build), self.name)


class Helm(GoTool):
    name = "helm"
    title = "helm template"
    module = "helm.sh/helm/v3/cmd/helm"
    version = "v3.22.0"
    chart = os.path.join(install.PEERS, "helm")

    def clean(self, directory):
        if os.path.exists(self.output(directory)):
            os.remove(self.output(directory))

    def command(self, directory):
        values = os.path.join(directory, "helm", "values.yaml")
        return [self.program, "template", "maximus", self.chart, "--values", values]

    def documents(self, directory):
        return [self.output(directory)]


class Kustomize(GoTool):
    name = "kustomize"
    title = "kustomize build"
    module = "sigs.k8s.io/kustomize/kustomize/v5"
    version = "v5.8.2"

    def inputs(self, directory):
        """Plain manifests, one file a service. They are those that Maximus wrote, copied."""
        base = os.path.join(directory, "kustomize")
        os.makedirs(base, exist_ok=True)
        services = {}
        for path in manifests(Maximus().result(directory)):
            kind, name = os.path.basename(path)[: -len(".yaml")].split("-", 1)
            services.setdefault(name if kind != "namespace" else "namespace", []).append(path)
        if not services:
            raise install.NotInstalled("needs the manifests of maximus, and there are none")
        for name, paths in services.items():
            with open(os.path.join(base, name + ".yaml"), "w", encoding="utf-8") as file:
                file.write("---\n".join(_text(path) for path in paths))
        with open(os.path.join(base, "kustomization.yaml"), "w", encoding="utf-8") as file:
            file.write("resources:\n" + "".join("- %s.yaml\n" % name for name in services))

    def clean(self, directory):
        if os.path.exists(self.output(directory)):
            os.remove(self.output(directory))

    def command(self, directory):
        return [self.program, "build", os.path.join(directory, "kustomize")]

    def documents(self, directory):
        return [self.output(directory)]


class Cdk8sJs(Tool):
    name = "cdk8s-js"
    title = "cdk8s, JavaScript"
    version = "2.70.106"
    layout = []
    sources = os.path.join(install.PEERS, "cdk8s-js")

    def prepare(self):
        self.node = install.need("node", "Node.js 20 or newer")
        files = ["package.json", "package-lock.json", "main.js", "to-json.js"]
        self.directory = install.installed(
            "cdk8s-js",
            "npm packages cdk8s %s, cdk8s-plus-32" % self.version,
            [os.path.join(self.sources, file) for file in files],
            self._build,
        )

    def _build(self, fresh):
        npm = install.need("npm", "it comes with Node.js")
        install.step([npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"], fresh)

    def command(self, directory):
        application = os.path.join(directory, "cdk8s", "application.json")
        command = [self.node, os.path.join(self.directory, "main.js"), application, self.result(directory)]
        return command + self.layout


class Cdk8sJsFiles(Cdk8sJs):
    """One file for each object, as Maximus writes them."""

    name = "cdk8s-js-files"
    title = "cdk8s, JavaScript, one file per object"
    layout = ["FILE_PER_RESOURCE"]


class Cdk8sJava(Tool):
    name = "cdk8s-java"
    title = "cdk8s, Java"
    version = "2.70.47"
    sources = os.path.join(install.PEERS, "cdk8s-java")
    environment = {"JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION": "1"}

    def prepare(self):
        install.need("node", "Node.js 20 or newer: cdk8s runs in it")
        self.java = java()
        files = ["pom.xml", "Application.java"]
        self.directory = install.installed(
            "cdk8s-java",
            "Maven package org.cdk8s:cdk8s %s" % self.version,
            [os.path.join(self.sources, file) for file in files],
            self._build,
        )
        self.classpath = os.pathsep.join(sorted(glob.glob(os.path.join(self.directory, "*.jar"))))

    def _build(self, fresh):
        mvn = install.need("mvn", "Maven 3.8.7 or newer")
        home = os.path.dirname(self.java)
        install.step([mvn, "-B", "-q", "dependency:copy-dependencies", "-DoutputDirectory=" + fresh], fresh)
        javac = [os.path.join(home, "javac"), "--release", "17", "-cp", os.path.join(fresh, "*")]
        install.step(javac + ["-d", "classes", "Application.java"], fresh)
        install.step([os.path.join(home, "jar"), "cf", "application.jar", "-C", "classes", "."], fresh)

    def options(self):
        return []

    def command(self, directory):
        application = os.path.join(directory, "cdk8s", "application.json")
        main = ["Application", application, self.result(directory)]
        return [self.java] + self.options() + ["-cp", self.classpath] + main


class Cdk8sJavaTuned(Cdk8sJava):
    """With the JVM flags of our launcher and a class-data archive, which users of cdk8s do not have."""

    name = "cdk8s-java-tuned"
    title = "cdk8s, Java, with our JVM flags and archive"

    def inputs(self, directory):
        self.archive = os.path.join(directory, "cdk8s.jsa")
        train = [self.java] + JVM_FLAGS + ["-XX:ArchiveClassesAtExit=" + self.archive, "-cp", self.classpath]
        application = os.path.join(directory, "cdk8s", "application.json")
        install.step(train + ["Application", application, self.result(directory)], directory, **self.environment)

    def options(self):
        return JVM_FLAGS + ["-XX:SharedArchiveFile=" + self.archive]


def java():
    """The Java that the launcher takes, in the same order."""
    for home in (os.environ.get("MAXIMUS_JAVA"), os.environ.get("JAVA_HOME")):
        if home:
            path = os.path.join(home, "bin", "java")
            return path if os.path.exists(path) else home
    return os.path.realpath(install.need("java", "a JDK 17 or newer"))


def manifests(directory):
    """The files of Kubernetes objects that Maximus wrote."""
    found = glob.glob(os.path.join(directory, "*", "*.yaml"))
    # What is no object of the cluster (the Pulumi provider) lies in a directory '_other'.
    return sorted(path for path in found if os.path.basename(os.path.dirname(path)) != "_other")


def _text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


PEERS = {tool.name: tool for tool in (Helm, Kustomize, Cdk8sJs, Cdk8sJsFiles, Cdk8sJava, Cdk8sJavaTuned)}
DEFAULT_PEERS = ["helm", "kustomize", "cdk8s-js", "cdk8s-java"]
