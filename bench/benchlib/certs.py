"""The command line of bench/certs: who issues the same certificates in what time."""

import argparse
import glob
import os
import re
import shutil
import statistics
import sys
import tempfile

from benchlib import install, measure, report, tools
from benchlib.main import positive

DONE, FAILED = 0, 1
SMALL = 10
PEER_MANY = 200
COLD_SECONDS = 0.5
TIMES_STEP = 20
PART_OF_LIMIT = 0.8
SCRIPTS = os.path.join(install.PEERS, "certs")

EXAMPLES = """\
examples:
  bench/certs                      a CA, a server and 10 clients; then 1,000 clients
  bench/certs --runs 3 --markdown  a shorter one, as Markdown tables
  bench/certs --check              and exit 1 when a limit is broken (limits: bench/README.md)
  bench/certs --memory             certs-tool alone: 1,000, 10,000 and 100,000 clients
"""

REQUEST = """\
environment: bench
layout: directories
authorities:
  ca: {profile: root-ca, subject: {commonName: Benchmark CA}, lifetime: 10y}
certificates:
  server: {profile: server, issuer: ca, subject: {commonName: server}, dns: [localhost], ip: [127.0.0.1], lifetime: 1y}
  client-{n}: {profile: client, issuer: ca, subject: {commonName: "client-{n}"}, lifetime: 1y, count: COUNT}
"""


class Issuer:
    """One tool that issues a CA, a server and `clients` clients into an empty directory."""

    environment = {}

    def __init__(self, name, title):
        self.name, self.title, self.version = name, title, ""

    def prepare(self):
        raise NotImplementedError

    def command(self, directory, clients):
        raise NotImplementedError


class CertsTool(Issuer):
    launcher = os.path.join(tools.ROOT, "certs-tool", "certs-tool")

    def __init__(self):
        super().__init__("certs-tool", "certs-tool generate")

    def prepare(self):
        install.say("certs-tool: building if needed, and making its class-data archive ...")
        install.step([self.launcher, "warm-up"], tools.ROOT)
        self.version = install.step([self.launcher, "--version"], tools.ROOT).strip().splitlines()[0]

    def command(self, directory, clients):
        request = os.path.join(directory, "request.yaml")
        with open(request, "w", encoding="utf-8") as file:
            file.write(REQUEST.replace("COUNT", str(clients)).replace("client-{n}:", '"client-{n}":'))
        return [self.launcher, "generate", request, "--out", os.path.join(directory, "store")]


class Loop(Issuer):
    """A peer, called by a script that does for it what its manual says."""

    def __init__(self, name, title, module="", version="", programs=()):
        super().__init__(name, title)
        self.module, self.wanted, self.programs = module, version, programs

    def prepare(self):
        if not self.module:
            self.program = install.need(self.name, "Debian, Ubuntu: apt install " + self.name)
            self.version = install.step([self.program, "version"], "/").split()[1]
            return
        packages = ["%s/%s@%s" % (self.module, program, self.wanted) for program in self.programs]

        def build(fresh):
            go = install.need("go", "Go 1.26 or newer")
            for package in packages:
                install.step([go, "install", "-trimpath", package], fresh, GOBIN=fresh, GOFLAGS="", CGO_ENABLED="0")

        self.program = os.path.join(install.installed(self.name, " ".join(packages), [], build), self.name)
        self.version = self.wanted

    def command(self, directory, clients):
        return [os.path.join(SCRIPTS, "issue-" + self.name), self.program, directory, str(clients)]


def launchers_java():
    """The Java that the launcher starts: the user's choice, else a JDK 25 or newer, else that of the PATH."""
    if not os.environ.get("MAXIMUS_JAVA") and not os.environ.get("JAVA_HOME"):
        homes = glob.glob("/usr/lib/jvm/*/") + glob.glob(os.path.expanduser("~/.sdkman/candidates/java/*/"))
        newest = max(((_feature(home), os.path.join(home, "bin", "java")) for home in homes), default=(0, ""))
        if newest[0] >= 25:
            return newest[1]
    return tools.java()


