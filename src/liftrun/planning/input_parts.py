"""What a plan was made from, in its published form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.calendars.clock import moment_of
from liftrun.documents.plan_inputs import HistoryPart, InputsPart, PlanOptionsPart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.planning.prepare import PreparedWeek, SolvedWeek
    from liftrun.planning.recorded_inputs import InputFiles


def inputs_part(planned: SolvedWeek, files: InputFiles) -> InputsPart:
    """Files, week, options and rulebook."""
    week, options = planned.prepared, planned.options
    chosen = PlanOptionsPart(
        pack=week.rules.pack,
        grid_minutes=week.problem.instance.grid_minutes,
        seed=options.seed,
        workers=options.workers,
        time_limit_seconds=options.time_limit_seconds,
        parameters={name: getattr(value, "name", value) for name, value in options.parameters.items()},
    )
    return InputsPart(
        athlete=files.athlete,
        calendars=files.calendars,
        week=week.week.start,
        options=chosen,
        rulebook_hash=week.rules.hash,
    )


def history_parts(prepared: PreparedWeek) -> Iterator[HistoryPart]:
    """Where the training before the week comes from; the earliest session that was used."""
    starts = [past.start for past in prepared.problem.instance.history if past.start < 0]
    if prepared.athlete.history and starts:
        yield HistoryPart.model_validate(
            {"source": "athlete file", "from": moment_of(prepared.week, min(starts)).date()}
        )
