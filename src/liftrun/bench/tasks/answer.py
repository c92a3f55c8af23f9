"""The answer of one run: its status, the cost of the checked plan, the proven bound, and the time of each part."""

from __future__ import annotations

import resource
import time
from dataclasses import dataclass, field
from typing import NamedTuple

Status = str
"""As `liftrun.domain.Status`, and `crashed` or `killed` for a process that failed or did not end in time."""


class Seconds(NamedTuple):
    """Processor time (all threads and child processes) and wall time."""

    cpu: float
    wall: float


class TracePoint(NamedTuple):
    """A moment of a solve: seconds since its start, best cost so far (None before the first plan), proven bound."""

    seconds: float
    cost: float | None
    bound: float


@dataclass(frozen=True, slots=True)
class SolverAnswer:
    """The outcome of one run.

    Attributes:
        status: How it ended.
        cost: The cost that `check` computes from the plan: one for each tier on the week's problem, the single flat
            cost on the core problem; empty without a plan.
        total: The cost that the solver minimises.
        bound: Proven lower bound on `total`, if the solver reports one.
        fault: What is wrong with the answer, in a sentence; empty if nothing was found.
        trace: Cost and bound during the solve, if the solver reports them.
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
        """End a part: the time since the last lap, or since the start, is added to this part."""
        here, before = now(), self.laps.get(part, Seconds(0.0, 0.0))
        self.laps[part] = Seconds(before.cpu + here.cpu - self._last.cpu, before.wall + here.wall - self._last.wall)
        self._last = here
