"""Finds the best plan for the problem of a week, proves that it is the best, and checks it.

An interrupt is no result. To ask more than one thing about a week, use `built_week.BuiltWeek`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.model.built_week import BuiltWeek, build
from liftrun.model.outcome import Outcome, Timing, extract, price
from liftrun.model.search import DEFAULTS, SolveOptions, run

if TYPE_CHECKING:
    from liftrun.rules.problem import WeekProblem

__all__ = ["DEFAULTS", "Outcome", "SolveOptions", "Timing", "build", "extract", "price", "run", "solve"]


def solve(problem: WeekProblem, options: SolveOptions | None = None) -> Outcome:
    """The best plan for a week.

    Raises:
        KeyboardInterrupt: if interrupted; no plan is returned then.
        BrokenPlanError: if the plan found does not pass its check (a bug in liftrun).
    """
    return BuiltWeek(problem, options).solve()
