"""What must hold, from the project's goals. All of it on two idle cores with a warm class-data archive."""

import statistics

# size, our tool, the peer that must take longer
FASTER = [
    (8, "maximus-dev", "cdk8s-java"),
    (73, "maximus", "cdk8s-java"),
    (1000, "maximus", "cdk8s-js"),
    (1000, "maximus", "kustomize"),
]
# size, our tool, seconds
AT_MOST = [(8, "maximus-dev", 0.6)]
# Time per service at the largest size, over that at the smallest.
GROWTH = 1.1


def _median(samples):
    return statistics.median(sample.wall for sample in samples)


def _fine(samples):
    return bool(samples) and not isinstance(samples, str) and all(sample.state == "ok" for sample in samples)


def comparison(results):
    """Each limit that could be looked at, as (holds, sentence); the others as (None, sentence)."""
    by_key = {(size, tool.name): samples for size, _, measured in results for tool, samples in measured}
    found = []
    for size, name, seconds in AT_MOST:
        samples = by_key.get((size, name))
        text = "%s at %d services takes at most %.1f s" % (name, size, seconds)
        found.append((_median(samples) <= seconds if _fine(samples) else None, text))
    for size, name, peer in FASTER:
        ours, theirs = by_key.get((size, name)), by_key.get((size, peer))
        text = "%s at %d services is quicker than %s" % (name, size, peer)
        if not _fine(ours) or not theirs or isinstance(theirs, str) or any(s.state == "failed" for s in theirs):
            found.append((None, text))
        else:
            # A time-out is a lower bound, and good enough when it is above ours.
            found.append((_median(ours) < _median(theirs), text))
    return found


def scaling(results):
    """Whether the CPU time per service grows."""
    fine = [(size, samples) for size, _, samples in results if _fine(samples)]
    text = "CPU time per service at the largest size is at most %.1f of that at the smallest" % GROWTH
    if len(fine) < 2:
        return [(None, text)]
    (small, first), (large, last) = fine[0], fine[-1]
    least = statistics.median(sample.cpu for sample in first) / small
    most = statistics.median(sample.cpu for sample in last) / large
    return [(len(fine) == len(results) and most <= least * GROWTH, text)]


def report(found):
    words = {True: "holds ", False: "BROKEN"}
    return ["%s  %s" % (words[holds], text) for holds, text in found if holds is not None]


def broken(found):
    """Whether --check fails: a limit is broken, or none could be looked at."""
    return any(holds is False for holds, _ in found) or all(holds is None for holds, _ in found)
