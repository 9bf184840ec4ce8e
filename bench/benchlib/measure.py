"""Runs one command as a whole process and measures it."""

import ctypes
import os
import signal
import subprocess
import time
from collections import namedtuple

# state is 'ok', 'timeout' or 'failed'; wall and cpu are seconds; memory is the bytes of the largest process
Sample = namedtuple("Sample", "state wall cpu memory message")

PR_SET_CHILD_SUBREAPER = 36
ORPHANS_SECONDS = 120
TAIL = 2000


def adopt_orphans():
    """Makes this process the parent of what its children leave behind, where the system can.

    A tool may answer while a helper process of its own still runs (the node of cdk8s for Java). Its CPU
    time counts, and it must not disturb the next run.
    """
    try:
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    except (OSError, AttributeError):
        pass  # not Linux: what is left behind is then not counted


def run(command, timeout, directory, output, environment=None):
    """Runs a command, and waits for it and for what it leaves behind. Wall time ends with the command.

    Its output goes to the file `output`, its messages to a file beside it.
    """
    log = output + ".err"
    with open(output, "wb") as out, open(log, "wb") as err:
        start = time.monotonic()
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            cwd=directory,
            env=dict(os.environ, **(environment or {})),
            start_new_session=True,
        )
        try:
            ended = _wait(child.pid, start + timeout)
        except BaseException:
            _kill(child.pid)  # it is in a session of its own, where Ctrl-C does not reach it
            raise
        wall = time.monotonic() - start
    if ended is None:
        _kill(child.pid)
        _, status, usage = os.wait4(child.pid, 0)
    else:
        status, usage = ended
    child.returncode = os.waitstatus_to_exitcode(status)
    cpu = _cpu(usage) + _reap_orphans(child.pid)
    memory = usage.ru_maxrss * 1024
    if ended is None:
        return Sample("timeout", wall, cpu, memory, "")
    if child.returncode != 0:
        return Sample("failed", wall, cpu, memory, _failure(child.returncode, log))
    return Sample("ok", wall, cpu, memory, "")


def _wait(pid, deadline):
    """How a process ended, or None when it is still running at the deadline."""
    # A blocked SIGCHLD wakes sigtimedwait at once: no time passes between the end and its being seen.
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
    try:
        while True:
            done, status, usage = os.wait4(pid, os.WNOHANG)
            if done:
                return status, usage
            left = deadline - time.monotonic()
            if left <= 0:
                return None
            signal.sigtimedwait([signal.SIGCHLD], left)
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])


def _reap_orphans(group):
    """Waits for what a command left running, and stops it when it does not end; its CPU seconds."""
    cpu = 0.0
    stop = time.monotonic() + ORPHANS_SECONDS
    while time.monotonic() < stop + 5:
        try:
            done, _, usage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            break
        if done:
            cpu += _cpu(usage)
            continue
        if time.monotonic() > stop:
            _kill(group)
        time.sleep(0.02)
    return cpu


def _kill(group):
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass  # it has just ended


def _cpu(usage):
    return usage.ru_utime + usage.ru_stime


def _failure(code, log):
    with open(log, "rb") as file:
        text = file.read()[-TAIL:].decode(errors="replace").strip()
    return "exit code %d%s" % (code, ": " + text if text else "")
