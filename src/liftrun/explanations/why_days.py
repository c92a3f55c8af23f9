"""For each session of a plan, whether it could be on each day: free of cost, at a cost, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.documents.plan import WhyDayPart
from liftrun.domain import WEEKDAYS
from liftrun.explanations.elsewhere import Questions
from liftrun.model.built_week import BuiltWeek

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liftrun.planning.prepare import SolvedWeek


def why_days(solved: SolvedWeek) -> Mapping[str, tuple[WhyDayPart, ...]]:
    """Id of each placed session -> one answer for each day of the week. The model is built once for all.

    Args:
        solved: The week, solved, with a plan.
    """
    plan = solved.outcome.plan
    if plan is None:
        raise ValueError("there is no plan to explain")
    built = BuiltWeek(solved.prepared.problem, solved.options)
    return {
        placed.session.id: _days(Questions(solved, placed.session.id, built=built), solved)
        for placed in plan.schedule.placed
    }


def _days(asking: Questions, solved: SolvedWeek) -> tuple[WhyDayPart, ...]:
    days = [day for day in range(len(WEEKDAYS)) if solved.prepared.week.day_span(day).minutes]
    answers = [(day, asking.on_day(day, causes=False)) for day in days]
    return tuple(
        WhyDayPart(
            day=WEEKDAYS[day],  # type: ignore[arg-type]  # the name of a day
            status=found.status,
            costs={tier: cost for tier, cost in found.costs.items() if cost},
        )
        for day, found in answers
    )
