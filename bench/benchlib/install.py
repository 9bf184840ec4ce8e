"""Gets the peers from their packages into the cache, each once."""

import hashlib
import os
import shutil
import subprocess
import sys

PEERS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "peers")


class NotInstalled(Exception):
    """Why a peer cannot run here, and how to change that."""


def say(text):
    print("bench: " + text, file=sys.stderr, flush=True)


def cache_root():
    """Where built things of this project live, the same place as toolchain/build takes."""
    for root in (
        os.environ.get("MAXIMUS_CACHE"),
        os.environ.get("XDG_CACHE_HOME") and os.path.join(os.environ["XDG_CACHE_HOME"], "maximus-platform"),
    ):
        if root:
            return root
    return os.path.expanduser("~/.cache/maximus-platform")


def need(program, how):
    """The path of a program that must already be there."""
    found = shutil.which(program)
    if not found:
        raise NotInstalled("needs %s (%s)" % (program, how))
    return found


def installed(name, definition, files, build):
    """The directory of a peer; `build(directory)` fills it when it is not there.

    It is named by its definition (versions) and the content of its files, so a change of either makes a
    new one. It appears whole or not at all.
    """
    digest = hashlib.sha256(definition.encode())
    for file in files:
        with open(file, "rb") as source:
            digest.update(b"\0" + os.path.basename(file).encode() + b"\0" + source.read())
    target = os.path.join(cache_root(), "bench-%s-%s" % (name, digest.hexdigest()[:16]))
    if os.path.isdir(target):
        return target
    fresh = target + ".new.%d" % os.getpid()
    os.makedirs(fresh)
    say("%s: installing (%s) ..." % (name, definition))
    try:
        for file in files:
            shutil.copy(file, fresh)
        build(fresh)
        try:
            os.rename(fresh, target)
        except OSError:
            if not os.path.isdir(target):  # else another run was quicker, which is as good
                raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    say("%s: installed" % name)
    return target


def step(command, directory, **environment):
    """One step of an installation, at low priority; its last lines when it fails."""
    try:
        done = subprocess.run(
            ["nice"] + command,
            cwd=directory,
            env=dict(os.environ, **environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise NotInstalled("'%s' cannot be started: %s" % (command[0], error.strerror)) from error
    if done.returncode != 0:
        lines = [line for line in done.stdout.strip().splitlines() if line.strip()]
        wanted = [line for line in lines if "ERR" in line] or lines
        raise NotInstalled("'%s' failed: %s" % (" ".join(command[:4]), " | ".join(wanted[-3:])[:400]))
    return done.stdout
