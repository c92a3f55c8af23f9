"""What a plan was made from, in its published form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.calendars.clock import moment_of
from liftrun.documents.plan_inputs import HistoryPart, InputsPart, PlanOptionsPart
from liftrun.planning.past_training import FROM_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.planning.past_training import PastTraining
    from liftrun.planning.prepare import PreparedWeek, SolvedWeek
    from liftrun.planning.recorded_inputs import InputFiles


def inputs_part(planned: SolvedWeek, files: InputFiles, revision: int | None = None) -> InputsPart:
    """Files, week, options and rulebook; and the revision of the state."""
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
        state_revision=revision,
    )


def history_parts(prepared: PreparedWeek, past: PastTraining | None) -> Iterator[HistoryPart]:
    """Where the training before the week comes from; of each source, the day of the earliest session used."""
    sources = past.sources if past else ()
    for source, since in sources:
        yield HistoryPart.model_validate({"source": source, "from": since})
    starts = [one.start for one in prepared.problem.instance.history if one.start < 0]
    if prepared.athlete.history and starts and not sources:
        yield HistoryPart.model_validate({"source": FROM_FILE, "from": moment_of(prepared.week, min(starts)).date()})
