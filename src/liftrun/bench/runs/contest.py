"""The core problem of a week, solved as intervals and by the peers as a time-indexed program, each answer checked."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from liftrun.bench.core.core_problem import core_of, flat_cost, interval_model
from liftrun.bench.solvers.mip import solve_mip
from liftrun.bench.tasks.laps import Lap, Stopwatch
from liftrun.model.solve import SolveOptions, extract, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.rules.problem import WeekProblem

MIP_SOLVERS = ("SCIP", "HIGHS")
INTERVALS = "intervals"


class Answer(NamedTuple):
    """What a solver made of a core problem.

    Attributes:
        status: Status, in liftrun's words.
        cost: Flat cost as the solver says.
        checked: Flat cost of its plan as `check` reckons it, None if that breaks a rule or there is no plan.
        build: Time to make the model.
        solve: Time in the solver.
    """

    status: str
    cost: int
    checked: int | None
    build: Lap
    solve: Lap

    @property
    def total(self) -> Lap:
        """Building and solving."""
        return self.build + self.solve


def answers(problem: WeekProblem, time_limit_seconds: float = 120) -> dict[str, Answer]:
    """The core of a week, solved by each: name -> answer."""
    core = core_of(problem)
    found = {INTERVALS: by_intervals(core)}
    return found | {name: by_mip(core, name, time_limit_seconds) for name in MIP_SOLVERS}


def by_intervals(core: WeekProblem) -> Answer:
    """A core problem as liftrun models weeks."""
    watch = Stopwatch()
    week = interval_model(core)
    built = watch.lap()
    status, response = run(week.model, SolveOptions())
    solved = watch.lap()
    plan = extract(week, list(response.solution)) if status == "optimal" else None
    checked = flat_cost(core, plan) if plan else None
    return Answer(status, round(response.objective_value), checked, built, solved)


def by_mip(core: WeekProblem, solver: str, time_limit_seconds: float) -> Answer:
    """A core problem as a MIP."""
    with silence():
        result = solve_mip(core, solver, time_limit_seconds)
    checked = flat_cost(core, result.plan) if result.plan else None
    return Answer(result.status, result.cost, checked, result.build, result.solve)


@contextmanager
def silence() -> Iterator[None]:
    """Nothing reaches standard output, not even what a C library writes there past Python."""
    sys.stdout.flush()
    kept = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(null)
        os.close(kept)
