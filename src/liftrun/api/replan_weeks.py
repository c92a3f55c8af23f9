"""`liftrun.replan`: plan the rest of the stored weeks again, with the fewest changes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from liftrun.api.arguments import calendars_argument, moment_argument
from liftrun.api.athlete_argument import athlete_argument
from liftrun.api.plan_options import PlanOptions
from liftrun.api.plan_week import PlanRequest, past_of, with_days_off
from liftrun.api.state_argument import required_state
from liftrun.calendars.clock import minute_of, week_of
from liftrun.domain.errors import InputError, NoPlanError, shown_path
from liftrun.rulebook import load_rulebook
from liftrun.state.athlete_state import AthleteState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from liftrun.api.athlete_argument import GivenAthlete
    from liftrun.documents.plan import ChangesPart, PlanDocument
    from liftrun.inputs.text_files import Source
    from liftrun.state.records import StateContent, StoredPlan

_BEFORE = timedelta(days=49)


@dataclass(frozen=True, slots=True)
class WeekChange:
    """One week that was planned again.

    Attributes:
        before: The plan of before, `liftrun.plan/2`.
        document: The plan now.
        files: The files that were written.
    """

    before: PlanDocument
    document: PlanDocument
    files: tuple[Path, ...] = field(default=(), compare=False)

    @property
    def changes(self) -> ChangesPart:
        """How they differ: what is moved, dropped, added, of another length, and how much is unchanged."""
        assert self.document.changes is not None  # noqa: S101  # a replanned week has them
        return self.document.changes

    @property
    def summary(self) -> str:
        """`2 moved, 1 dropped, 9 unchanged`."""
        found = self.changes
        kinds = (("moved", found.moved), ("dropped", found.dropped), ("added", found.added), ("resized", found.resized))
        words = {"resized": "of another length"}
        counts = [f"{len(parts)} {words.get(name, name)}" for name, parts in kinds if parts]
        return ", ".join([*counts, f"{found.unchanged} unchanged"])


def replan(  # each is one choice that a caller may make by name
    athlete: str | Path,
    *,
    busy: str | Path | Iterable[str | Path] | None = None,
    improve: bool = False,
    dry_run: bool = False,
    now: datetime | str | None = None,
) -> tuple[WeekChange, ...]:
    """Plan the stored weeks again from now on: calendars are read again, the log counts, the past is fixed.

    As few sessions as possible are moved or dropped; that is proven. The new plans are written into the state, and
    into the files of the plans of before.

    Args:
        athlete: The athlete's file, beside which the state is.
        busy: Busy calendars (.ics). Without it, those that the athlete's file names; an empty list for none.
        improve: Better training counts before the number of changes.
        dry_run: Write nothing.
        now: The time of writing, from which on sessions may change, as for `plan`.

    Returns:
        The weeks that are not over, by week.

    Raises:
        InputError: for the first thing wrong with an argument or a file, and if the state has no week to plan again.
        NoPlanError: if a week has no plan.
        StateConflictError: if another program changed the state meanwhile.
        BrokenPlanError: if a plan fails its check: a bug in liftrun.
    """
    moment, book = moment_argument(now), load_rulebook()
    given = athlete_argument(athlete, book)
    path = _existing(required_state(given.path))
    calendars = calendars_argument(busy)
    named = given.athlete.calendars.busy if calendars is None else calendars
    zone = given.athlete.timezone
    with AthleteState(path) as state:
        content = state.content(moment.date() - _BEFORE)
        weeks = _weeks(content, moment, zone, path)
        changes = []
        for stored in weeks:
            request = _request(given, stored, named, moment, content)
            new = _replanned(request, stored, improve=improve)
            changes.append(WeekChange(stored.document, new))
            content = _with_plan(content, replace(stored, document=new))
        if dry_run:
            return tuple(changes)
        return _written(state, changes, weeks, _inputs(given, named), moment, content.revision)


def _existing(path: Path) -> Path:
    if not path.exists():
        remedy = "Plan a week with `liftrun plan --state` first."
        raise InputError(shown_path(path), "", "no such file", "the state file of the athlete", remedy)
    return path


def _weeks(content: StateContent, now: datetime, zone: str, path: Path) -> tuple[StoredPlan, ...]:
    """The stored weeks that are not over."""
    found = []
    for stored in content.plans:
        week = week_of(stored.document.week_start, zone)
        if minute_of(week, now) < week.minutes:
            found.append(stored)
    if not found:
        remedy = "Plan a week with `liftrun plan`."
        raise InputError(shown_path(path), "", "no plan for now or later", "a planned week that is not over", remedy)
    return tuple(found)


def _request(
    given: GivenAthlete, stored: StoredPlan, calendars: Sequence[Source], now: datetime, content: StateContent
) -> PlanRequest:
    week = week_of(stored.document.week_start, given.athlete.timezone)
    options = PlanOptions(grid_minutes=_grid(stored.document))
    if stored.document.pack != given.athlete.pack:
        athlete = given.athlete.model_copy(update={"pack": stored.document.pack})
        given = replace(given, athlete=athlete)
    return PlanRequest(given, week, tuple(calendars), load_rulebook(), options, now, (), content)


def _grid(plan: PlanDocument) -> int:
    return plan.inputs.options.grid_minutes if plan.inputs else PlanOptions().grid_minutes


def _replanned(request: PlanRequest, stored: StoredPlan, *, improve: bool) -> PlanDocument:
    from liftrun.calendars.reading.busy import calendar_contents, read_busy  # noqa: PLC0415  # only to plan
    from liftrun.planning.prepare import calendar_policy, prepare  # noqa: PLC0415  # as above
    from liftrun.planning.recorded_inputs import InputFiles, file_part  # noqa: PLC0415  # as above
    from liftrun.planning.replan_document import replanned_document  # noqa: PLC0415  # as above
    from liftrun.planning.replan_week import replan_week  # noqa: PLC0415  # as above
    from liftrun.planning.week_so_far import week_so_far  # noqa: PLC0415  # as above

    given, state, now = request.given, request.state, request.now
    assert state is not None  # noqa: S101  # `replan` reads it
    policy, past = calendar_policy(given.athlete), past_of(request)
    contents = calendar_contents(request.calendars, policy)
    reading = with_days_off(read_busy(contents, request.week, policy), request)
    grid = request.options.grid_minutes
    prepared = prepare(past.athlete, request.week, reading, request.rulebook, grid_minutes=grid, file=given.file)
    so_far = week_so_far(stored.document, request.week, state.log, now)
    found = replan_week(prepared, stored.document, so_far, request.options.solve_options(), improve=improve)
    if found.changed.outcome.plan is None:
        raise NoPlanError(found.changed.outcome.status)
    pairs = zip(request.calendars, contents, strict=True)
    parts = tuple(file_part(None if one == "-" else one, content) for one, (_, content) in pairs)
    files = InputFiles(file_part(given.path, given.content) if given.path else None, parts)
    return replanned_document(stored.document, found, so_far, now, files=files, past=past, known=state.sessions or {})


def _with_plan(content: StateContent, plan: StoredPlan) -> StateContent:
    week = plan.document.week_start
    plans = tuple(plan if one.document.week_start == week else one for one in content.plans)
    return replace(content, plans=plans)


def _written(  # what is written, where, and on which revision
    state: AthleteState,
    changes: Sequence[WeekChange],
    weeks: Sequence[StoredPlan],
    inputs: Sequence[Path],
    now: datetime,
    seen: int,
) -> tuple[WeekChange, ...]:
    """Write the weeks into the state and their files. A week whose sessions did not change keeps its plan."""
    pairs = list(zip(changes, weeks, strict=True))
    new = [stored for one, stored in pairs if one.document.sessions != one.before.sessions]
    if not new:
        return tuple(replace(one, files=_write_files(stored, state.path.parent, inputs, now)) for one, stored in pairs)
    written = []
    with state.change("replan", now, seen=seen) as change:
        for one, stored in pairs:
            plan = stored
            if stored in new:
                plan = replace(stored, document=_moved(one.document, Path(), state.path.parent))
                change.plan(plan.document, plan.outputs, plan.alarm_minutes)
            written.append(replace(one, files=_write_files(plan, state.path.parent, inputs, now)))
    return tuple(written)


def _write_files(stored: StoredPlan, folder: Path, inputs: Sequence[Path], now: datetime) -> tuple[Path, ...]:
    """Write a plan of the state into its files, which are named relative to the folder of the state."""
    from liftrun.outputs.write_outputs import write_outputs  # noqa: PLC0415  # only where something is written

    outputs = {name: folder / file for name, file in stored.outputs.items()}
    document = _moved(stored.document, folder, Path())
    return write_outputs(document, outputs, inputs, now=now, alarm_minutes=stored.alarm_minutes)


def _moved(plan: PlanDocument, base: Path, folder: Path) -> PlanDocument:
    """A plan whose inputs are named relative to a folder, and no longer to another."""
    from liftrun.planning.recorded_inputs import with_inputs_relative_to  # noqa: PLC0415  # only where something is written

    return with_inputs_relative_to(plan, folder, base=base)


def undo_replan(athlete: str | Path, *, now: datetime | str | None = None) -> tuple[Path, ...]:
    """Take the last replanning back: the plans of before count again, and are written into their files.

    Args:
        athlete: The athlete's file.
        now: The time of writing.

    Returns:
        The files that were written.

    Raises:
        InputError: if there is nothing to take back, or a file cannot be written.
    """
    moment, given = moment_argument(now), athlete_argument(athlete, load_rulebook())
    path = _existing(required_state(given.path))
    inputs = _inputs(given, given.athlete.calendars.busy)
    with AthleteState(path) as state:
        last = state.last_change("replan")
        if last is None:
            raise InputError("", "undo", "no replanning", "a replanning that can be taken back", "Replan first.")
        weeks = state.weeks_changed(last)
        written: list[Path] = []
        with state.change("undo", moment) as change:
            change.withdraw(last)
            for stored in state.current().plans:
                if stored.document.week_start in weeks:
                    written += _write_files(stored, path.parent, inputs, moment)
    return tuple(written)


def _inputs(given: GivenAthlete, calendars: Iterable[Source]) -> list[Path]:
    """The files that a plan is made from."""
    return [*([given.path] if given.path else []), *(Path(one) for one in calendars if one != "-")]
