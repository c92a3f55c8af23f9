"""Where the time of a week goes: building the model, solving it, reading the plan off, checking it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.bench.tasks.laps import Lap, Stopwatch
from liftrun.checks.plan import check_plan
from liftrun.model.solve import build, extract, price, run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liftrun.domain import Status, Tier
    from liftrun.model.solve import SolveOptions
    from liftrun.rules.problem import WeekProblem


class Stages(NamedTuple):
    """The times of one week, in the order of the work, and what came of it.

    Attributes:
        build: Problem -> model.
        solve: In the solver.
        extract: Solution -> plan.
        check: The plan judged and priced.
        status: As `solve` would give it.
        objective: The cost of each tier; empty without a plan.
        sound: Whether the plan keeps every required rule.
    """

    build: Lap
    solve: Lap
    extract: Lap
    check: Lap
    status: Status
    objective: Mapping[Tier, int]
    sound: bool

    @property
    def total(self) -> Lap:
        """All of it."""
        return self.build + self.solve + self.extract + self.check

    @property
    def python_share(self) -> float:
        """The part of the processor's time that is not the solver's, 0 to 1."""
        return 1 - self.solve.cpu_ms / self.total.cpu_ms


def timed(problem: WeekProblem, options: SolveOptions) -> Stages:
    """Do what `solve` does, step by step, with a watch."""
    watch = Stopwatch()
    week, scales = build(problem)
    built = watch.lap()
    status, response = run(week.model, options)
    solved = watch.lap()
    if status not in ("optimal", "feasible"):
        return Stages(built, solved, Lap(), Lap(), status, {}, sound=False)
    plan = extract(week, list(response.solution))
    extracted = watch.lap()
    verdict = check_plan(problem, plan)
    objective = price(plan, verdict, scales)
    return Stages(built, solved, extracted, watch.lap(), status, objective, verdict.kept)
