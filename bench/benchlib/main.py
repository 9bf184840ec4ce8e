"""The command line of bench/render."""

import argparse
import os
import shutil
import signal
import sys
import tempfile

from benchlib import application, install, limits, measure, report, tools, verify

DONE, FAILED, MISUSE = 0, 1, 2
SLOW_SECONDS = 10
SLOW_RUNS = 3
# Eight services of MAXIMUS and eight made ones: every form that a service can have is among them.
VERIFY_SIZE = 16

EXAMPLES = """\
examples:
  bench/render                                the comparison: 8, 73 and 1,000 services, 7 runs each
  bench/render --runs 3 --sizes 8 --markdown  a short one, as a Markdown table
  bench/render --verify                       do all tools render the same objects?
  bench/render --scale 1000,2000,5000,10000   Maximus alone: does the time per service grow?
  bench/render --check                        the comparison, and exit 1 when a limit is broken
"""


def _numbers(text):
    try:
        values = [int(part) for part in text.split(",")]
    except ValueError:
        values = []
    if not values or any(value < 1 or value > 100000 for value in values):
        raise argparse.ArgumentTypeError("'%s' must be numbers from 1 to 100000 with commas between" % text)
    return sorted(set(values))


def positive(text):
    """A number from the command line."""
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("'%s' must be a whole number of at least 1" % text)
    return int(text)


def _peers(text):
    names = {"all": list(tools.PEERS), "none": []}.get(text, text.split(","))
    for name in names:
        if name not in tools.PEERS:
            known = ", ".join(tools.PEERS)
            raise argparse.ArgumentTypeError("peer '%s' must be one of: %s, all, none" % (name, known))
    return names


def _arguments(argv):
    parser = argparse.ArgumentParser(
        prog="bench/render",
        usage="bench/render [option ...]",
        description=EXAMPLES + "\nRenders one application with Maximus and with other tools, and compares the times.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--runs", type=positive, metavar="N", help="runs of each tool at each size (7; with --scale 3)")
    parser.add_argument("--sizes", type=_numbers, metavar="N,N", default=[8, 73, 1000], help="services (8,73,1000)")
    parser.add_argument(
        "--peers",
        type=_peers,
        metavar="NAME,NAME",
        default=tools.DEFAULT_PEERS,
        help="%s, all or none (%s)" % (", ".join(tools.PEERS), ",".join(tools.DEFAULT_PEERS)),
    )
    parser.add_argument("--timeout", type=positive, metavar="SECONDS", help="for each run (60; with --scale 300)")
    parser.add_argument("--markdown", action="store_true", help="print the tables as Markdown")
    modes = parser.add_mutually_exclusive_group()
    modes.add_argument("--verify", action="store_true", help="compare what the tools render; measure nothing")
    modes.add_argument("--scale", type=_numbers, metavar="N,N", help="measure Maximus alone at these sizes")
    parser.add_argument("--check", action="store_true", help="exit 1 when a limit is broken (limits: bench/README.md)")
    parser.add_argument("--work", metavar="DIR", help="keep inputs and outputs in DIR (a temporary directory, removed)")
    return parser.parse_args(argv)


def _prepared(names):
    """The peers that can run here, and those that cannot, with the reason."""
    ready, missing = [], []
    for name in names:
        tool = tools.PEERS[name]()
        try:
            tool.prepare()
            ready.append(tool)
        except install.NotInstalled as problem:
            missing.append((tool, str(problem)))
    return ready, missing


def _run(tool, directory, timeout):
    tool.clean(directory)
    return measure.run(tool.command(directory), timeout, directory, tool.output(directory), tool.environment)


def _first_runs(ready, directory, timeout):
    """One run of each tool that does not count: it warms caches, and finds what does not work."""
    plan, stopped = [], {}
    for tool in ready:
        try:
            tool.inputs(directory)
        except install.NotInstalled as problem:
            stopped[tool.name] = "failed"
            install.say("%s: %s" % (tool.name, problem))
            continue
        first = _run(tool, directory, timeout)
        if first.state == "ok":
            plan.append((tool, first.wall > SLOW_SECONDS))
        else:
            stopped[tool.name] = [first]
            if first.state == "failed":
                install.say("%s: %s" % (tool.name, first.message))
    return plan, stopped


