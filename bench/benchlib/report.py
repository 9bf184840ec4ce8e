"""Tables: of samples, of the machine, of the limits. Text for a terminal, Markdown for a document."""

import os
import platform
import re
import statistics
import subprocess

from benchlib import tools

RIGHT = ">"
LEFT = "<"


def seconds(value):
    if value < 0.9995:
        return "%d ms" % round(value * 1000)
    return ("%.2f s" if value < 9.995 else "%.1f s") % value


def median(samples, field):
    return statistics.median(getattr(sample, field) for sample in samples)


def wall(samples):
    """What stands in the table for some runs: median (min - max), or why there is no figure."""
    bad = next((sample for sample in samples if sample.state != "ok"), None)
    if bad:
        return "> %.0f s" % bad.wall if bad.state == "timeout" else "failed"
    times = [sample.wall for sample in samples]
    return "%s (%s - %s)" % (seconds(statistics.median(times)), seconds(min(times)), seconds(max(times)))


def ratios(samples, base):
    """How many times as long as Maximus, by wall and by CPU time: 2.0 is twice as long."""
    if not base or any(sample.state != "ok" for sample in base) or any(s.state == "failed" for s in samples):
        return ["", ""]
    wall_times = _times(samples, base, "wall")
    if any(sample.state == "timeout" for sample in samples):
        return ["> " + wall_times, ""]
    return [wall_times, _times(samples, base, "cpu")]


def _times(samples, base, field):
    times = median(samples, field) / median(base, field)
    return ("%.2f" if times < 9.995 else "%.0f") % times


def comparison(results, missing):
    """Rows of the comparison. `results` is a list of (size, objects, [(tool, samples)])."""
    head = ["services", "objects", "tool", "runs", "wall time: median (min - max)", "CPU", "memory"]
    head += ["wall / maximus", "CPU / maximus"]
    rows = []
    for size, objects, measured in results:
        base = next((samples for tool, samples in measured if tool.name == tools.Maximus.name), [])
        for tool, samples in measured:
            row = [str(size), str(objects), tool.title]
            if isinstance(samples, str):
                rows.append(row + ["0", samples, "", "", "", ""])
                continue
            if tool.name == tools.MaximusDev.name:
                row[1] = ""
            fine = all(sample.state == "ok" for sample in samples)
            row.append(str(len(samples)) if fine else "1")
            row.append(wall(samples))
            row.append(seconds(median(samples, "cpu")) if fine else "")
            row.append("%d MB" % (median(samples, "memory") / 1e6) if fine else "")
            rows.append(row + ratios(samples, base))
        rows.extend([str(size), str(objects), tool.title, "0", "not installed"] + [""] * 4 for tool, _ in missing)
    return head, [RIGHT, RIGHT, LEFT, RIGHT, LEFT] + [RIGHT] * 4, rows


def scaling(results):
    """Rows of the scaling table. `results` is a list of (size, objects, samples)."""
    head = ["services", "objects", "runs", "wall time: median (min - max)", "CPU", "memory"]
    head += ["wall / service", "CPU / service", "CPU / further service"]
    rows = []
    before = None
    for size, objects, samples in results:
        row = [str(size), str(objects), str(len(samples)), wall(samples)]
        if any(sample.state != "ok" for sample in samples):
            rows.append(row + [""] * 5)
            continue
        cpu = median(samples, "cpu")
        row += [seconds(cpu), "%d MB" % (median(samples, "memory") / 1e6)]
        row += ["%.2f ms" % (median(samples, "wall") / size * 1000), "%.2f ms" % (cpu / size * 1000)]
        row.append("%.2f ms" % ((cpu - before[1]) / (size - before[0]) * 1000) if before else "")
        before = (size, cpu)
        rows.append(row)
    return head, [RIGHT, RIGHT, RIGHT, LEFT] + [RIGHT] * 5, rows


def table(head, sides, rows, markdown):
    """One table as text."""
    if markdown:
        rule = ["--:" if side == RIGHT else "---" for side in sides]
        return "\n".join("| " + " | ".join(row) + " |" for row in [head, rule] + rows)
    widths = [max(len(row[i]) for row in [head] + rows) for i in range(len(head))]
    lines = []
    grouped = len({row[0] for row in rows}) < len(rows)
    before = head[0]
    for row in [head] + rows:
        # A blank line between sizes that have some rows each.
        if grouped and row[0] != before and before != head[0]:
            lines.append("")
        before = row[0]
        cells = [cell.rjust(w) if side == RIGHT else cell.ljust(w) for cell, w, side in zip(row, widths, sides)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def machine():
    """What the figures depend on, in some short sentences."""
    cores = os.cpu_count() or 1
    parts = ["%d cores%s" % (cores, _processor()), "%s %s" % (platform.system(), platform.machine())]
    parts.append("Java " + _first([tools.java(), "-version"], r'version "([^"]*)"'))
    parts.append("Node.js " + _first(["node", "--version"], r"v(\S+)"))
    return ", ".join(parts)


def busy():
    """A warning when other work is going on, else an empty text."""
    load = os.getloadavg()[0]
    cores = os.cpu_count() or 1
    if load < 0.4 * cores:
        return ""
    return (
        "The machine was busy when this began (load %.1f on %d cores): look at the CPU times and the ratios, not"
        " at the wall times." % (load, cores)
    )


def _processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            name = re.search(r"model name\s*: (.*)", file.read())
            return " (%s)" % name.group(1) if name else ""
    except OSError:
        return ""


def _first(command, pattern):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        found = re.search(pattern, done.stdout + done.stderr)
        return found.group(1) if found else "of unknown version"
    except OSError:
        return "none"
