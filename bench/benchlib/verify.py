"""Proves that every tool renders the same objects: all fields of all objects are compared."""

import json
import os

from benchlib import install

# Each tool computes this in its own way (Helm has no FNV, we take no SHA): it must be there.
CHECKSUM = ("spec", "template", "metadata", "annotations", "maximus.dev/config-checksum")
SHOWN = 10


def read(node, directory, paths):
    """The objects in YAML files, by kind, namespace and name."""
    script = os.path.join(directory, "to-json.js")
    by_name = {}
    for item in json.loads(install.step([node, script] + paths, directory)):
        metadata = item.get("metadata", {})
        key = "%s %s/%s" % (item.get("kind"), metadata.get("namespace", ""), metadata.get("name"))
        if key in by_name:
            raise ValueError("%s is there twice" % key)
        by_name[key] = _without_checksum(item)
    return by_name


def differences(ours, theirs):
    """What differs, in sentences."""
    found = ["%s is missing" % key for key in sorted(ours.keys() - theirs.keys())]
    found += ["%s is not in ours" % key for key in sorted(theirs.keys() - ours.keys())]
    for key in sorted(ours.keys() & theirs.keys()):
        found += ["%s: %s" % (key, text) for text in _fields(ours[key], theirs[key], "")]
    return found


def report(name, count, found):
    """The outcome for one tool, as lines."""
    if not found:
        return ["%s: %d objects, every field the same" % (name, count)]
    lines = ["%s: %d differences" % (name, len(found))] + ["  " + text for text in found[:SHOWN]]
    return lines + (["  and %d more" % (len(found) - SHOWN)] if len(found) > SHOWN else [])


def _fields(ours, theirs, path):
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted(ours.keys() | theirs.keys()):
            inner = "%s.%s" % (path, key) if path else key
            if key not in theirs:
                yield "%s is missing" % inner
            elif key not in ours:
                yield "%s is not in ours" % inner
            else:
                yield from _fields(ours[key], theirs[key], inner)
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for index, (a, b) in enumerate(zip(ours, theirs)):
            yield from _fields(a, b, "%s[%d]" % (path, index))
    elif type(ours) is not type(theirs) or ours != theirs:
        yield "%s is %s, must be %s" % (path, json.dumps(theirs), json.dumps(ours))


def _without_checksum(item):
    inner = item
    for key in CHECKSUM[:-1]:
        inner = inner.get(key) if isinstance(inner, dict) else None
    if isinstance(inner, dict) and inner.get(CHECKSUM[-1]):
        inner[CHECKSUM[-1]] = "<computed>"
    return item
