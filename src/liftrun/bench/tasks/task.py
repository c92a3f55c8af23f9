"""One run's work order, and the table of who can carry it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from liftrun.bench.settings.bench_settings import SolverSetting
    from liftrun.bench.tasks.answer import SolverAnswer, Stopwatch


P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class BenchTask(Generic[P]):
    """What a run is to do.

    Attributes:
        problem: A week, whole (models of the core take its core themselves, before the watch starts), or the priced
            weeks of a squad.
        setting: How to solve it.
        seed: The solver's random seed.
        time_limit: Seconds that the solver may take.
    """

    problem: P
    setting: SolverSetting
    seed: int
    time_limit: float


if TYPE_CHECKING:
    Solver = Callable[[BenchTask[Any], Stopwatch], SolverAnswer]
    """Builds, solves and checks, ending the laps `build`, `solve` and `check`."""
