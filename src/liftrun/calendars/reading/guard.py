"""Reading large calendars in a process of its own, which the system stops at its limits of time and memory.

Nothing inside Python can promise that a piece of work ends; a process can be ended. The child (this module run as a
program) gets the question on its standard input and writes the answer, or the one error, to its standard output.
"""

from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn

from liftrun.calendars.clock import week_of
from liftrun.calendars.policy import BusyTime, CalendarPolicy, CalendarReading
from liftrun.calendars.reading.cache import key_of, remembered
from liftrun.calendars.reading.limits import too_heavy, too_slow
from liftrun.domain import Span
from liftrun.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.domain import Week

_CHILD = (sys.executable, "-m", "liftrun.calendars.reading.guard")
MOST_MEMORY_BYTES = 512 * 2**20
_OUT_OF_MEMORY = 3
_MOST_WAITING = 60
"""Times the seconds allowed: so long the child may need by the clock. Only a child that hangs, or one on a system
without limits of processor time, needs longer; a busy machine does not."""


def read_guarded(
    sources: Sequence[tuple[str, bytes]], week: Week, policy: CalendarPolicy, days_before: int = 0
) -> CalendarReading:
    """What `busy.read_busy` does, in a child that is stopped after `policy.seconds` or when it needs 512 MB.

    Earlier answers are remembered (`cache`), refusals too, but not that a child was stopped.

    Raises:
        InputError: as `read_here`, and when the child had to be stopped.
    """
    key = key_of(sources, week, policy, days_before)
    return _reading(remembered(key, lambda: _ask(sources, week, policy, days_before)))


def _ask(sources: Sequence[tuple[str, bytes]], week: Week, policy: CalendarPolicy, days_before: int) -> dict[str, Any]:
    """The answer of a child."""
    names = ", ".join(name for name, _ in sources)
    question = {
        "week": [week.start.isoformat(), week.timezone],
        "policy": asdict(policy),
        "days_before": days_before,
        "sources": [[name, len(content)] for name, content in sources],
    }
    head = json.dumps(question).encode() + b"\n"
    try:
        child = subprocess.run(  # noqa: S603 - this interpreter and this module, no shell
            _CHILD,
            input=b"".join((head, *(content for _, content in sources))),
            capture_output=True,
            timeout=_MOST_WAITING * policy.seconds,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path or os.curdir for path in sys.path)},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise too_slow(names, policy.seconds) from None
    if child.returncode:
        _explain(child.returncode, child.stderr, names, policy.seconds)
    answer: dict[str, Any] = json.loads(child.stdout)
    return answer


def _explain(exit_code: int, last_output: bytes, names: str, seconds: float) -> NoReturn:
    """Raise what stopped the child: its limits, or else a bug, with its last output."""
    if exit_code == -signal.SIGXCPU:
        raise too_slow(names, seconds)
    if exit_code == _OUT_OF_MEMORY or exit_code < 0 or b"MemoryError" in last_output:
        raise too_heavy(names)
    raise RuntimeError(f"reading {names} failed: {last_output.decode(errors='replace')}")


def _reading(answer: dict[str, Any]) -> CalendarReading:
    if "error" in answer:
        raise InputError(**answer["error"])
    return CalendarReading(
        busy=tuple(BusyTime(Span(start, end), title, series) for start, end, title, series in answer["busy"]),
        events_read=answer["events_read"],
        assumed=tuple(answer["assumed"]),
        skipped=tuple(answer["skipped"]),
        broken_off=tuple(answer["broken_off"]),
    )


def _limit(seconds: float) -> None:
    """Let the system refuse more memory than allowed and end the process when it has used up its processor time."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:  # Windows has no such limits; there the child counts, and the parent waits.
        return
    for kind, most in ((resource.RLIMIT_AS, MOST_MEMORY_BYTES), (resource.RLIMIT_CPU, max(1, math.ceil(seconds)))):
        # A system that has the limit but does not set it is like one without limits.
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _main() -> int:
    """The child: answer the question on standard input."""
    from liftrun.calendars.reading.read_calendars import read_here  # noqa: PLC0415 - the parent does without

    question = json.loads(sys.stdin.buffer.readline())
    policy = CalendarPolicy(**{**question["policy"], "own_addresses": tuple(question["policy"]["own_addresses"])})
    _limit(policy.seconds)
    start, timezone = question["week"]
    try:
        sources = [(name, sys.stdin.buffer.read(size)) for name, size in question["sources"]]
        reading = read_here(sources, week_of(date.fromisoformat(start), timezone), policy, question["days_before"])
        answer = asdict(replace(reading, busy=())) | {
            "busy": [(*busy.span, busy.title, busy.series) for busy in reading.busy]
        }
        sys.stdout.write(json.dumps(answer))
    except InputError as error:
        sys.stdout.write(json.dumps({"error": asdict(error)}))
    except MemoryError:
        return _OUT_OF_MEMORY
    return 0


if __name__ == "__main__":
    sys.exit(_main())
