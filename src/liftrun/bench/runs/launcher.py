"""Runs a command and prints its cost as JSON. It is a program of its own, and imports nothing of liftrun.

A new process counts the memory of its parent as its own until it executes its command. So the parent has to be small,
and a process that has loaded a solver is not.
"""

from __future__ import annotations

import json
import os
import sys
import time


def main(command: list[str]) -> None:
    """Run a command without its output; print milliseconds, peak memory in KiB, and the exit code."""
    null = os.open(os.devnull, os.O_RDWR)
    redirected = [(os.POSIX_SPAWN_DUP2, null, stream) for stream in (0, 1, 2)]
    began = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=redirected)
    _, status, used = os.wait4(child, 0)
    wall_ms = 1000 * (time.perf_counter() - began)
    cost = {
        "wall_ms": wall_ms,
        "cpu_ms": 1000 * (used.ru_utime + used.ru_stime),
        "peak_kib": used.ru_maxrss // (1024 if sys.platform == "darwin" else 1),
        "exit_code": os.waitstatus_to_exitcode(status),
    }
    sys.stdout.write(json.dumps(cost))


if __name__ == "__main__":
    main(sys.argv[1:])