def _feature(home):
    try:
        with open(os.path.join(home, "release"), encoding="utf-8") as file:
            found = re.search(r'JAVA_VERSION="(\d+)', file.read())
            return int(found.group(1)) if found else 0
    except OSError:
        return 0


class Limit(Issuer):
    """Key generation and signing alone, on the Java that certs-tool runs on."""

    def __init__(self):
        super().__init__("limit", "keys and signatures alone, same JDK")

    def prepare(self):
        self.java = launchers_java()
        compiler = os.path.join(os.path.dirname(os.path.realpath(self.java)), "javac")
        source = os.path.join(SCRIPTS, "Limit.java")

        def build(fresh):
            install.step([compiler if os.path.exists(compiler) else "javac", "-d", fresh, source], fresh)

        self.classes = install.installed("certs-limit", self.java, [source], build)

    def command(self, directory, clients):
        flags = ["-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto"]
        return [self.java] + flags + ["-cp", self.classes, "Limit", str(clients)]


PEERS = [
    lambda: Loop("step", "step, shell loop", "github.com/smallstep/cli/cmd", "v0.28.7", ["step"]),
    lambda: Loop("cfssl", "cfssl, shell loop", "github.com/cloudflare/cfssl/cmd", "v1.6.5", ["cfssl", "cfssljson"]),
    lambda: Loop("openssl", "openssl, shell loop"),
]


