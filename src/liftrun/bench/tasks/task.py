"""The task of one run, and the type of the functions that solve it."""

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
    """A problem and how to solve it.

    Attributes:
        problem: A complete week, or the priced weeks of a squad. Models of the core take the core of a week themselves,
            before they start the stopwatch's first part.
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
