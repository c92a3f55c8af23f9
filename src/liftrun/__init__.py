"""liftrun plans runs and strength sessions in the free time of a real calendar, and proves that no week is better.

The public functions are `plan`, `season`, `explain`, `check`, `log`, `replan` and `plan_squad`; docs/python.md
describes them. They are loaded when they are first used, so `import liftrun` stays quick and loads no solver.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from liftrun.api.check_week import check
    from liftrun.api.compare_weeks import WeekComparison, compare
    from liftrun.api.explain_week import explain
    from liftrun.api.explanation import WeekExplanation
    from liftrun.api.log_training import log
    from liftrun.api.plan_many import plan_squad
    from liftrun.api.plan_season import season
    from liftrun.api.plan_week import plan
    from liftrun.api.replan_weeks import WeekChange, replan
    from liftrun.api.season_plan import SeasonPlan
    from liftrun.api.session_why import SessionWhy
    from liftrun.api.squad_plan import SquadPlan
    from liftrun.api.week_check import WeekCheck
    from liftrun.api.week_plan import WeekPlan
    from liftrun.athlete import Athlete
    from liftrun.domain.errors import BrokenPlanError, InputError, NoPlanError, StateConflictError

__version__ = "0.1.0"

__all__ = [
    "Athlete",
    "BrokenPlanError",
    "InputError",
    "NoPlanError",
    "SeasonPlan",
    "SessionWhy",
    "SquadPlan",
    "StateConflictError",
    "WeekChange",
    "WeekCheck",
    "WeekComparison",
    "WeekExplanation",
    "WeekPlan",
    "check",
    "compare",
    "explain",
    "log",
    "plan",
    "plan_squad",
    "replan",
    "season",
]

_MODULES = {
    "Athlete": "liftrun.athlete",
    "BrokenPlanError": "liftrun.domain.errors",
    "InputError": "liftrun.domain.errors",
    "NoPlanError": "liftrun.domain.errors",
    "SeasonPlan": "liftrun.api.season_plan",
    "SessionWhy": "liftrun.api.session_why",
    "SquadPlan": "liftrun.api.squad_plan",
    "StateConflictError": "liftrun.domain.errors",
    "WeekChange": "liftrun.api.replan_weeks",
    "WeekCheck": "liftrun.api.week_check",
    "WeekComparison": "liftrun.api.compare_weeks",
    "WeekExplanation": "liftrun.api.explanation",
    "WeekPlan": "liftrun.api.week_plan",
    "check": "liftrun.api.check_week",
    "compare": "liftrun.api.compare_weeks",
    "explain": "liftrun.api.explain_week",
    "log": "liftrun.api.log_training",
    "plan": "liftrun.api.plan_week",
    "plan_squad": "liftrun.api.plan_many",
    "replan": "liftrun.api.replan_weeks",
    "season": "liftrun.api.plan_season",
}
"""Public name -> the module that defines it."""


def __getattr__(name: str) -> object:
    """Load a public name when it is first used."""
    if name not in _MODULES:
        raise AttributeError(f"module 'liftrun' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415  # an import of liftrun alone needs it not

    value: object = getattr(import_module(_MODULES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names too, for completion in notebooks."""
    return sorted({*globals(), *__all__})
