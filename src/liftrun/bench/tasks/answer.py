"""What one run says: how it ended, what the plan costs once it is checked, how sure it is, and where the time went."""

from __future__ import annotations

import resource
import time
from dataclasses import dataclass, field
from typing import NamedTuple

Status = str
"""As `liftrun.domain.Status`, and `crashed` or `killed` for a process that did not end by itself."""


class Seconds(NamedTuple):
    """Time by the processor (all threads and all programs that the run started) and by the clock on the wall."""

    cpu: float
    wall: float


class TracePoint(NamedTuple):
    """What was known a while into a solve: seconds, best cost so far (None before the first plan), bound."""

    seconds: float
    cost: float | None
    bound: float


@dataclass(frozen=True, slots=True)
class SolverAnswer:
    """The outcome of one run.

    Attributes:
        status: How it ended.
        cost: What the plan costs, reckoned by `check`: each tier on the week's problem, the one flat cost on the
            core problem; empty without a plan.
        total: The cost as the solver minimised it.
        bound: Proven lower bound on `total`, if the solver tells one.
        fault: What is wrong with the answer, in a sentence; empty if nothing was found.
        trace: How cost and bound went during the solve, where the solver tells.
        size: Variables and constraints of the model as given to the solver.
    """

    status: Status
    cost: tuple[int, ...] = ()
    total: int | None = None
    bound: float | None = None
    fault: str = ""
    trace: tuple[TracePoint, ...] = ()
    size: tuple[int, int] = (0, 0)


def now() -> Seconds:
    """The two clocks of this process."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return Seconds(own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime, time.perf_counter())


@dataclass(slots=True)
class Stopwatch:
    """Times the parts of a run, in the process that runs it."""

    laps: dict[str, Seconds] = field(default_factory=dict)
    _last: Seconds = field(default_factory=now)

    def lap(self, part: str) -> None:
        """End a part: what passed since the one before (or since the watch was made) is added to its time."""
        here, before = now(), self.laps.get(part, Seconds(0.0, 0.0))
        self.laps[part] = Seconds(before.cpu + here.cpu - self._last.cpu, before.wall + here.wall - self._last.wall)
        self._last = here
