"""Plans again what a plan's JSON was made from, for questions about that plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.api.plan_options import PlanOptions
from liftrun.api.plan_week import plan_from, plan_request
from liftrun.documents.read_plan import plan_file
from liftrun.domain.errors import InputError
from liftrun.planning.recorded_inputs import check_inputs

if TYPE_CHECKING:
    from pathlib import Path

    from liftrun.api.week_plan import WeekPlan


def plan_again(file: Path, *, show_titles: bool = False) -> WeekPlan:
    """Plan the week of a plan again, from the files that it names.

    Args:
        file: The JSON of a plan.
        show_titles: Keep the titles of busy events.

    Raises:
        InputError: if it is no plan, names no files, or they or the rulebook changed since.
    """
    document = plan_file(file)
    athlete, *calendars = check_inputs(document, file)
    assert document.inputs is not None  # noqa: S101  # `check_inputs` requires them
    how = document.inputs.options
    options = PlanOptions(
        grid_minutes=how.grid_minutes,
        seed=how.seed,
        workers=how.workers,
        time_limit_seconds=how.time_limit_seconds,
        parameters=how.parameters,
    )
    request = plan_request(athlete, week=document.week_start, busy=calendars, pack=how.pack, options=options)
    again = plan_from(request, show_titles=show_titles)
    if again.document and _places(again) != [(part.id, part.start, part.end) for part in document.sessions]:
        remedy = "Plan the week again, and ask the new plan."
        expected = "a plan that today's rulebook and history give again"
        raise InputError(str(file), "", "a plan that comes out differently now", expected, remedy)
    return again


def _places(plan: WeekPlan) -> list[tuple[str, object, object]]:
    return [(part.id, part.start, part.end) for part in plan.sessions]