def _arguments(argv):
    parser = argparse.ArgumentParser(
        prog="bench/certs",
        usage="bench/certs [option ...]",
        description=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--runs", type=positive, metavar="N", default=7, help="runs of each (7)")
    parser.add_argument("--clients", type=positive, metavar="N", default=1000, help="clients of the large set (1000)")
    parser.add_argument("--memory", action="store_true", help="certs-tool alone: does the memory grow?")
    parser.add_argument("--markdown", action="store_true", help="print the tables as Markdown")
    parser.add_argument("--check", action="store_true", help="exit 1 when a limit is broken")
    return parser.parse_args(argv)


def _run(tool, clients, work, timeout=600):
    # Outputs stay until the end: ext4 is slow at making files right after many were removed.
    directory = tempfile.mkdtemp(prefix="%s-%d-" % (tool.name, clients), dir=work)
    command = tool.command(directory, clients)
    return measure.run(command, timeout, directory, os.path.join(work, tool.name + ".out"), tool.environment)


def _rounds(plan, runs, work):
    """Samples by tool: one run of each in turn, so that a busy moment hits all alike."""
    samples = {tool.name: [] for tool, _ in plan}
    for turn in range(-1, runs):
        install.say("round %d of %d" % (turn + 1, runs) if turn >= 0 else "first runs, which do not count ...")
        for tool, clients in plan:
            sample = _run(tool, clients, work)
            if sample.state != "ok":
                install.say("%s: %s" % (tool.name, sample.message or sample.state))
            if turn >= 0 or sample.state != "ok":
                samples[tool.name].append(sample)
    return samples


def _table(plan, samples, extra, markdown):
    """Certificates are the clients, a server and a CA; the limit has nothing but clients."""
    head = ["certificates", "tool", "runs", "wall time: median (min - max)", "CPU", "memory", "per certificate"]
    head += ["per certificate / certs-tool"]
    base = None
    rows = []
    for tool, clients in plan:
        runs = samples[tool.name]
        count = clients + extra
        fine = all(sample.state == "ok" for sample in runs)
        row = [str(count), tool.title, str(len(runs)), report.wall(runs)]
        if not fine:
            rows.append(row + [""] * 4)
            continue
        each = report.median(runs, "wall") / count
        base = base or each
        row += [report.seconds(report.median(runs, "cpu")), "%d MB" % (report.median(runs, "memory") / 1e6)]
        rows.append(row + ["%.2f ms" % (each * 1000), "%.2f" % (each / base)])
    sides = [report.RIGHT, report.LEFT, report.RIGHT, report.LEFT] + [report.RIGHT] * 4
    return report.table(head, sides, rows, markdown)


def _median(samples, name, count):
    runs = samples.get(name, [])
    if not runs or any(sample.state != "ok" for sample in runs):
        return None
    return statistics.median(sample.wall for sample in runs) / count


def _further(small, large, name, clients):
    """What each certificate costs beyond the first ones: the start of the program is not in it."""
    first, all_of_them = _median(small, name, 1), _median(large, name, 1)
    if first is None or all_of_them is None:
        return None
    return (all_of_them - first) / (clients - SMALL)


def limits(small, large, clients):
    """Each limit as (holds, sentence); holds is None when it could not be looked at."""
    cold = _median(small, "certs-tool", 1)
    found = [(None if cold is None else cold <= COLD_SECONDS, "12 certificates from a cold start in %.1f s" % COLD_SECONDS)]
    ours = _median(large, "certs-tool", clients)
    step = _median(large, "step", PEER_MANY)
    text = "a certificate at least %d times as fast as with step in a loop" % TIMES_STEP
    if ours is None or step is None:
        found.append((None, text))
    else:
        found.append((ours * TIMES_STEP <= step, "%s: %.1f times" % (text, step / ours)))
    mine = _further(small, large, "certs-tool", clients)
    limit = _further(small, large, "limit", clients)
    text = "a further certificate at least %d %% as fast as its key and signature alone" % (PART_OF_LIMIT * 100)
    if mine is None or limit is None:
        found.append((None, text))
    else:
        part = "%s: %d %% (%.2f ms, alone %.2f ms)" % (text, 100 * limit / mine, mine * 1000, limit * 1000)
        found.append((mine * PART_OF_LIMIT <= limit, part))
    return found


def _compare(options, ours, work):
    ready, missing = [], []
    for make in PEERS:
        tool = make()
        try:
            tool.prepare()
            ready.append(tool)
        except install.NotInstalled as problem:
            missing.append((tool, str(problem)))
    limit = Limit()
    limit.prepare()
    warning = report.busy()
    small_plan = [(tool, SMALL) for tool in [ours] + ready] + [(limit, SMALL)]
    small = _rounds(small_plan, options.runs, work)
    large_plan = [(ours, options.clients), (limit, options.clients)] + [(tool, PEER_MANY) for tool in ready]
    large = _rounds(large_plan, min(options.runs, 5), work)
    print("\n" + _table(small_plan, small, 2, options.markdown))
    print("\n" + _table(large_plan, large, 0, options.markdown) + "\n")
    for tool, problem in missing:
        print("not installed: %s: %s" % (tool.title, problem))
    print("%s. %s" % (report.machine(), ", ".join("%s %s" % (t.name, t.version) for t in [ours] + ready)))
    if warning:
        print(warning)
    found = limits(small, large, options.clients)
    words = {True: "holds ", False: "BROKEN", None: "not looked at"}
    print("\n" + "\n".join("%s  %s" % (words[holds], text) for holds, text in found))
    return FAILED if options.check and any(holds is not True for holds, _ in found) else DONE


def _memory(options, ours, work):
    warning = report.busy()
    head = ["certificates", "wall time", "CPU", "memory", "per certificate"]
    rows = []
    for clients in (1000, 10000, 100000):
        install.say("%d clients ..." % clients)
        sample = _run(ours, clients, work, 3600)
        if sample.state != "ok":
            print("%d: %s" % (clients, sample.message or sample.state))
            return FAILED
        row = [str(clients), report.seconds(sample.wall), report.seconds(sample.cpu)]
        rows.append(row + ["%d MB" % (sample.memory / 1e6), "%.2f ms" % (sample.wall / clients * 1000)])
    print("\n" + report.table(head, [report.RIGHT] * 5, rows, options.markdown) + "\n")
    print("%s. %s" % (report.machine(), ours.version))
    if warning:
        print(warning)
    return DONE


def main(argv):
    options = _arguments(argv)
    measure.adopt_orphans()
    ours = CertsTool()
    work = tempfile.mkdtemp(prefix="bench-certs-")
    try:
        ours.prepare()
        return _memory(options, ours, work) if options.memory else _compare(options, ours, work)
    except install.NotInstalled as problem:
        print("bench/certs: %s" % problem, file=sys.stderr)
        return FAILED
    finally:
        shutil.rmtree(work, ignore_errors=True)
