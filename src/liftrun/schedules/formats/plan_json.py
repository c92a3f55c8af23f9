"""A plan as liftrun publishes it: everything in it is known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from liftrun.calendars.clock import minute_of, week_of
from liftrun.documents.read_plan import read_plan_tables
from liftrun.domain import HARD_RUNS, WEEKDAYS, Focus, Length, Load, Priority, RunKind, Session, Span
from liftrun.domain.errors import InputError, shown
from liftrun.domain.plain_text import plain_line
from liftrun.inputs.zone_names import is_zone_name
from liftrun.schedules.extents import lengths
from liftrun.schedules.formats.plan_consistency import refuse_contradictions
from liftrun.schedules.model import YEARS, Hints, ReadSchedule, ReadSession, StatedSeason, exactly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.documents.plan import PlanDocument, SessionPart
    from liftrun.domain import Week
    from liftrun.schedules.model import Extent, PlyometricsOrder

_LONGEST_MINUTES = 24 * 60
_FOCUSES: tuple[Focus, ...] = ("full", "lower", "upper")
_KINDS: tuple[RunKind, ...] = ("easy", "tempo", "speed", "long", "race")


def read_plan(text: str, file: str, hints: Hints | None = None) -> ReadSchedule:
    """The week of a published plan.

    Args:
        text: The JSON.
        file: How to call it in messages.
        hints: What is known from elsewhere.

    Raises:
        InputError: if it is no such plan, contains what no plan can, or contradicts a hint.
    """
    plan = _document(text, file)
    _check_hints(plan, hints or Hints(), file)
    week = _week(plan, file)
    sessions = tuple(_session(week, part, f"sessions[{n}]", file) for n, part in enumerate(plan.sessions, start=1))
    _check_ids(sessions, file)
    season = StatedSeason(
        phase=plan.phase,
        race=plan.race,
        experience=plan.experience,
        weeks_to_race=plan.weeks_to_race,
        run_days=plan.run_days,
        peak_lifting=plan.peak_lifting,
        first_weeks=plan.first_weeks,
        priority=plan.priority,
        weekly_miles=plan.weekly_miles,
        lifts=plan.lifts,
        pack=plan.pack,
        rulebook_hash=plan.rulebook.hash,
    )
    order = tuple(sorted(sessions, key=_by_start))
    lost = tuple(_given_up(plan))
    return ReadSchedule("plan", week, True, order, season, given_up=lost, entries=len(order))


def _given_up(plan: PlanDocument) -> Iterator[str]:
    """`long` for `run-long` and `pin-long-1`, `lift` for `lift-2`, of what was pinned and still did not fit."""
    for lost in plan.dropped:
        if lost.priority == "pinned":
            activity, _, rest = lost.id.partition("-")
            yield rest.partition("-")[0] if activity in ("run", "pin") else activity


def _check_hints(plan: PlanDocument, hints: Hints, file: str) -> None:
    if hints.week is not None and hints.week != plan.week_start:
        expected = f"a day of the week of {plan.week_start}, as {file} says"
        raise InputError("", "--week", str(hints.week), expected, "Leave it out.")
    if hints.timezone is not None and hints.timezone != plan.timezone:
        remedy = "Check a plan in its own time zone, against its own athlete."
        raise InputError(file, "timezone", shown(plan.timezone), f"{hints.timezone}, as requested", remedy)


def _by_start(session: ReadSession) -> tuple[int, str]:
    return session.start or 0, session.id


def _document(text: str, file: str) -> PlanDocument:
    try:
        tables = json.loads(text)
    except RecursionError:
        raise InputError(file, "", "JSON nested too deep", "a plan in JSON", "Write the plan again.") from None
    except ValueError as error:
        line = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        reason = error.msg.lower() if isinstance(error, json.JSONDecodeError) else "a number with too many digits"
        remedy = "Write the plan again with `liftrun plan --json`."
        raise InputError(file, line, "", f"valid JSON ({shown(reason, quote=False)})", remedy) from None
    if not isinstance(tables, dict):
        tables = {}
    return read_plan_tables(tables, file)


def _week(plan: PlanDocument, file: str) -> Week:
    if not is_zone_name(plan.timezone):
        value, remedy = shown(plan.timezone), "Write the name as the tz database has it."
        raise InputError(file, "timezone", value, 'a time zone such as "Europe/Berlin"', remedy)
    if plan.week_start.weekday() != 0 or plan.week_start.year not in YEARS:
        value, remedy = str(plan.week_start), "Give the first day of the week."
        raise InputError(file, "week_start", value, "a Monday such as 2026-11-23", remedy)
    return week_of(plan.week_start, plan.timezone)


def _session(week: Week, part: SessionPart, key: str, file: str) -> ReadSession:
    _refuse_edge_of_calendar(week, part, key, file)
    start, end = minute_of(week, part.start), minute_of(week, part.end)
    day = week.day_of(start)
    if not 0 <= day < len(WEEKDAYS):
        last = week.date_of(6)
        value, expected = shown(part.start.isoformat()), f"a time in the week {week.start} to {last}"
        raise InputError(file, f"{key}.start", value, expected, "Correct it, or week_start.")
    if not start < end <= start + _LONGEST_MINUTES:
        value = shown(part.end.isoformat()) + (", the time of its start" if start == end else "")
        expected = "a time after the start, and within a day of it"
        remedy = "Correct one of the two, or remove the session." if start == end else "Correct one of the two."
        raise InputError(file, f"{key}.end", value, expected, remedy)
    refuse_contradictions(part, key, file)
    minutes, metres = lengths(part.activity, exactly(end - start), _metres(part))
    return ReadSession(
        id=part.id,
        title=plain_line(part.title),
        day=day,
        variants=tuple(_variants(part, Length(minutes.low, metres.low))),
        heavy=part.heavy,
        metres=metres,
        minutes=minutes,
        window=Span(start, end),
        start=start,
        end=end,
        plyometrics=_plyometrics_order(part),
        place=part.place,
    )


def _refuse_edge_of_calendar(week: Week, part: SessionPart, key: str, file: str) -> None:
    """At the edge of the calendar a time may not exist in another zone, so nothing is computed of it."""
    for name, moment in (("start", part.start), ("end", part.end)):
        if moment.year not in YEARS:
            expected = f"a time near the week of {week.start}"
            raise InputError(file, f"{key}.{name}", moment.isoformat(), expected, "Correct it, or week_start.")


def _metres(part: SessionPart) -> Extent | None:
    return None if part.metres is None else exactly(part.metres)


def _variants(part: SessionPart, length: Length) -> Iterator[Session]:
    """What it is; every kind or focus where the plan names none."""
    lengths = (length,)
    if part.activity == "run":
        for kind in (part.kind,) if part.kind else _KINDS:
            hard = kind in HARD_RUNS
            yield Session(part.id, "run", Priority.OTHER_RUN, lengths, kind=kind, hard=hard, optional=part.optional)
    elif part.activity == "lift":
        for focus in (part.focus,) if part.focus else _FOCUSES:
            yield Session(part.id, "lift", Priority.FURTHER_LIFT, lengths, focus=focus, heavy=part.heavy)
    else:
        load = Load(**part.load.model_dump()) if part.load else None
        yield Session(part.id, part.activity, Priority.MOBILITY, lengths, part.kind, hard=part.hard, own_load=load)


def _plyometrics_order(part: SessionPart) -> PlyometricsOrder:
    if part.activity != "lift":
        return "none"
    starts = {block.kind: block.start for block in part.blocks}
    if "plyometrics" not in starts:
        return "none"
    return "last" if "weights" in starts and starts["weights"] < starts["plyometrics"] else "first"


def _check_ids(sessions: tuple[ReadSession, ...], file: str) -> None:
    seen: set[str] = set()
    for number, session in enumerate(sessions, start=1):
        if session.id in seen:
            key, expected = f"sessions[{number}].id", "an id of its own"
            raise InputError(file, key, shown(session.id), expected, "Give it another id.")
        seen.add(session.id)
