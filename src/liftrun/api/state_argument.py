"""The state file of an athlete, as the public functions use it."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from liftrun.calendars.clock import current_minute
from liftrun.domain.errors import InputError
from liftrun.state.athlete_state import AthleteState
from liftrun.state.state_file import state_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from liftrun.documents.plan import PlanDocument
    from liftrun.state.records import StateContent

_BEFORE = timedelta(days=49)
"""So far back a plan may begin that has sessions of the 42 days before a week."""


def state_content(athlete: Path | None, monday: date) -> StateContent | None:
    """What the state of an athlete has of the weeks before a Monday and after it; None if there is no state file."""
    if athlete is None or not state_path(athlete).exists():
        return None
    since = date.min if monday - date.min < _BEFORE else monday - _BEFORE
    with AthleteState(state_path(athlete)) as state:
        return state.content(since)


def required_state(athlete: Path | None) -> Path:
    """The state file of an athlete, also if it does not exist yet.

    Raises:
        InputError: if the athlete came from no file.
    """
    if athlete is None:
        expected, remedy = "an athlete's file, beside which the state is", "Name the file of the athlete."
        raise InputError("", "athlete", "no file", expected, remedy)
    return state_path(athlete)


def record_plan(  # what is written, where, and how
    plan: PlanDocument,
    outputs: Mapping[str, Path],
    *,
    athlete_file: Path | None,
    inputs: Iterable[Path] = (),
    now: datetime | None = None,
    alarm_minutes: int | None = None,
) -> tuple[Path, tuple[Path, ...]]:
    """Write the outputs of a plan, and the plan into the state. Returns the state file and the places of the outputs.

    The state has the plan only if all outputs are written. A plan that the state has already is not written again.

    Args:
        plan: The plan, with the paths of its inputs relative to the working folder.
        outputs: As for `write_outputs`.
        athlete_file: The athlete's file, beside which the state is.
        inputs: As for `write_outputs`.
        now: The time of writing.
        alarm_minutes: As for `write_outputs`.

    Raises:
        InputError: if the athlete came from no file, or an output or the state cannot be written.
    """
    from liftrun.outputs.write_outputs import write_outputs  # noqa: PLC0415  # only where something is written
    from liftrun.planning.recorded_inputs import with_inputs_relative_to  # noqa: PLC0415  # as above

    path = required_state(athlete_file)
    names = output_names(outputs, path.parent)
    document = with_inputs_relative_to(plan, path.parent)

    def write() -> tuple[Path, ...]:
        return write_outputs(plan, outputs, inputs, now=now, alarm_minutes=alarm_minutes)

    with AthleteState(path) as state:
        known = state.content(document.week_start).plan_of(document.week_start)
        stored = known and (known.document, dict(known.outputs), known.alarm_minutes)
        if stored == (document, names, alarm_minutes):
            return path, write()
        with state.change("plan", now or current_minute()) as change:
            change.plan(document, names, alarm_minutes)
            return path, write()


def output_names(outputs: Mapping[str, Path], folder: Path) -> dict[str, str]:
    """Output format -> its file relative to a folder; standard output is left out."""
    named = {name: path for name, path in outputs.items() if str(path) != "-"}
    return {name: Path(os.path.relpath(path.absolute(), folder.absolute())).as_posix() for name, path in named.items()}