def _measure_size(ready, size, runs, work, timeout):
    directory = os.path.join(work, str(size))
    os.makedirs(directory, exist_ok=True)
    application.write(directory, size)
    install.say("%d services: first runs, which do not count ..." % size)
    plan, samples = _first_runs(ready, directory, timeout)
    for turn in range(runs):
        # One run of each in turn, so that a busy moment of the machine hits all alike.
        install.say("%d services: round %d of %d" % (size, turn + 1, runs))
        for tool, slow in plan:
            if not slow or turn < SLOW_RUNS:
                samples.setdefault(tool.name, []).append(_run(tool, directory, timeout))
    measured = [(tool, samples[tool.name]) for tool in ready]
    return size, application.objects_of(size), measured


def _compare(options, ours, work):
    ready, missing = _prepared(options.peers)
    warning = report.busy()
    results = []
    for size in options.sizes:
        mine = [ours] + ([tools.MaximusDev()] if size == 8 else [])
        results.append(_measure_size(mine + ready, size, options.runs or 7, work, options.timeout or 60))
    print("\n" + report.table(*report.comparison(results, missing), options.markdown) + "\n")
    for tool, problem in missing:
        print("not installed: %s: %s" % (tool.title, problem))
    versions = ", ".join("%s %s" % (tool.name, tool.version) for tool in ready)
    print("%s. %s%s." % (report.machine(), ours.version, ", " + versions if versions else ""))
    if warning:
        print(warning)
    found = limits.comparison(results)
    _print_limits(found)
    failed = any(s == "failed" or (s and s[0].state == "failed") for _, _, m in results for _, s in m)
    return FAILED if failed or (options.check and limits.broken(found)) else DONE


def _print_limits(found):
    lines = limits.report(found)
    if lines:
        print("\n" + "\n".join(lines))


def _scale(options, ours, work):
    warning = report.busy()
    timeout = options.timeout or 300
    samples = {size: [] for size in options.scale}
    for size in options.scale:
        directory = os.path.join(work, str(size))
        os.makedirs(directory, exist_ok=True)
        application.write(directory, size)
    install.say("first run, which does not count ...")
    _run(ours, os.path.join(work, str(options.scale[0])), timeout)
    for turn in range(options.runs or 3):
        for size in options.scale:
            install.say("round %d of %d: %d services" % (turn + 1, options.runs or 3, size))
            if all(sample.state == "ok" for sample in samples[size]):
                samples[size].append(_run(ours, os.path.join(work, str(size)), timeout))
    results = [(size, application.objects_of(size), samples[size]) for size in options.scale]
    print("\n" + report.table(*report.scaling(results), options.markdown) + "\n")
    print("%s. %s." % (report.machine(), ours.version))
    if warning:
        print(warning)
    found = limits.scaling(results)
    _print_limits(found)
    failed = any(sample.state == "failed" for runs in samples.values() for sample in runs)
    return FAILED if failed or (options.check and limits.broken(found)) else DONE


def _verify(options, ours, work):
    reader = tools.Cdk8sJs()
    reader.prepare()
    ready, missing = _prepared(options.peers)
    directory = os.path.join(work, str(VERIFY_SIZE))
    os.makedirs(directory, exist_ok=True)
    application.write(directory, VERIFY_SIZE)
    wrong = False
    expected = {}
    for tool in [ours] + ready:
        tool.inputs(directory)
        sample = _run(tool, directory, options.timeout or 60)
        if sample.state != "ok":
            print("%s: %s" % (tool.name, sample.message or sample.state))
            wrong = True
            continue
        found = verify.read(reader.node, reader.directory, tool.documents(directory))
        if tool is ours:
            expected = found
            print("%s: %d objects, the application has %d" % (tool.name, len(found), application.objects_of(VERIFY_SIZE)))
            wrong = len(found) != application.objects_of(VERIFY_SIZE)
            continue
        different = verify.differences(expected, found)
        wrong = wrong or bool(different)
        print("\n".join(verify.report(tool.name, len(found), different)))
    for tool, problem in missing:
        print("not installed: %s: %s" % (tool.title, problem))
    return FAILED if wrong or missing else DONE


def _stop(*_):
    raise KeyboardInterrupt


def main(argv):
    options = _arguments(argv)
    measure.adopt_orphans()
    signal.signal(signal.SIGTERM, _stop)
    work = os.path.abspath(options.work) if options.work else tempfile.mkdtemp(prefix="maximus-bench-")
    os.makedirs(work, exist_ok=True)
    try:
        ours = tools.Maximus()
        ours.prepare()
        if options.verify:
            return _verify(options, ours, work)
        return _scale(options, ours, work) if options.scale else _compare(options, ours, work)
    except install.NotInstalled as problem:
        print("bench: error: %s" % problem, file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("bench: stopped", file=sys.stderr)
        return 130
    finally:
        if not options.work:
            shutil.rmtree(work, ignore_errors=True)
