"""Information about processes from /proc: a process with its children, its memory, its cores. Linux only; elsewhere it is unavailable."""

import os
import threading
from pathlib import Path

# A scan of /proc costs about 2 ms of one core.
INTERVAL = 0.2
PROC = Path("/proc")


def find(word):
    """Pids of Java processes with this word on their command line."""
    found = []
    for folder in PROC.glob("[0-9]*"):
        try:
            arguments = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if arguments[0].endswith(b"java") and any(word.encode() in argument for argument in arguments):
            found.append(int(folder.name))
    return found


def cores(pid):
    """The cores this process may use."""
    return os.sched_getaffinity(pid) if hasattr(os, "sched_getaffinity") else set(range(os.cpu_count()))


def status_kib(pid, field):
    try:
        for line in (PROC / str(pid) / "status").read_text().splitlines():
            if line.startswith(field + ":"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0


def busy_seconds():
    """CPU time of this machine since boot, over all processes; None when /proc does not provide it."""
    try:
        user, nice, system, _, _, irq, softirq = map(int, (PROC / "stat").read_text().split()[1:8])
    except (OSError, ValueError):
        return None
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


def children_seconds():
    """CPU time of this process and of its finished children."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def descendants(pid):
    children = {}
    for folder in PROC.glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        children.setdefault(parent, []).append(int(folder.name))
    family, todo = [], [pid]
    while todo:
        family += children.get(todo[-1], [])
        todo += children.get(todo.pop(), [])
    return family


class PeakMemory:
    """Peak memory of a process and its children while the block runs, in MiB.

    For the process, the kernel's own high-water mark, which misses nothing; for its children, samples of their resident size.
    """

    def __init__(self, pid):
        self._pid, self._over, self.mib = pid, threading.Event(), 0.0
        try:  # reset the peak of earlier work, for a service that has been running for long
            (PROC / str(pid) / "clear_refs").write_text("5")
        except OSError:
            pass

    def __enter__(self):
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._thread.join()

    def _watch(self):
        while True:
            kib = status_kib(self._pid, "VmHWM") + sum(status_kib(child, "VmRSS") for child in descendants(self._pid))
            self.mib = max(self.mib, kib / 1024)
            if self._over.wait(INTERVAL):
                return
